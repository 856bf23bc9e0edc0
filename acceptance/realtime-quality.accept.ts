import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createCharacter } from '@realmwright/testkit/client/character-screen';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { LatencyProxy } from '@realmwright/testkit/latency-proxy';
import { startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

const walkers: GameClient[] = [];
let proxy: LatencyProxy;
let page: RealtimeClient;

before(async () => {
  for (const name of ['Agilulf', 'Autari', 'Alboin']) walkers.push((await realm.player(12340, { name })).client);
  const credentials = await realm.account();
  const screen = await realm.connect(12340, credentials);
  await createCharacter(screen, { name: 'Theudelind' });
  screen.destroy();
  proxy = await LatencyProxy.open(realm.host.realtime, { delay: 1 });
  page = await RealtimeClient.signIn(realm.host.http, credentials, proxy.socket);
  await page.enter();
  for (const { name } of walkers) await page.sees(name);
});

after(() => proxy[Symbol.asyncDispose]());

/** What the page is told while everybody walks about: bytes per second, state frames, and in how many seconds. */
async function whileAllWalk() {
  const before = { bytes: proxy.bytes.down, frames: page.line.world.sequence, at: performance.now() };
  for (const by of [
    { x: 2, y: 2 },
    { x: -2, y: -2 },
    { x: 2, y: -2 },
    { x: -2, y: 2 },
  ]) {
    await Promise.all(walkers.map((walker) => walker.walk(by)));
  }
  const seconds = (performance.now() - before.at) / 1_000;
  const { sequence } = page.line.world;
  return { bytes: (proxy.bytes.down - before.bytes) / seconds, frames: sequence - before.frames, seconds };
}

/** What the page was told last of how it is served. */
function quality(): string {
  const last = page.told.findLast((message) => message.kind === 'quality');
  return last?.kind === 'quality' ? last.quality : 'full';
}

test('a page in the background costs next to nothing, hears what must arrive, and sees all when it is back', async (t) => {
  const shown = await whileAllWalk();
  assert.ok(shown.frames > 1, `${shown.frames} frames in front`);
  page.line.attend({ sight: 'hidden' });
  await page.waitFor('to be told nothing', () => quality() === 'hidden');
  const hidden = await whileAllWalk();
  t.diagnostic(`${shown.bytes.toFixed(0)} bytes a second in front, ${hidden.bytes.toFixed(1)} behind`);
  assert.equal(hidden.frames, 0);
  // A sign of life and a checksum may fall into the time.
  assert.ok(hidden.bytes < 60, `${hidden.bytes} bytes a second behind, ${shown.bytes} in front`);
  walkers[0]?.say('are you still with us?');
  await page.hears('are you still with us?');
  page.line.attend({ sight: 'shown' });
  for (const { name, place } of walkers) await page.seesAt(name, place.x, place.y);
});

test('whoever saves data is told less often, and is right all the same', async (t) => {
  const shown = await whileAllWalk();
  page.line.attend({ saving: 'data' });
  await page.waitFor('to be told little', () => quality() === 'low');
  const saving = await whileAllWalk();
  for (const { name, place } of walkers) await page.seesAt(name, place.x, place.y);
  page.line.attend({ saving: 'nothing' });
  // Bytes depend on who else comes along meanwhile; how often the page is told does not.
  t.diagnostic(`${shown.bytes.toFixed(0)} bytes a second, ${saving.bytes.toFixed(0)} when saving`);
  // Four times a second, and what was on its way at the begin.
  const most = 4 * saving.seconds + 4;
  assert.ok(saving.frames <= most, `${saving.frames} frames in ${saving.seconds} s`);
});

test('a line that becomes long is told less often, until it is short again', async () => {
  proxy.quality = { delay: 250 };
  await page.waitFor('the round trip to be found out', () => page.line.trip > 300, 60_000);
  await page.waitFor('to be told less', () => quality() !== 'full', 60_000);
  proxy.quality = { delay: 1 };
  await page.waitFor('to be told everything again', () => quality() === 'full', 120_000);
});
