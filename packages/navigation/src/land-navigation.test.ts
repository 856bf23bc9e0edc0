import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Terrain } from '@realmwright/gamedata/terrain/terrain';
import { hollowmere } from '@realmwright/testkit/world-fixture';
import { buildLandMesh } from './land-mesh.ts';
import { openLandNavigation } from './land-navigation.ts';

const [land] = hollowmere.lands;
assert.ok(land);
const terrain = new Terrain(land);
const mesh = await buildLandMesh(land);
const navigation = await openLandNavigation(land, mesh);

function wayBetween(from: { x: number; y: number }, to: { x: number; y: number }) {
  return navigation.findWay(
    { ...from, z: terrain.heightAt(from.x, from.y) },
    { ...to, z: terrain.heightAt(to.x, to.y) },
  );
}

const start = { x: -8949.95, y: -132.493 };

test('the same land gives the same mesh', async () => {
  assert.deepEqual(await buildLandMesh(land), mesh);
});

test('from the start a way leads to every door and to both ends of every road', () => {
  for (const { name, door } of terrain.houses) assert.ok(wayBetween(start, door), name);
  for (const { name, points } of land.roads) {
    for (const end of [points[0], points.at(-1)]) assert.ok(end !== undefined && wayBetween(start, end), name);
  }
});

test('a way leads over the bridge and not through the water, and out onto the jetty', () => {
  const over = wayBetween(start, { x: -8905, y: 55 });
  assert.ok(over);
  const length = over.reduce(
    (sum, to, i) => sum + Math.hypot(to.x - (over[i - 1] ?? start).x, to.y - (over[i - 1] ?? start).y),
    0,
  );
  assert.ok(length < 260, `${length.toFixed(0)} yards, around the lake it would be 500`);
  for (const [i, to] of over.entries()) {
    const from = over[i - 1] ?? start;
    for (let share = 0; share <= 1; share += 0.02) {
      const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
      const depth = (terrain.waterLevelAt(x, y) ?? 0) - terrain.heightAt(x, y);
      assert.ok(depth < 1, `at ${x.toFixed(1)}, ${y.toFixed(1)} the water is ${depth.toFixed(1)} deep`);
    }
  }
  assert.ok(wayBetween(start, { x: -9057, y: -76.5 }));
});

test('no way leads through a house', () => {
  for (const { name, x, y, front, depth, door } of terrain.houses) {
    const behind = { x: x - front.x * (depth / 2 + 2), y: y - front.y * (depth / 2 + 2) };
    const around = wayBetween(door, behind);
    if (!terrain.isWalkable(behind.x, behind.y)) continue;
    assert.ok(around, name);
    for (const [i, to] of around.entries()) {
      const from = around[i - 1] ?? door;
      for (let share = 0; share <= 1; share += 0.05) {
        const at = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
        assert.ok(!terrain.isSolidAt(at.x, at.y, -0.3), `${name} at ${at.x.toFixed(1)}, ${at.y.toFixed(1)}`);
      }
    }
  }
});

test('into the middle of the lake there is no way, and none out of the land', () => {
  assert.equal(wayBetween(start, { x: -9112, y: -48 }), undefined);
  assert.equal(wayBetween(start, { x: -7000, y: 0 }), undefined);
});
