import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSpeed, Walk } from './walk.ts';

const settings = { heartbeatMillis: 500, chance: () => 0.5 };
const start = { x: 100, y: 200 };

test('a bot never reports a place farther than its speed allows, however late it is called', () => {
  const walk = new Walk(start, { x: 400, y: 200 }, 0, settings);
  let [at, time] = [walk.place, 0];
  for (let now = 0; now < 120_000; now += now % 7_000 === 0 ? 3_000 : 37) {
    const step = walk.step(now);
    if (step === undefined) continue;
    const gone = Math.hypot(step.x - at.x, step.y - at.y);
    assert.ok(gone <= (runSpeed * (now - time)) / 1000 + 1e-6, `${gone} yards in ${now - time} ms`);
    [at, time] = [walk.place, now];
  }
});

test('a bot goes home first and then stays about it', () => {
  const home = { x: 160, y: 200 };
  const walk = new Walk(start, home, 0, settings);
  const kinds: string[] = [];
  for (let now = 0; now < 60_000; now += 20) {
    const step = walk.step(now);
    if (step !== undefined) kinds.push(step.kind);
  }
  assert.deepEqual(kinds.slice(0, 2), ['start', 'heartbeat']);
  assert.ok(kinds.includes('stop'));
  assert.ok(Math.hypot(walk.place.x - home.x, walk.place.y - home.y) < 40);
});

test('a bot that halts stands, says so once, and only while it was moving', () => {
  const walk = new Walk(start, { x: 400, y: 200 }, 0, settings);
  assert.equal(walk.halt(0), undefined);
  walk.step(5_000);
  assert.equal(walk.isMoving, true);
  assert.equal(walk.halt(5_100)?.kind, 'stop');
  assert.equal(walk.halt(5_200), undefined);
});

test('a bot that the server put elsewhere goes on from there', () => {
  const walk = new Walk(start, start, 0, settings);
  walk.step(5_000);
  walk.standAt({ x: 0, y: 0 }, 5_100);
  assert.equal(walk.isMoving, false);
  const step = walk.step(20_000);
  assert.deepEqual([step?.kind, step?.x, step?.y], ['start', 0, 0]);
});
