import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createCharacter } from '@realmwright/testkit/client/character-screen';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { motionFlags, RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { distance } from '@realmwright/testkit/client/seen-path';
import { LatencyProxy, type LineQuality } from '@realmwright/testkit/latency-proxy';
import { startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

let witness: GameClient;

before(async () => {
  witness = (await realm.player(12340, { name: 'Witness' })).client;
});

/** Somebody with a page, at the end of a long line. */
async function farAway(name: string, quality: LineQuality) {
  const credentials = await realm.account();
  const screen = await realm.connect(12340, credentials);
  await createCharacter(screen, { name });
  screen.destroy();
  const proxy = await LatencyProxy.open(realm.host.realtime, quality);
  const page = await RealtimeClient.signIn(realm.host.http, credentials, proxy.socket);
  await page.enter();
  await page.sees('Witness');
  return { page, proxy };
}

const { forward, backward, strafeLeft } = motionFlags;

test('at a round trip of 150 ms the own character goes with the keys, and is where the world has it', async () => {
  const { page, proxy } = await farAway('Adalrich', { delay: 75, jitter: 10 });
  const self = await page.sees('Adalrich');
  await page.waitFor('the round trip to be measured', () => page.line.trip >= 150);
  const steered = page.steering();
  await steered.hold(forward, 0, 700);
  await steered.hold(strafeLeft, 0, 400);
  await steered.hold(backward, 1, 500);
  // Whatever the line takes, each frame shows what the keys have done until then.
  for (const [at, frame] of steered.frames.entries()) {
    const former = steered.frames[at - 1];
    if (former === undefined) continue;
    const way = Math.hypot(frame.drawn.x - former.drawn.x, frame.drawn.y - former.drawn.y);
    const seconds = (frame.at - former.at) / 1_000;
    assert.ok(way > 4.5 * seconds - 0.001 && way < 7 * seconds + 0.001, `frame ${at}: ${way} yards in ${seconds} s`);
  }
  steered.release();
  await witness.seesAt({ guid: BigInt(self.entry) }, steered.mover.stand);
  assert.equal(
    page.told.some(({ kind }) => kind === 'correct'),
    false,
  );
  page.line.close();
  await proxy[Symbol.asyncDispose]();
});

test('at 400 ms, with segments that stall, everybody ends where everybody else has it', async () => {
  const stalls = { share: 0.02, least: 200, most: 400 };
  const { page, proxy } = await farAway('Berthold', { delay: 200, jitter: 20, stalls });
  const self = await page.sees('Berthold');
  const steered = page.steering();
  let legs = 0;
  while (proxy.stallCount < 3 && legs < 80) {
    legs += 1;
    await steered.hold(forward, (legs * Math.PI) / 2, 600);
  }
  steered.release();
  assert.ok(proxy.stallCount > 0, 'nothing stalled');
  // The world may put it right a moment later: then it stands there.
  await witness.waitFor('it where it stands', () => {
    const sight = witness.sights.find(BigInt(self.entry));
    return sight !== undefined && distance(sight.place, steered.mover.stand) < 0.5;
  });
  await witness.walk({ x: 3, y: 1 });
  await page.seesAt('Witness', witness.place.x, witness.place.y);
  assert.equal(page.closed, undefined);
  assert.deepEqual(await page.line.act({ kind: 'speak', how: 'say', text: 'here I am' }), { kind: 'done' });
  await witness.hears('here I am');
  page.line.close();
  await proxy[Symbol.asyncDispose]();
});

test('a line that the library makes long is as long as it says, and whatever was said comes once and in order', async () => {
  const { client: page } = await realm.page('Gerlind');
  page.line.simulateLine({ delayMillis: 120, jitterMillis: 20, stallShare: 0.05, stallMillis: 200 });
  const began = performance.now();
  await page.does({ kind: 'stand', state: 'sit' });
  const millis = performance.now() - began;
  // Timers may be early by a fraction.
  assert.ok(millis > 238, `there and back in ${millis} ms`);
  const lines = Array.from({ length: 4 }, (_, at) => `word ${at}`);
  const say = (text: string) => page.does({ kind: 'speak', how: 'say', text });
  await Promise.all(lines.slice(0, 3).map(say));
  page.line.simulateLine(undefined);
  for (const text of lines.slice(3)) await say(text);
  for (const text of lines) await Promise.all([witness.hears(text), page.hears(text)]);
  const words = ({ text }: { readonly text: string }): string[] => (text.startsWith('word ') ? [text] : []);
  assert.deepEqual(witness.heard.flatMap(words), lines);
  assert.deepEqual(page.said.flatMap(words), lines);
  page.line.close();
});
