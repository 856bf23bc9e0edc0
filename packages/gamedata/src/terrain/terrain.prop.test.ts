import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testLand } from './terrain.fixture.ts';
import { Terrain } from './terrain.ts';

const inLand = {
  x: fc.double({ min: -128, max: 128, noNaN: true }),
  y: fc.double({ min: -64, max: 128, noNaN: true }),
};
const seed = fc.integer({ min: 0, max: 0xffff_ffff });

test('the same declaration gives the same land, in whatever order it is looked at', () => {
  fc.assert(
    fc.property(seed, fc.array(fc.record(inLand), { minLength: 1, maxLength: 20 }), (own, spots) => {
      const one = new Terrain({ ...testLand, seed: own });
      const other = new Terrain({ ...testLand, seed: own });
      const forth = spots.map(({ x, y }) => [one.heightAt(x, y), one.groundAt(x, y), one.isWalkable(x, y)]);
      const back = spots
        .toReversed()
        .map(({ x, y }) => [other.heightAt(x, y), other.groundAt(x, y), other.isWalkable(x, y)]);
      assert.deepEqual(forth, back.toReversed());
    }),
    { numRuns: 25 },
  );
});

test('the bare ground has no steps: an inch along is never more than three up', () => {
  const terrain = new Terrain(testLand);
  fc.assert(
    fc.property(fc.record(inLand), ({ x, y }) => {
      const height = terrain.bareHeightAt(x, y);
      assert.ok(Number.isFinite(height));
      const inch = 1 / 36;
      for (const [dx, dy] of [
        [inch, 0],
        [0, inch],
      ] as const) {
        assert.ok(Math.abs(terrain.bareHeightAt(x + dx, y + dy) - height) <= 3 * inch);
      }
    }),
    { numRuns: 2000 },
  );
});

test('whatever the seed, what was declared level is level, what is wet is not walked through, and houses stand dry', () => {
  fc.assert(
    fc.property(seed, (own) => {
      const terrain = new Terrain({ ...testLand, seed: own });
      assert.equal(terrain.heightAt(0, -10), 50);
      assert.equal(terrain.groundAt(-80, 60), 'water');
      assert.ok(!terrain.isWalkable(-80, 60));
      for (const { door } of terrain.houses) assert.ok(terrain.isWalkable(door.x, door.y));
    }),
    { numRuns: 50 },
  );
});

test('two seeds give two lands', () => {
  const one = new Terrain(testLand);
  const other = new Terrain({ ...testLand, seed: testLand.seed + 1 });
  assert.notEqual(one.heightAt(100, -40), other.heightAt(100, -40));
});
