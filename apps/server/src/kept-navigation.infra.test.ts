import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { testPorts } from '@realmwright/testkit/test-ports';
import { hollowmere } from '@realmwright/testkit/world-fixture';
import { openKeptNavigation } from './kept-navigation.ts';

const folder = await mkdtemp(join(tmpdir(), 'navigation-'));
after(() => rm(folder, { recursive: true, force: true }));
const router = new BusRouter();
after(() => router.close());
const { log } = testPorts(connectMemoryBus(router, { onError: (error) => assert.fail(String(error)) }));
const [land] = hollowmere.lands;
assert.ok(land);

test('a mesh is made once, kept, and made again when the kept one is not whole', async () => {
  const first = await openKeptNavigation([folder], land, log);
  const [file, ...others] = await readdir(folder);
  assert.ok(file !== undefined && others.length === 0);
  const bytes = await readFile(join(folder, file));
  const again = await openKeptNavigation([folder], land, log);
  assert.equal(again.fingerprint, first.fingerprint);
  await writeFile(join(folder, file), bytes.subarray(0, bytes.length - 7));
  const repaired = await openKeptNavigation([folder], land, log);
  assert.equal(repaired.fingerprint, first.fingerprint);
  assert.deepEqual(await readFile(join(folder, file)), bytes);
});

test('it is kept in the first folder that takes it, and where none does there is a navigation all the same', async () => {
  const file = join(folder, 'blocked');
  await writeFile(file, 'a file where a folder should be');
  const blocked = join(file, 'navigation');
  const next = join(folder, 'next');
  const navigation = await openKeptNavigation([blocked], land, log);
  assert.ok(navigation.findWay({ x: -8950, y: -132, z: 83.5 }, { x: -8905, y: -160, z: 83.5 }));
  await openKeptNavigation([blocked, next], land, log);
  assert.equal((await readdir(next)).length, 1);
});
