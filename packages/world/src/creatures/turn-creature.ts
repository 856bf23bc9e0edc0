import { normalised } from '../space/angles.ts';
import type { World } from '../world.ts';
import type { Creature } from './creatures.ts';

/** Turns a creature on the spot, for everybody to see. */
export function turnCreature(world: World, creature: Creature, orientation: number): void {
  const { slot } = creature;
  const angle = normalised(Math.fround(orientation));
  world.places.orientation[slot] = angle;
  world.outbox.toViewers(slot, {
    kind: 'turned',
    entity: world.entities.idOf(slot),
    pathId: world.paths.nextId(),
    position: world.places.positionOf(slot),
    facing: { kind: 'angle', angle },
  });
}
