import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Step } from '@realmwright/protocol/realtime/client-messages';
import { openCountry } from './ground/country.ts';
import { angleBetween, OwnWalk } from './own-walk.ts';

function walker(country = openCountry) {
  const told: Omit<Step, 'input'>[] = [];
  const walk = new OwnWalk(
    () => country,
    (step) => told.push(step),
  );
  walk.place({ x: 0, y: 0, z: 5, orientation: 0 });
  return { walk, told };
}

test('a walk is told when it starts, twice a second while it lasts, and when it ends', () => {
  const { walk, told } = walker();
  for (let frame = 0; frame <= 75; frame++) walk.advance({ x: 1, y: 0 }, 0.016, frame * 16);
  walk.advance(undefined, 0.016, 1_300);
  assert.deepEqual(
    told.map(({ cause }) => cause),
    ['start', 'heartbeat', 'heartbeat', 'stop'],
  );
  assert.ok(Math.abs(walk.x - 76 * 0.016 * 7) < 1e-9);
  assert.equal(told.at(-1)?.flags, 0);
});

test('the first word of a walk says where it begins', () => {
  const { walk, told } = walker();
  walk.advance({ x: 0, y: 1 }, 0.016, 16);
  assert.deepEqual([told[0]?.x, told[0]?.y], [0, 0]);
  assert.ok(Math.abs((told[0]?.orientation ?? 0) - Math.PI / 2) < 1e-9);
});

test('a turn on the way is told, and not every frame', () => {
  const { walk, told } = walker();
  for (let frame = 0; frame < 20; frame++) {
    walk.advance({ x: Math.cos(frame / 10), y: Math.sin(frame / 10) }, 0.016, frame * 16);
  }
  const turns = told.filter(({ cause }) => cause === 'turn').length;
  assert.ok(turns >= 2 && turns <= 3, `${turns} turns`);
});

test('somebody slides along what they cannot walk through, and stops before it', () => {
  const wall = { ...openCountry, isWalkable: (x: number) => x < 1 };
  const { walk } = walker(wall);
  for (let frame = 0; frame < 100; frame++) walk.advance({ x: 1, y: 1 }, 0.016, frame * 16);
  assert.ok(walk.x < 1);
  assert.ok(walk.y > 4);
  for (let frame = 0; frame < 20; frame++) walk.advance({ x: 1, y: 0 }, 0.016, 2_000 + frame * 16);
  assert.equal(walk.isMoving, false);
});

test('the way between two directions is the short one', () => {
  assert.ok(Math.abs(angleBetween(0.1, 2 * Math.PI - 0.1) - 0.2) < 1e-9);
  assert.ok(Math.abs(angleBetween(2 * Math.PI - 0.1, 0.1) + 0.2) < 1e-9);
});
