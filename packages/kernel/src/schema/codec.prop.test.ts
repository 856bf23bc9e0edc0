import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arbitraryValue } from '@realmwright/testkit/schema/arbitrary-value';
import fc from 'fast-check';
import { ByteWriter } from './bytes.ts';
import { codecOf } from './codec.ts';
import { accountIdType, edgeIdType, realmIdType } from './domain.ts';
import { ProtocolError } from './protocol-error.ts';
import {
  bool,
  bytes,
  f32,
  f64,
  i8,
  i16,
  i32,
  i64,
  list,
  literals,
  nothing,
  optional,
  struct,
  type Type,
  u8,
  u16,
  u32,
  u64,
  union,
  utf8,
} from './types.ts';

const leaves: readonly Type<unknown>[] = [
  ...[u8, u16, u32, i8, i16, i32, f32, f64, u64, i64, bool, nothing],
  ...[accountIdType, realmIdType, edgeIdType, literals('one', 'two', 'three')],
  ...[utf8({ maxBytes: 20 }), utf8({ maxBytes: 200 }), bytes({ maxBytes: 9 }), bytes({ maxBytes: 100_000 })],
];

/** Descriptions of any shape, up to a few levels deep. */
const { description } = fc.letrec<{ description: Type<unknown>; fields: Type<object> }>((tie) => ({
  description: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom(...leaves),
    tie('fields'),
    tie('description').map((inner) => optional(inner)),
    tie('description').map((inner) => list(struct({ first: u8, inner }), { max: 5 })),
    fc.tuple(tie('fields'), tie('fields')).map(([one, other]) => union({ one, other, none: struct({}) })),
  ),
  fields: fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,5}$/), tie('description'), { maxKeys: 5 }).map(struct),
}));

test('values of any description come back, compiled and interpreted alike', () => {
  fc.assert(
    fc.property(
      description.chain((type) => fc.tuple(fc.constant(type), arbitraryValue(type))),
      ([type, value]) => {
        const compiled = codecOf(type);
        const interpreted = codecOf(type, 'message', 'interpret');
        const encoded = compiled.encode(value);
        assert.deepStrictEqual(interpreted.encode(value), encoded);
        assert.deepStrictEqual(compiled.decode(encoded), value);
        assert.deepStrictEqual(interpreted.decode(encoded), value);
      },
    ),
  );
});

test('any bytes give a value or a ProtocolError of any description, compiled and interpreted alike', () => {
  fc.assert(
    fc.property(description, fc.uint8Array({ maxLength: 60 }), (type, received) => {
      const outcomes = (['compile', 'interpret'] as const).map((mode) => {
        try {
          return codecOf(type, 'message', mode).decodeLoosely(received);
        } catch (error) {
          assert.ok(error instanceof ProtocolError, String(error));
          return error.message;
        }
      });
      assert.deepStrictEqual(outcomes[0], outcomes[1]);
    }),
  );
});

test('any value at all is encoded or refused, compiled and interpreted alike; a refused one leaves the writer as it was', () => {
  fc.assert(
    fc.property(description, fc.anything(), (type, value) => {
      const outcomes = (['compile', 'interpret'] as const).map((mode) => {
        const writer = new ByteWriter(2).u8(7);
        try {
          codecOf(type, 'message', mode).write(writer, value);
          return writer.take();
        } catch (error) {
          assert.ok(error instanceof ProtocolError, String(error));
          assert.deepStrictEqual(writer.take(), Uint8Array.of(7));
          return error.path;
        }
      });
      assert.deepStrictEqual(outcomes[0], outcomes[1]);
    }),
  );
});
