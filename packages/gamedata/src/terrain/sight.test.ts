import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOpenBetween } from './sight.ts';
import { testLand } from './terrain.fixture.ts';
import { Terrain } from './terrain.ts';

const terrain = new Terrain(testLand);
const [house] = terrain.houses;
assert.ok(house);

/** A place by the house: so many yards from its middle towards its front and along it, at the height of a chest. */
function by(forward: number, aside: number) {
  const { front } = house ?? { front: { x: 0, y: 0 } };
  const x = (house?.x ?? 0) + front.x * forward - front.y * aside;
  const y = (house?.y ?? 0) + front.y * forward + front.x * aside;
  return { x, y, z: terrain.heightAt(x, y) + 1.4 };
}

const both = (one: ReturnType<typeof by>, other: ReturnType<typeof by>): boolean => {
  const isOpen = isOpenBetween(terrain, one, other);
  assert.equal(isOpenBetween(terrain, other, one), isOpen, 'each sees the other, or neither does');
  return isOpen;
};

test('a house stands between those on two sides of it, around a corner too, and not between those along a wall', () => {
  const { width, depth } = house;
  const [deep, wide] = [depth / 2, width / 2];
  assert.equal(both(by(deep + 2, 0), by(-deep - 2, 0)), false, 'before it and behind it');
  assert.equal(both(by(0, wide + 2), by(0, -wide - 2)), false, 'left and right of it');
  assert.equal(both(by(deep + 1, wide - 2.5), by(deep - 2.5, wide + 1)), false, 'around the corner');
  assert.equal(both(by(deep + 0.5, wide), by(deep + 0.5, -wide)), true, 'along the front');
  assert.equal(both(by(deep + 2, wide + 2), by(-deep - 2, wide + 2)), true, 'beside it');
  assert.equal(both(by(deep + 1, 0), by(deep + 4, 1)), true, 'both before it');
});

test('who is in a house by mistake sees out, and is seen', () => {
  assert.equal(both(by(0, 0), by(20, 0)), true);
});

test('a hill is between those on two sides of it, unless they are high enough, and nothing is known beyond the land', () => {
  const at = (x: number, y: number, up = 1.4) => ({ x, y, z: terrain.heightAt(x, y) + up });
  assert.equal(isOpenBetween(terrain, at(90, 45), at(90, 127)), false);
  assert.equal(isOpenBetween(terrain, at(90, 45, 40), at(90, 127, 40)), true);
  assert.equal(isOpenBetween(terrain, at(0, -10), at(8, -4)), true, 'on the green');
  assert.equal(isOpenBetween(terrain, at(90, 45), at(90, 200)), true);
});
