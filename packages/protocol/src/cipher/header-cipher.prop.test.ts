import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codecOf } from '@realmwright/kernel/schema/codec';
import fc from 'fast-check';
import { headerCiphersType } from './cipher-state.ts';
import { decipher, encipher, openHeaderCiphers } from './header-cipher.ts';

const names = ['xor', 'keyed-xor', 'arc4'] as const;
const key = fc.uint8Array({ minLength: 40, maxLength: 40 });
const pieces = fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 20 });

for (const name of names) {
  test(`${name}: both sides understand each other in both directions, in any pieces`, () => {
    fc.assert(
      fc.property(key, pieces, (sessionKey, parts) => {
        const client = openHeaderCiphers(name, sessionKey, 'client');
        const server = openHeaderCiphers(name, sessionKey, 'server');
        for (const [from, to] of [
          [client, server],
          [server, client],
        ] as const) {
          for (const part of parts) {
            const bytes = part.slice();
            encipher(from.send, bytes, 0, bytes.length);
            decipher(to.receive, bytes, 0, bytes.length);
            assert.deepStrictEqual(bytes, part);
          }
        }
      }),
    );
  });

  test(`${name}: a state that was saved and read again goes on with the same bytes`, () => {
    const codec = codecOf(headerCiphersType);
    fc.assert(
      fc.property(key, pieces, (sessionKey, parts) => {
        const original = openHeaderCiphers(name, sessionKey, 'server');
        for (const part of parts) {
          const saved = codec.decode(codec.encode(original));
          const one = part.slice();
          const other = part.slice();
          encipher(original.send, one, 0, one.length);
          encipher(saved.send, other, 0, other.length);
          assert.deepStrictEqual(one, other);
          decipher(original.receive, one, 0, one.length);
          decipher(saved.receive, other, 0, other.length);
          assert.deepStrictEqual(one, other);
        }
      }),
    );
  });
}
