import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { arbitraryValue } from '@realmwright/testkit/schema/arbitrary-value';
import fc from 'fast-check';
import { everyLoginMessage } from '../login/login-messages.ts';
import type { Packet } from '../schema/packet.ts';
import { everyDeclaration } from './versions.ts';

const packets = new Set<Packet>([
  ...everyLoginMessage,
  ...everyDeclaration.flatMap(({ layouts }) => layouts.map(({ layout }) => layout)),
]);

/** Stands for zlib: what comes out is what went in. */
const compression = {
  inflate: (bytes: Uint8Array, length: number): Uint8Array => {
    if (bytes.length !== length) throw new RangeError('another length');
    return bytes.slice();
  },
  deflate: (bytes: Uint8Array): Uint8Array => bytes.slice(),
};

/** Encodes; the one value that generators do not know to avoid is passed over. */
function encoded(codec: Packet['codec'], value: unknown): Uint8Array | undefined {
  try {
    return codec.encode(value, compression);
  } catch (error) {
    if (error instanceof ProtocolError && error.reason.startsWith('an item begins like the mark')) return undefined;
    throw error;
  }
}

/** Runs per packet: there are many packets, and a seed that fails is printed. */
const numRuns = 3;

test('there are packets to try', () => {
  assert.ok(packets.size > 30);
});

test('G-21: every packet comes back as it was encoded, compiled and interpreted alike', () => {
  for (const { name, type, codec } of packets) {
    const interpreted = codecOf(type, name, 'interpret');
    fc.assert(
      fc.property(arbitraryValue(type), (value) => {
        const bytes = encoded(codec, value);
        if (bytes === undefined) return;
        assert.deepStrictEqual(interpreted.encode(value, compression), bytes, name);
        const decoded = codec.decode(bytes, compression);
        assert.deepStrictEqual(interpreted.decode(bytes, compression), decoded, name);
        assert.deepStrictEqual(decoded, value, name);
        assert.deepStrictEqual(codec.encode(decoded, compression), bytes, name);
      }),
      { numRuns },
    );
  }
});

test('G-21, G-07: any bytes give a value or a ProtocolError, compiled and interpreted alike', () => {
  for (const { name, type, codec } of packets) {
    const interpreted = codecOf(type, name, 'interpret');
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.tuple(arbitraryValue(type), fc.nat(), fc.nat(255)).map(([value, place, byte]) => {
        const whole = encoded(codec, value) ?? new Uint8Array(0);
        if (whole.length > 0) whole[place % whole.length] = byte;
        return whole.slice(0, whole.length - (place % 3));
      }),
    );
    fc.assert(
      fc.property(bytes, (received) => {
        const outcome = (decode: (bytes: Uint8Array) => unknown): unknown => {
          try {
            return decode(received);
          } catch (error) {
            assert.ok(error instanceof ProtocolError, `${name}: ${String(error)}`);
            return error.message;
          }
        };
        assert.deepStrictEqual(
          outcome((given) => codec.decode(given, compression)),
          outcome((given) => interpreted.decode(given, compression)),
          name,
        );
      }),
      { numRuns },
    );
  }
});
