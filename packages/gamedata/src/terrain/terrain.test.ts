import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testLand } from './terrain.fixture.ts';
import { Terrain } from './terrain.ts';

const terrain = new Terrain(testLand);

test('each kind of ground is where its feature was declared', () => {
  const expected = [
    [-80, 60, 'water'],
    [40, 50, 'water'],
    [0, 55, 'planks'],
    [16, 10, 'house'],
    [0, -20, 'path'],
    [60, -30, 'field'],
    [-70, -20, 'forest'],
  ] as const;
  for (const [x, y, kind] of expected) assert.equal(terrain.groundAt(x, y), kind, `${x}, ${y}`);
});

test('a green is flat, a hill rises, a lake has its level and its bed below it', () => {
  assert.equal(terrain.heightAt(3, -4), 50);
  assert.ok(terrain.heightAt(90, 90) > 60);
  assert.equal(terrain.waterLevelAt(-80, 60), 47);
  assert.ok(terrain.heightAt(-80, 60) < 42);
  assert.equal(terrain.waterLevelAt(0, 0), undefined);
});

test('nobody walks into a house, a trunk or deep water, or off the land; everybody walks over a bridge', () => {
  assert.ok(!terrain.isWalkable(16, 10));
  assert.ok(!terrain.isWalkable(-80, 60));
  assert.ok(!terrain.isWalkable(-129, 0));
  assert.ok(terrain.isWalkable(0, 55));
  const [tree] = terrain.trees;
  assert.ok(tree);
  assert.ok(!terrain.isWalkable(tree.x, tree.y));
  assert.ok(terrain.isClear({ x: 0, y: 20 }, { x: 0, y: 100 }), 'along the lane and over the bridge');
  assert.ok(!terrain.isClear({ x: 40, y: 20 }, { x: 40, y: 90 }), 'through the stream');
  assert.ok(!terrain.isClear({ x: 0, y: 10 }, { x: 30, y: 10 }), 'through the house');
});

test('a bridge lies from bank to bank, above the water', () => {
  for (let y = 41; y < 70; y++) {
    const height = terrain.heightAt(0, y);
    assert.ok(height >= (terrain.waterLevelAt(0, y) ?? 0), `at ${y}`);
    assert.ok(Math.abs(height - terrain.heightAt(0, y - 1)) < 1, `at ${y}`);
  }
});

test('the nearest walkable place of one in a house is before its wall, and of one in the middle of nothing there is none', () => {
  const out = terrain.nearestWalkable(16, 10);
  assert.ok(out);
  assert.ok(terrain.isWalkable(out.x, out.y) && Math.hypot(out.x - 16, out.y - 10) < 10);
  assert.equal(terrain.nearestWalkable(5000, 0), undefined);
});

test('outside of the land the height is that of its nearest edge', () => {
  assert.equal(terrain.heightAt(-500, -500), terrain.heightAt(-128, -64));
  assert.ok(!terrain.covers(-500, 0));
});
