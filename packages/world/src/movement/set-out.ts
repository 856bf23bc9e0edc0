import type { Millis } from '@realmwright/kernel/units';
import type { Slot } from '../actor/entities.ts';
import { angleOf } from '../space/angles.ts';
import type { Vector } from '../space/position.ts';
import type { World } from '../world.ts';
import type { Path, PathFacing } from './movement.facts.ts';
import { lengthOf } from './paths.ts';

/** Shortest way worth a path, yards: below it clients jerk. */
const SHORTEST_WAY = 0.5;

/** Sets out from where the entity stands; gives the time it takes, 0 when the way is too short to go. */
export function setOut(
  world: World,
  slot: Slot,
  way: readonly Vector[],
  gait: Path['gait'],
  facing: PathFacing = { kind: 'along' },
): Millis {
  // What clients are told are 32-bit floats, so the world walks on exactly these.
  const points = [world.places.positionOf(slot), ...way].map(({ x, y, z }) => ({
    x: Math.fround(x),
    y: Math.fround(y),
    z: Math.fround(z),
  }));
  const [from, to] = points;
  const length = lengthOf(points);
  if (from === undefined || to === undefined || length < SHORTEST_WAY) return 0;
  const speed = world.fields.get(slot, gait === 'walk' ? 'walkSpeed' : 'runSpeed');
  const path: Path = {
    pathId: world.paths.nextId(),
    points,
    durationMillis: Math.max(1, Math.round((1000 * length) / speed)),
    gait,
    facing,
  };
  world.paths.start(slot, path, world.time.now);
  world.places.orientation[slot] = angleOf(to.y - from.y, to.x - from.x);
  world.outbox.toViewers(slot, { kind: 'pathStarted', entity: world.entities.idOf(slot), path });
  return path.durationMillis;
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
