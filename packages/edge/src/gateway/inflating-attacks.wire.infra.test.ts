import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { nodeCompression } from '@realmwright/platform/compression';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { blobText } from '@realmwright/services/client-data/client-data.wire';
import { addonsAccepted } from '@realmwright/services/entry/addons.wire';

/** Rows of the table of attacks about deflated fields, against the zlib that ships. */

/** A zlib stream behind the length that it claims. */
function block(claimed: number, stream: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + stream.length);
  new DataView(bytes.buffer).setUint32(0, claimed, true);
  bytes.set(stream, 4);
  return bytes;
}

const addon = (name: string): Uint8Array => Uint8Array.from([...Buffer.from(`${name}\0`), 1, 0, 0, 0, 0, 0, 0, 0, 0]);
const addons = (count: number): Uint8Array => Buffer.concat(Array.from({ length: count }, () => addon('A')));

/** The form of 3.3.5a: a count in front, a time behind. */
function counted(count: number, named: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + named.length + 4);
  new DataView(bytes.buffer).setUint32(0, count, true);
  bytes.set(named, 4);
  return bytes;
}

const bomb = deflateSync(new Uint8Array(8 << 20));

for (const [name, lie] of [
  ['G-09: an addon block that claims a mebibyte', block(1 << 20, deflateSync(addons(3)))],
  ['G-09: an addon block that inflates a thousandfold', block(0xffff, bomb)],
  ['G-09: an addon block that is smaller than it claims', block(5_000, deflateSync(addons(3)))],
  ['G-09: an addon block that is larger than it claims', block(5, deflateSync(addons(3)))],
  ['G-09: an addon block that is no zlib stream', block(40, Buffer.from('GET / HTTP/1.1'))],
  ['G-09: an addon block with nothing behind its size', block(40, new Uint8Array())],
  ['G-09: an addon block without the end of a name', block(4, deflateSync(Buffer.from('AAAA')))],
  ['G-09: an addon block with 257 addons', block(257 * 11, deflateSync(addons(257)))],
  ['G-09: an addon block with a name of 65 letters', block(75, deflateSync(addon('A'.repeat(65))))],
  ['G-09: an addon block that counts to the end of numbers', block(41, deflateSync(counted(0xffff_ffff, addons(3))))],
  ['G-09: a counted addon block with 257 addons', block(257 * 11 + 8, deflateSync(counted(257, addons(257))))],
  ['G-09: a counted addon block with a name of 65 letters', block(83, deflateSync(counted(1, addon('A'.repeat(65)))))],
] as const) {
  test(`${name} names no addon, and costs next to nothing`, () => {
    for (const build of everyBuild) {
      const began = performance.now();
      const bytes = addonsAccepted(build, lie, nodeCompression).encode();
      assert.ok(performance.now() - began < 3_000);
      assert.equal(bytes.length, build === 12340 ? 4 : 0);
    }
  });
}

test('G-09: an honest addon block is answered addon by addon', () => {
  const old = block(22, deflateSync(addons(2)));
  assert.equal(addonsAccepted(5875, old, nodeCompression).encode().length, 16);
  assert.equal(
    addonsAccepted(12340, block(30, deflateSync(counted(2, addons(2)))), nodeCompression).encode().length,
    20,
  );
});

test('G-10: a stored blob that lies about its size, or is a bomb, has no text and costs next to nothing', () => {
  const text = deflateSync(Buffer.from('SET lantern "1"'));
  assert.equal(Buffer.from(blobText(block(15, text), nodeCompression) ?? []).toString(), 'SET lantern "1"');
  const lies = [
    block(14, text),
    block(16, text),
    block(1 << 20, text),
    block(0xffff, bomb),
    block(9, Buffer.from('no zlib')),
  ];
  const began = performance.now();
  for (const lie of lies) assert.equal(blobText(lie, nodeCompression), undefined);
  assert.ok(performance.now() - began < 3_000);
});
