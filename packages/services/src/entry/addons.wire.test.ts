import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Compression } from '@realmwright/kernel/ports/compression';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { addonsAccepted } from './addons.wire.ts';

/** Stands for zlib: what is "deflated" is the text itself. */
const plain: Compression = {
  inflate: (bytes) => bytes.slice(),
  deflate: (bytes) => bytes.slice(),
};

test('each addon that the client named is accepted', () => {
  const addon = [...Buffer.from('Lantern\0'), 1, 1, 2, 3, 4, 0, 0, 0, 0];
  const old = Uint8Array.from([2 * addon.length, 0, 0, 0, ...addon, ...addon]);
  const size = 4 + 2 * addon.length + 4;
  const late = Uint8Array.from([size, 0, 0, 0, 2, 0, 0, 0, ...addon, ...addon, 9, 0, 0, 0]);
  const accepted = [2, 1, 0, 0, 0, 0, 0, 0];
  assert.deepEqual([...addonsAccepted(5875, old, plain).encode()], [...accepted, ...accepted]);
  assert.deepEqual([...addonsAccepted(8606, old, plain).encode()], [...accepted, ...accepted]);
  assert.deepEqual([...addonsAccepted(12340, late, plain).encode()], [...accepted, ...accepted, 0, 0, 0, 0]);
});

test('a block that is empty or cannot be read names no addon and harms nobody', () => {
  for (const build of everyBuild) {
    for (const block of [new Uint8Array(), Uint8Array.of(1, 2, 3), new Uint8Array(40).fill(0xff)]) {
      const bytes = addonsAccepted(build, block, plain).encode();
      assert.equal(bytes.length, build === 12340 ? 4 : 0);
    }
  }
});
