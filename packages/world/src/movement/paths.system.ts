import type { Slot } from '../actor/entities.ts';
import { angleOf, normalised } from '../space/angles.ts';
import type { World } from '../world.ts';
import type { Path } from './movement.facts.ts';
import { pointAfter } from './paths.ts';
import { goOn } from './set-out.ts';

/** Brings every entity that is on a path to where it is at this instant. Paths that are through end, or the next begins. */
export function followPaths(world: World): void {
  const { now } = world.time;
  for (const [slot, active] of world.paths) {
    const elapsed = now - active.startedAt;
    const point = pointAfter(active, elapsed);
    world.places.put(slot, point.x, point.y, point.z);
    if (elapsed < active.path.durationMillis) continue;
    world.paths.end(slot);
    if (goOn(world, slot, active)) continue;
    world.places.orientation[slot] = arrivalOrientation(world, slot, active.path);
  }
}

function arrivalOrientation(world: World, slot: Slot, { points, facing }: Path): number {
  const last = points.at(-1);
  const before = points.at(-2);
  if (last === undefined || before === undefined) return world.places.orientation[slot] ?? 0;
  switch (facing.kind) {
    case 'angle':
      return normalised(facing.angle);
    case 'spot':
      return angleOf(facing.spot.y - last.y, facing.spot.x - last.x);
    case 'entity': {
      const other = world.entities.findById(facing.entity);
      if (other === undefined) break;
      return angleOf((world.places.y[other] ?? 0) - last.y, (world.places.x[other] ?? 0) - last.x);
    }
    case 'along':
      break;
  }
  return angleOf(last.y - before.y, last.x - before.x);
}
