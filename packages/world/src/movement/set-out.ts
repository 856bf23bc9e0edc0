import { mostTurns } from '@realmwright/kernel/ports/navigation';
import type { Millis } from '@realmwright/kernel/units';
import type { Slot } from '../actor/entities.ts';
import { angleOf } from '../space/angles.ts';
import type { Vector } from '../space/position.ts';
import type { World } from '../world.ts';
import type { Path, PathFacing } from './movement.facts.ts';
import { type ActivePath, lengthOf } from './paths.ts';

/** Shortest way worth a path, yards: below it clients jerk. */
const SHORTEST_WAY = 0.5;
/** How far a straight path may be off the ground between its ends, yards, and how short it is made for that at most. */
const OFF_GROUND = 0.4;
const SHORTEST_SLOPE = 6;
/** Distance between two looks at the ground along a path, yards. */
const LOOK_YARDS = 3;

/**
 * Sets out from where the entity stands, turn by turn; gives the time it takes, 0 when the way is too short to go. Each
 * straight piece is told as a path of its own when it begins: clients and tools disagree about what points between start and
 * destination are measured from, and nobody about a straight line.
 */
export function setOut(
  world: World,
  slot: Slot,
  way: readonly Vector[],
  gait: Path['gait'],
  facing: PathFacing = { kind: 'along' },
): Millis {
  const turns = way.slice(0, mostTurns).map(asFloats);
  const whole = lengthOf([world.places.positionOf(slot), ...turns]);
  if (!begin(world, slot, { turns, gait, facing })) return 0;
  return Math.max(1, Math.round((1000 * whole) / speedOf(world, slot, gait)));
}

/** Begins the next straight piece of a way whose last one is through; false when the way is at its end. */
export function goOn(world: World, slot: Slot, { path, further, facing }: ActivePath): boolean {
  return begin(world, slot, { turns: further, gait: path.gait, facing });
}

interface Rest {
  readonly turns: readonly Vector[];
  readonly gait: Path['gait'];
  readonly facing: PathFacing;
}

function begin(world: World, slot: Slot, { turns, gait, facing }: Rest): boolean {
  // What clients are told are 32-bit floats, so the world walks on exactly these.
  const from = asFloats(world.places.positionOf(slot));
  const next = turns.findIndex((turn) => lengthOf([from, turn]) >= SHORTEST_WAY);
  const turn = turns[next];
  if (turn === undefined) return false;
  const to = straightEnd(world, from, turn);
  const further = turns.slice(to === turn ? next + 1 : next);
  const points = [from, to];
  const path: Path = {
    pathId: world.paths.nextId(),
    points,
    durationMillis: Math.max(1, Math.round((1000 * lengthOf(points)) / speedOf(world, slot, gait))),
    gait,
    facing: further.length === 0 ? facing : { kind: 'along' },
  };
  world.paths.start(slot, path, world.time.now, { further, facing });
  world.places.orientation[slot] = angleOf(to.y - from.y, to.x - from.x);
  world.outbox.toViewers(slot, { kind: 'pathStarted', entity: world.entities.idOf(slot), path });
  return true;
}

/** How far a straight line towards a turn keeps to the ground: the turn itself, or a point on the way. */
function straightEnd(world: World, from: Vector, turn: Vector): Vector {
  const { terrain } = world;
  if (terrain === undefined || !terrain.covers(from.x, from.y) || !terrain.covers(turn.x, turn.y)) return turn;
  let end = turn;
  let length = lengthOf([from, turn]);
  while (length > SHORTEST_SLOPE && !keepsToGround(world, from, end, length)) {
    const [x, y] = [(from.x + end.x) / 2, (from.y + end.y) / 2];
    end = asFloats({ x, y, z: terrain.heightAt(x, y) });
    length = lengthOf([from, end]);
  }
  return end;
}

function keepsToGround({ terrain }: World, from: Vector, to: Vector, length: number): boolean {
  const looks = Math.ceil(length / LOOK_YARDS);
  for (let look = 1; look < looks; look++) {
    const share = look / looks;
    const ground = terrain?.heightAt(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share) ?? 0;
    if (Math.abs(from.z + (to.z - from.z) * share - ground) > OFF_GROUND) return false;
  }
  return true;
}

function speedOf(world: World, slot: Slot, gait: Path['gait']): number {
  return world.fields.get(slot, gait === 'walk' ? 'walkSpeed' : 'runSpeed');
}

function asFloats({ x, y, z }: Vector): Vector {
  return { x: Math.fround(x), y: Math.fround(y), z: Math.fround(z) };
}

/** Ends the way of an entity where it is; nothing happens to one that is on none. */
export function halt(world: World, slot: Slot): void {
  const active = world.paths.find(slot);
  if (active === undefined) return;
  world.paths.end(slot);
  world.outbox.toViewers(slot, {
    kind: 'pathStopped',
    entity: world.entities.idOf(slot),
    pathId: active.path.pathId,
    position: world.places.positionOf(slot),
  });
}
