import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WalkingWish } from './walking-wish.ts';

test('two keys make a slope, and opposite ones nothing', () => {
  const wish = new WalkingWish();
  assert.equal(wish.press('KeyW'), true);
  wish.press('KeyA');
  assert.deepEqual(wish.direction, { x: 1, y: 1 });
  wish.press('KeyS');
  wish.press('KeyD');
  assert.equal(wish.direction, undefined);
});

test('keys that do not walk are left to others', () => {
  const wish = new WalkingWish();
  assert.equal(wish.press('KeyQ'), false);
  assert.equal(wish.direction, undefined);
});

test('the stick counts from a little push on, and nothing is held any more when somebody looks elsewhere', () => {
  const wish = new WalkingWish();
  wish.lean(0.1, 0.1);
  assert.equal(wish.direction, undefined);
  wish.lean(0, -1);
  assert.deepEqual(wish.direction, { x: 1, y: -0 });
  wish.letGoAll();
  assert.equal(wish.direction, undefined);
});
