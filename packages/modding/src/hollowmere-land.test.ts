import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { isKnownId } from '@realmwright/gamedata/known-ids';
import { groundKinds } from '@realmwright/gamedata/terrain/ground';
import { Terrain } from '@realmwright/gamedata/terrain/terrain';
import { findZone } from '@realmwright/gamedata/zones';
import { loadRealmContent, readBundle, realmContentOf } from './load-realm-content.ts';

const folder = join(import.meta.dirname, '../../../mods/hollowmere');
const content = await loadRealmContent(folder);
const [land] = content.lands;
assert.ok(land);
const terrain = new Terrain(land);

test('the land of hollowmere is the very one that everybody else makes of it', () => {
  const hash = createHash('sha256');
  for (let x = land.minX; x <= terrain.maxX; x += 4) {
    for (let y = land.minY; y <= terrain.maxY; y += 4) {
      hash.update(`${terrain.heightAt(x, y)} ${groundKinds.indexOf(terrain.groundAt(x, y))};`);
    }
  }
  // It changes with every change of the generator or of terrain.yaml, and with nothing else: not with engine or machine.
  assert.equal(hash.digest('hex').slice(0, 16), LAND_HASH);
});

test('every road can be walked from end to end without climbing', () => {
  for (const { name, points } of land.roads) {
    for (const [i, to] of points.entries()) {
      const from = points[i - 1];
      if (from === undefined) continue;
      assert.ok(terrain.isClear(from, to), `${name} from ${from.x}, ${from.y} to ${to.x}, ${to.y}`);
      const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y));
      for (let step = 1; step <= steps; step++) {
        const height = (share: number): number =>
          terrain.heightAt(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
        const rise = Math.abs(height(step / steps) - height((step - 1) / steps));
        assert.ok(rise < 1, `${name} rises ${rise.toFixed(2)} in a yard`);
      }
    }
  }
});

test('every creature of the land begins on walkable ground, at its height', () => {
  let counted = 0;
  for (const { map, x, y, z, counter } of content.creatureSpawns) {
    if (map !== land.map || !terrain.covers(x, y)) continue;
    assert.ok(terrain.isWalkable(x, y), `spawn ${counter} at ${x}, ${y}`);
    assert.ok(Math.abs(terrain.heightAt(x, y) - z) < 0.02, `spawn ${counter} at ${x}, ${y}`);
    counted += 1;
  }
  assert.ok(counted > 190);
});

test('the place where everybody begins is level ground for eighty yards around', () => {
  const [start] = content.startPoints;
  assert.ok(start);
  for (let x = -80; x <= 80; x += 4) {
    for (let y = -80; y <= 80; y += 4) {
      if (Math.hypot(x, y) > 80) continue;
      assert.ok(Math.abs(terrain.bareHeightAt(start.x + x, start.y + y) - start.z) < 0.5, `${x}, ${y} from the start`);
    }
  }
});

test('every house can be reached by its door, and no tree stands in a road or a wall', () => {
  for (const { name, door } of terrain.houses) assert.ok(terrain.isWalkable(door.x, door.y), name);
  for (const { x, y } of terrain.trees) {
    assert.ok(terrain.roadAwayFrom(x, y) > 1 && !terrain.isSolidAt(x, y, 2), `${x}, ${y}`);
  }
});

test('each area of the land is where its name says, and every build knows its number', () => {
  const areaOf = (x: number, y: number): string | undefined => findZone(content.zones, land.map, x, y)?.name;
  const [start] = content.startPoints;
  assert.equal(start && areaOf(start.x, start.y), 'Mere Meadows');
  for (const lake of land.lakes) assert.equal(areaOf(lake.x, lake.y), 'Reedshore');
  for (const field of land.fields.slice(0, 3)) assert.equal(areaOf(field.x, field.y), 'Barrow Acres');
  const homes = [
    ['The Rest House', 'Merewick'],
    ['The Anvil', 'Merewick'],
    ['Quince Cottage', 'Merewick'],
    ['Alder House', 'Merewick'],
    ['Jetty Hut', 'Reedshore'],
    ["Woodcutter's Hut", 'Owlwood'],
    ['Brook Mill', 'Millbrook'],
    ['Tor Watch', 'The Tor'],
    ['Meadow Cottage', 'Mere Meadows'],
  ] as const;
  for (const [name, area] of homes) {
    const house = terrain.houses.find((one) => one.name === name);
    assert.ok(house, name);
    assert.deepEqual([areaOf(house.x, house.y), areaOf(house.door.x, house.door.y)], [area, area], name);
  }
  for (const { tables } of content.ruleset.knownIds) {
    for (const { id, name } of content.zones) assert.ok(isKnownId(tables.areas, id), name);
  }
});

test('the zone of a start point is the one that lies there', async () => {
  const bundle = await readBundle(folder);
  const [point] = bundle.peoples.startPoints;
  assert.ok(point);
  const peoples = { ...bundle.peoples, startPoints: [{ ...point, at: { ...point.at, zone: 24 } }] };
  assert.throws(() => realmContentOf({ ...bundle, peoples }), {
    name: 'OperatorError',
    message: /peoples\.yaml, at the start point of race 1: it is in zone 12 \(Mere Meadows\); name that one/,
  });
});

test('a place in the water, or in a wall, is refused with its name', async () => {
  const bundle = await readBundle(folder);
  const [post] = bundle.spawns.posts;
  assert.ok(post);
  const posts = [{ ...post, x: -9112, y: -48 }];
  assert.throws(() => realmContentOf({ ...bundle, spawns: { ...bundle.spawns, posts } }), {
    name: 'OperatorError',
    message: /spawns\.yaml, at posts\[0\]: nobody can stand at -9112, -48 \(water/,
  });
});

test('a place without height where there is no land is refused, and so is a stream that runs uphill', async () => {
  const bundle = await readBundle(folder);
  const [graveyard] = bundle.graveyards;
  assert.ok(graveyard);
  assert.throws(() => realmContentOf({ ...bundle, graveyards: [{ ...graveyard, x: 0, y: 0 }] }), /say how high it is/);
  const [own] = bundle.terrain;
  assert.ok(own);
  const streams = own.streams.map((stream) => ({ ...stream, points: stream.points.toReversed() }));
  assert.throws(() => realmContentOf({ ...bundle, terrain: [{ ...own, streams }] }), /a stream runs uphill/);
});

/** Of the heights and grounds of every fourth yard. */
const LAND_HASH = 'e2fa92f053d2a3ee';
