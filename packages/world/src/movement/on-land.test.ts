import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapId } from '@realmwright/kernel/ids';
import { aPlayer, aWorld, hollowmere, type WorldFixture } from '@realmwright/testkit/world-fixture';
import type { Movement } from './movement.ts';
import { movementFlags } from './movement-flags.ts';

const [land] = hollowmere.lands;
assert.ok(land);

/** Somebody who stands at a place of the land, and whose client draws it or not. */
function standing(x: number, y: number, drawsLand: boolean, z?: number): WorldFixture {
  const place = { map: mapId(0), x, y, z: z ?? heightAt(x, y), orientation: 0 };
  return aWorld().with(aPlayer('Ann', { place }), 'edge-1', { drawsLand }).tick();
}

function heightAt(x: number, y: number): number {
  return aWorld().world.terrain?.heightAt(x, y) ?? 0;
}

/** Says that it walked, one message for each half second. */
function walk(fixture: WorldFixture, steps: readonly Partial<Movement>[]): WorldFixture {
  for (const [i, step] of steps.entries()) {
    const from = fixture.position('Ann');
    const movement: Movement = {
      time: 1000 + i * 500,
      x: from.x,
      y: from.y,
      z: from.z,
      orientation: 0,
      flags: movementFlags.forward,
      fallTime: 0,
      pitch: undefined,
      jump: undefined,
      ...step,
    };
    fixture.does('Ann', { kind: 'move', moveKind: 'heartbeat', movement }).tick(10);
  }
  return fixture;
}

const corrections = (fixture: WorldFixture): string[] => fixture.effects('movementDistrusted').map(({ why }) => why);

test('G-33: who draws the land walks along a wall but not into it, and is put back where it was', () => {
  const inn = aWorld().world.terrain?.houses[0];
  assert.ok(inn);
  const { door, front } = inn;
  const steps = [1, 2.5, 4.5].map((yards) => ({ x: door.x - front.x * yards, y: door.y - front.y * yards }));
  const page = walk(standing(door.x, door.y, true), steps);
  assert.deepEqual(corrections(page), ['wall']);
  assert.ok(Math.hypot(page.position('Ann').x - door.x, page.position('Ann').y - door.y) < 2);
  const game = walk(standing(door.x, door.y, false), steps);
  assert.deepEqual(corrections(game), [], 'a game client draws a land of its own, without the house');
});

test('G-31: nobody jumps over a house between two messages', () => {
  const hut = aWorld().world.terrain?.houses.find(({ name }) => name === 'Jetty Hut');
  assert.ok(hut);
  const behind = { x: hut.x - hut.front.x * 6, y: hut.y - hut.front.y * 6 };
  const page = standing(hut.door.x, hut.door.y, true).tick(60);
  assert.deepEqual(corrections(walk(page, [{}, {}, behind])).at(-1), 'wall');
});

test('who draws the land and is told nothing of hills is on the ground all the same', () => {
  const road = [
    [-8800, -192],
    [-8797, -190],
    [-8794, -188],
    [-8791, -186],
    [-8788, -184],
    [-8785, -182],
  ] as const;
  const [begin] = road;
  const level = heightAt(begin[0], begin[1]);
  const steps = road.map(([x, y]) => ({ x, y, z: level }));
  const page = walk(standing(begin[0], begin[1], true), steps);
  assert.deepEqual(corrections(page), []);
  const { x, y, z } = page.position('Ann');
  assert.ok(heightAt(x, y) > level + 2, 'the path climbs');
  assert.ok(Math.abs(z - heightAt(x, y)) < 0.7);
  const game = walk(standing(begin[0], begin[1], false), steps);
  assert.deepEqual(corrections(game), []);
  assert.ok(Math.abs(game.position('Ann').z - level) < 0.01, 'it is believed');
});

test('G-33: nobody stands on the bed of the lake, a diver may be there, and nobody swims in the air', () => {
  const [lake] = land.lakes;
  assert.ok(lake);
  const stands = walk(standing(lake.x, lake.y, true, lake.level), [{ z: lake.level - 8 }]);
  assert.ok(stands.position('Ann').z > lake.level - 2);
  const dives = walk(standing(lake.x, lake.y, true, lake.level), [
    { flags: movementFlags.swimming | movementFlags.forward, z: lake.level - 3 },
    { flags: movementFlags.swimming | movementFlags.forward, z: lake.level - 4 },
  ]);
  assert.ok(dives.position('Ann').z < lake.level - 2.5);
  const soars = walk(standing(-8950, -132, true), [{ flags: movementFlags.swimming, z: 85 }, { z: 86 }]);
  assert.ok(soars.position('Ann').z < 84.2);
});

test('G-30: below the void nobody is, whatever it draws', () => {
  for (const drawsLand of [true, false]) {
    const fixture = walk(standing(-8950, -132, drawsLand), [{ z: land.voidHeight - 1 }]);
    assert.deepEqual(corrections(fixture), ['place']);
    assert.ok(fixture.position('Ann').z > 80);
  }
});

test('who was left in a wall by another client stands before it when it comes by a page, and is seen there', () => {
  const inn = aWorld().world.terrain?.houses[0];
  assert.ok(inn);
  const fixture = standing(inn.x, inn.y, true, 60);
  const { x, y, z } = fixture.position('Ann');
  assert.ok(fixture.world.terrain?.isWalkable(x, y));
  assert.ok(Math.abs(z - heightAt(x, y)) < 0.1);
  const [joined] = fixture.personal('Ann', 'joined');
  assert.ok(joined && Math.abs(joined.position.z - z) < 0.01);
});

test('where no land is, everybody is believed as before', () => {
  const place = { map: mapId(0), x: -8000, y: -132, z: 20, orientation: 0 };
  const fixture = aWorld().with(aPlayer('Ann', { place }), 'edge-1', { drawsLand: true }).tick();
  assert.deepEqual(corrections(walk(fixture, [{ x: -7998 }, { x: -7996 }])), []);
  assert.equal(fixture.position('Ann').z, 20);
});
