import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const folder = await mkdtemp(join(tmpdir(), 'realmwright recorded '));
const realm = await startRealm({ REALMWRIGHT_DATA: join(folder, 'data'), REALMWRIGHT_WORLD_RECORD: 'true' });
after(async () => {
  await realm[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Where the crowd of each build walks, yards from its start: a triangle, a square, a zigzag. */
const ways = {
  5875: [{ x: 24 }, { x: -12, y: 20 }, { x: -16, y: -12 }],
  8606: [{ y: 18 }, { x: -18 }, { y: -18 }, { x: 12 }],
  12340: [
    { x: 8, y: -12 },
    { x: 8, y: 12 },
    { x: 8, y: -12 },
    { x: 8, y: 12 },
  ],
} as const;
const names = {
  5875: ['Arno', 'Asta', 'Alma'],
  8606: ['Bodo', 'Berta', 'Benno'],
  12340: ['Carlo', 'Clara', 'Conny'],
} as const;

test('a recorded crowd of three builds plays again to the same hash, and is drawn on a map', async () => {
  const crowd: { readonly client: GameClient; readonly index: number; readonly build: (typeof everyBuild)[number] }[] =
    [];
  for (const build of everyBuild) {
    for (const [index, name] of names[build].entries()) {
      const { client } = await realm.player(build, { name });
      crowd.push({ client, index, build });
    }
  }
  await Promise.all(
    crowd.map(async ({ client, index, build }) => {
      await client.walk({ x: 4 * index, y: 3 * index });
      for (const leg of ways[build]) await client.walk(leg);
      client.say(`I was ${client.name}`);
    }),
  );
  await realm.host.close();

  const recordings = (await readdir(join(folder, 'data', 'recordings'))).filter((file) => file.startsWith('r1-m0-'));
  assert.equal(recordings.length, 1);
  const file = join(folder, 'data', 'recordings', recordings[0] ?? '');
  const picture = process.env['REALMWRIGHT_TEST_PICTURE'] ?? join(folder, 'crowd.svg');
  const told = await realm.command('replay', file, '--picture', picture);
  assert.match(told, /the same as recorded/);
  const drawn = await readFile(picture, 'utf8');
  for (const name of Object.values(names).flat()) assert.ok(drawn.includes(`>${name}<`), `${name} is on the map`);
});
