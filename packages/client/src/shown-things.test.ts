import assert from 'node:assert/strict';
import { test } from 'node:test';
import { motionFlags, realFields } from '@realmwright/protocol/realtime/entity-state';
import { ShownThings } from './shown-things.ts';
import { WorldView } from './world-view.ts';

const still = { x: 0, y: 0, z: 0, orientation: 0, flags: 0, age: 0 };
const running = { ...still, flags: motionFlags.forward };

/** Somebody in view, of whom words come with these ways of their frames. */
function aView() {
  const world = new WorldView();
  const shown = new ShownThings(world);
  let sequence = 0;
  const tell = (
    time: number,
    item: Parameters<WorldView['apply']>[0]['message']['items'][number],
    now: number,
  ): void => {
    const baseline = sequence;
    sequence += 1;
    const message = { kind: 'state', time, items: [item] } as const;
    world.apply({ delivery: 'latest', priority: 'state', sequence, baseline, message });
    shown.hear(now);
  };
  const numbers = { numbers: [], reals: [{ field: realFields.indexOf('runSpeed'), value: 7 }] };
  const who = {
    thing: 1,
    form: 'player',
    entry: 1,
    name: 'Ann',
    fields: numbers,
    motion: still,
    way: undefined,
  } as const;
  tell(1_000, { kind: 'enter', ...who }, 0);
  return { world, shown, tell };
}

test('words that come unevenly make an even movement, without a jump', () => {
  const { shown, tell } = aView();
  const words = [0, 500, 1_000, 1_500, 2_000].map((at) => ({
    at,
    // Now quick, now slow.
    comes: at + ((at / 500) % 2 === 0 ? 20 : 140),
  }));
  let last: number | undefined;
  for (let now = 20; now < 2_600; now += 16) {
    while (words[0] !== undefined && words[0].comes <= now) {
      const { at } = words.shift() ?? { at: 0 };
      tell(1_000 + at, { kind: 'move', thing: 1, motion: { ...running, x: (7 * at) / 1_000 } }, now);
    }
    const x = shown.draw(1, now)?.x ?? Number.NaN;
    if (last !== undefined)
      assert.ok(x - last > -0.05 && x - last < 0.4, `from ${last} to ${x} in one frame at ${now}`);
    last = x;
  }
  assert.ok((last ?? 0) > 16, `it has come ${last} yards in two and a half seconds`);
});

test('somebody of whom nothing is heard does not run on for ever', () => {
  const { shown, tell } = aView();
  tell(1_000, { kind: 'move', thing: 1, motion: running }, 0);
  const there = shown.draw(1, 10_000)?.x;
  assert.equal(shown.draw(1, 20_000)?.x, there);
});

test('whoever follows a way is shown along its points, and stays at its end', () => {
  const { shown, tell } = aView();
  const points = [still, { ...still, x: 10 }, { ...still, x: 10, y: 10 }].map(({ x, y, z }) => ({ x, y, z }));
  tell(1_000, { kind: 'follow', thing: 1, way: { points, duration: 2_000, elapsed: 0, gait: 'walk' } }, 0);
  shown.draw(1, 0);
  const half = shown.draw(1, 1_500 + shown.delay);
  assert.ok(half !== undefined && Math.abs(half.x - 10) < 0.01 && Math.abs(half.y - 5) < 0.01, JSON.stringify(half));
  const end = shown.draw(1, 9_000);
  assert.deepEqual([end?.x, end?.y], [10, 10]);
  assert.equal(shown.draw(2, 9_000), undefined);
});

test('a figure is turned along its way, and looks ahead where it goes backwards', () => {
  const { shown, tell } = aView();
  const headingOf = (flags: number, now: number): number | undefined => {
    tell(1_000, { kind: 'move', thing: 1, motion: { ...still, orientation: 1, flags } }, now);
    return shown.draw(1, now)?.heading;
  };
  assert.equal(headingOf(motionFlags.forward, 0), 1);
  assert.equal(headingOf(motionFlags.strafeLeft, 20), 1 + Math.PI / 2);
  assert.equal(headingOf(motionFlags.backward, 40), 1);
});

test('its paces are counted while it is drawn, and where it has been put is not a pace', () => {
  const { shown, tell } = aView();
  tell(1_000, { kind: 'move', thing: 1, motion: running }, 0);
  for (let now = 0; now <= 1_000; now += 20) shown.draw(1, now);
  const far = shown.find(1);
  assert.ok(far?.isMoving && Math.abs(far.gone - far.x) < 0.01, JSON.stringify(far));
  const { gone } = far;
  tell(2_000, { kind: 'jump', thing: 1, motion: { ...still, x: 500 } }, 1_020);
  assert.equal(shown.draw(1, 1_020)?.x, 500);
  assert.equal(shown.find(1)?.isMoving, false);
  assert.equal(shown.find(1)?.gone, gone);
});

test('what is out of view is shown no more', () => {
  const { shown, tell } = aView();
  shown.draw(1, 0);
  tell(1_050, { kind: 'leave', thing: 1 }, 50);
  assert.equal(shown.find(1), undefined);
  assert.equal(shown.draw(1, 60), undefined);
});
