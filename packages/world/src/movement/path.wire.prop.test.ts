import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gameBuilds } from '@realmwright/gamedata/known-ids';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { packedPath } from '@realmwright/protocol/world/monster-move/spline-path';
import type { Vector3d } from '@realmwright/protocol/world/movement/vector';
import fc from 'fast-check';
import type { Path } from './movement.facts.ts';
import { remainingPath, splinePoints } from './path.wire.ts';

const codec = codecOf(packedPath, 'path');
const coordinate = fc.integer({ min: -3000, max: 3000 }).map((count) => Math.fround(count / 64));
const anyPoint = fc.record({ x: coordinate, y: coordinate, z: coordinate }, { noNullPrototype: true });
const anyPath: fc.Arbitrary<Path> = fc
  .record({
    points: fc.array(anyPoint, { minLength: 2, maxLength: 8 }),
    durationMillis: fc.integer({ min: 1, max: 60_000 }),
  })
  .map(({ points, durationMillis }) => ({
    pathId: 1,
    points,
    durationMillis,
    gait: 'walk',
    facing: { kind: 'along' },
  }));

test('a client of any build finds the points of a path again, to a quarter of a yard', () => {
  fc.assert(
    fc.property(fc.constantFrom(...gameBuilds), anyPath, (build, path) => {
      const start = path.points[0] ?? { x: 0, y: 0, z: 0 };
      const [destination, ...offsets] = codec.decode(codec.encode(splinePoints(build, path)));
      assert.ok(destination !== undefined);
      assert.deepEqual(destination, path.points.at(-1));
      const base = build === 5875 ? destination : middle(start, destination);
      const seen = offsets.map((offset) => ({ x: base.x - offset.x, y: base.y - offset.y, z: base.z - offset.z }));
      const told = path.points.slice(1, -1).filter((point) => distance(point, destination) >= Math.SQRT1_2);
      assert.equal(seen.length, told.length);
      for (const [at, point] of told.entries()) assert.ok(distance(point, seen[at] ?? start) <= 0.25);
    }),
  );
});

test('what is left of a path begins where the walker is and ends where the path ends', () => {
  fc.assert(
    fc.property(anyPath, fc.double({ min: 0, max: 1, noNaN: true }), (path, share) => {
      const { from, left } = remainingPath(path, share * path.durationMillis);
      const whole = lengthOf(path.points);
      assert.ok(Math.abs(lengthOf([from, ...left]) - (1 - share) * whole) <= 1e-6 * (1 + whole));
      assert.deepEqual(left.at(-1), path.points.at(-1));
    }),
  );
});

function middle(one: Vector3d, other: Vector3d): Vector3d {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, z: (one.z + other.z) / 2 };
}

function distance(one: Vector3d, other: Vector3d): number {
  return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z);
}

function lengthOf(points: readonly Vector3d[]): number {
  return points.slice(1).reduce((sum, point, at) => sum + distance(points[at] ?? point, point), 0);
}
