import type { Build } from '@realmwright/protocol/versions/build';
import {
  monsterMoveTypes,
  splineFlags_1_12,
  splineFlags_3_3,
} from '@realmwright/protocol/world/monster-move/spline-flags';
import type { Vector3d } from '@realmwright/protocol/world/movement/vector';
import type { Path, PathFacing } from './movement.facts.ts';

/**
 * Paths of units as each build's clients follow them. Clients start at the packet's first place and reach its
 * destination when the duration is over, at even speed.
 */

/** What a unit's path is in the bits of a build. Older clients behave oddly without their run bit, also for walkers. */
export function splineFlags(build: Build, gait: Path['gait']): number {
  if (build !== 12340) return splineFlags_1_12.RUN_MODE | (gait === 'fly' ? splineFlags_1_12.FLYING : 0);
  if (gait === 'fly') return splineFlags_3_3.FLYING;
  return gait === 'walk' ? splineFlags_3_3.WALK_MODE : 0;
}

/** How the unit stands at the end of its path. `guidOf` names the entity that it faces. */
export function facingOf(
  facing: PathFacing,
  guidOf: (entity: number) => bigint,
): {
  readonly moveType: number;
  readonly target?: bigint;
  readonly angle?: number;
  readonly position?: Vector3d;
} {
  switch (facing.kind) {
    case 'along':
      return { moveType: monsterMoveTypes.NORMAL };
    case 'angle':
      return { moveType: monsterMoveTypes.FACING_ANGLE, angle: facing.angle };
    case 'spot':
      return { moveType: monsterMoveTypes.FACING_SPOT, position: facing.spot };
    case 'entity':
      return { moveType: monsterMoveTypes.FACING_TARGET, target: guidOf(facing.entity) };
  }
}

/**
 * The points of a path as the packet lists them: destination first, then those between start and destination. On the
 * ground they are packed: 1.12.1 measures them back from the destination, later builds from the middle between start and
 * destination (a 1.12 vector and the public servers). Points that are too far away to be packed are left out, and those
 * next to the destination, on which clients of 1.12.1 hang.
 */
export function splinePoints(build: Build, path: Path): readonly Vector3d[] {
  const { points } = path;
  const start = points[0];
  const destination = points.at(-1);
  if (start === undefined || destination === undefined) return [];
  // With its flag for flight a path lists every point in full and in order.
  if (path.gait === 'fly') return points.slice(1);
  const reference = build === 5875 ? destination : middle(start, destination);
  const between = points
    .slice(1, -1)
    .filter((point) => distanceSquared(point, destination) >= 0.5)
    .map((point) => minus(reference, point))
    .filter(fitsPacked);
  return [destination, ...between];
}

/** Where the unit is after so many milliseconds, and the points it still has before it. */
export function remainingPath(
  path: Path,
  elapsedMillis: number,
): { readonly from: Vector3d; readonly left: Vector3d[] } {
  const { points, durationMillis } = path;
  const first = points[0] ?? { x: 0, y: 0, z: 0 };
  let way = totalLength(points) * (durationMillis === 0 ? 1 : Math.min(1, elapsedMillis / durationMillis));
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1] ?? first;
    const to = points[i] ?? from;
    const length = Math.sqrt(distanceSquared(from, to));
    if (way < length) {
      const share = way / length;
      const at = { x: mix(from.x, to.x, share), y: mix(from.y, to.y, share), z: mix(from.z, to.z, share) };
      return { from: at, left: points.slice(i) };
    }
    way -= length;
  }
  const last = points.at(-1) ?? first;
  return { from: last, left: [last] };
}

function totalLength(points: readonly Vector3d[]): number {
  let length = 0;
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1];
    const to = points[i];
    if (from !== undefined && to !== undefined) length += Math.sqrt(distanceSquared(from, to));
  }
  return length;
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function middle(one: Vector3d, other: Vector3d): Vector3d {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, z: (one.z + other.z) / 2 };
}

function minus(one: Vector3d, other: Vector3d): Vector3d {
  return { x: one.x - other.x, y: one.y - other.y, z: one.z - other.z };
}

function distanceSquared(one: Vector3d, other: Vector3d): number {
  const { x, y, z } = minus(one, other);
  return x * x + y * y + z * z;
}

/** Packed points reach 255 yd along x and y and 127 yd along z. */
function fitsPacked({ x, y, z }: Vector3d): boolean {
  return Math.abs(x) < 255 && Math.abs(y) < 255 && Math.abs(z) < 127;
}
