import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeededRandom } from './seeded-random.ts';

const draw = (random: SeededRandom) => Array.from({ length: 20 }, () => random.u32());

test('the same seed draws the same, another seed something else', () => {
  assert.deepEqual(draw(new SeededRandom(5)), draw(new SeededRandom(5)));
  assert.notDeepEqual(draw(new SeededRandom(5)), draw(new SeededRandom(6)));
});

test('a fork does not depend on what was drawn before it, and differs by its name', () => {
  const fresh = new SeededRandom(5);
  const used = new SeededRandom(5);
  draw(used);
  assert.deepEqual(draw(fresh.fork('bus')), draw(used.fork('bus')));
  assert.notDeepEqual(draw(fresh.fork('bus')), draw(fresh.fork('sockets')));
});

test('whole numbers reach both ends and nothing beyond', () => {
  const random = new SeededRandom(1);
  const seen = new Set(Array.from({ length: 1_000 }, () => random.integer(3, 6)));
  assert.deepEqual([...seen].sort(), [3, 4, 5, 6]);
});
