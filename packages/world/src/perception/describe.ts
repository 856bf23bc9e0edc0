import type { Slot } from '../actor/entities.ts';
import type { Disclosure } from '../actor/entity-fields.ts';
import type { Movement } from '../movement/movement.ts';
import { movementFlags } from '../movement/movement-flags.ts';
import type { World } from '../world.ts';
import type { EntityDescription } from './perception-batch.ts';
import { CLOCK_WRAP } from './world-clock.ts';

/** All that a disclosure class is told of an entity when it comes into view. */
export function describe(world: World, slot: Slot, disclosure: Disclosure): EntityDescription {
  const active = world.paths.find(slot);
  return {
    entity: world.entities.idOf(slot),
    key: world.entities.keyOf(slot),
    disclosure,
    fields: world.fields.describe(slot, disclosure),
    movement: movementOf(world, slot),
    path:
      active === undefined
        ? undefined
        : { path: active.path, elapsedMillis: Math.max(0, Math.floor(world.time.now - active.startedAt)) },
  };
}

/** How an entity moves now: as its client last said, or along its path. */
export function movementOf(world: World, slot: Slot): Movement {
  const place = world.places.positionOf(slot);
  const time = Math.floor(world.time.now % CLOCK_WRAP);
  const player = world.players.findAt(slot);
  if (player !== undefined) return { ...player.movement, ...place, time };
  const active = world.paths.find(slot);
  const gait = active?.path.gait === 'run' ? 0 : movementFlags.walking;
  return {
    ...place,
    time,
    flags: active === undefined ? 0 : movementFlags.forward | movementFlags.onPath | gait,
    fallTime: 0,
    pitch: undefined,
    jump: undefined,
  };
}
