import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

let herald: GameClient;
const hearers: GameClient[] = [];
before(async () => {
  herald = (await realm.player(12340, { name: 'Herald' }, { role: 'operator' })).client;
  for (const [build, name] of [
    [5875, 'Earold'],
    [8606, 'Earmid'],
    [12340, 'Earnew'],
  ] as const)
    hearers.push((await realm.player(build, { name })).client);
});

test('texts of the realm are added, said at once, listed and removed', async () => {
  await herald.command('.autobroadcast add The well is deep.', /Text 1 is added/);
  await herald.command('.autobroadcast list', /1 texts, one of them said never, by the configuration/);
  await herald.command('.autobroadcast now', /Said: The well is deep\./);
  for (const hearer of hearers) await hearer.hears('The well is deep.', 'system');
  await herald.command('.autobroadcast remove 1', /removed/);
  await herald.command('.autobroadcast remove 1', /There is no text 1/);
  await herald.command('.autobroadcast now', /no such texts/);
});

test('the configuration that is read anew has them said by themselves, and tells what waits for a start', async () => {
  await herald.command('.autobroadcast add Mind the ducks.', /is added/);
  await mkdir(realm.host.dataFolder, { recursive: true });
  const settings = 'chat:\n  broadcastSeconds: 1\n  broadcastOnto: both\nrealm:\n  name: Elsewhere\n';
  await writeFile(join(realm.host.dataFolder, 'realmwright.yaml'), settings);
  const from = hearers.map((hearer) => hearer.connection.received.length);
  await herald.command('.reload config', /Counts from now on: .*chat\.broadcastSeconds/);
  await herald.hears(/Waits for the next start: realm\.name\./, 'system');
  for (const [i, hearer] of hearers.entries()) {
    await hearer.hears('Mind the ducks.', 'system');
    const shown = await hearer.connection.next('SMSG_NOTIFICATION', from[i] ?? 0);
    assert.equal(shown.raw('notification'), 'Mind the ducks.');
  }
});

test('a configuration with a mistake changes nothing and says which', async () => {
  await writeFile(join(realm.host.dataFolder, 'realmwright.yaml'), 'chat:\n  broadcastSeconds: often\n');
  await herald.command('.reload config', /chat\.broadcastSeconds in .* must be a whole number/);
  await herald.command('.autobroadcast list', /every 1 second/);
});

test('announcements carry a name when they are to, and reach those with a role alone when they are for them', async () => {
  herald.say('.nameannounce Supper!');
  for (const hearer of hearers) await hearer.hears('[Herald] Supper!', 'system');
  herald.say('.gmannounce Watch the cellar.');
  herald.say('.gmnameannounce And the attic.');
  await herald.hears('[staff] Watch the cellar.', 'system');
  await herald.hears('[staff] [Herald] And the attic.', 'system');
  herald.say('.announce That was all.');
  for (const hearer of hearers) {
    await hearer.hears('That was all.', 'system');
    assert.equal(
      hearer.heard.some(({ text }) => text.includes('[staff]')),
      false,
    );
  }
  await herald.command('.gm ingame', /Herald, operator/);
});
