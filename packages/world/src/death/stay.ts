import { playerFlags } from '../actor/entity-fields.ts';
import type { Player } from '../session/player.ts';
import { facing } from '../space/angles.ts';
import type { World } from '../world.ts';
import { layCorpse } from './corpse.ts';
import { nearestGraveyard } from './graveyard.ts';

/** A character that comes in dead walks about as a ghost; one that left before its spirit was released has been since. */
export function wakeDead(world: World, player: Player): void {
  const { slot, sheet } = player;
  const { death } = sheet;
  if (death === undefined) return;
  const { corpse, diedAt, isReleased } = death;
  world.deaths.put({ slot, isReleased: true, diedAt, corpse });
  world.fields.set(slot, 'health', 1);
  world.fields.set(slot, 'playerFlags', world.fields.get(slot, 'playerFlags') | playerFlags.ghost);
  layCorpse(world, sheet, world.fields.get(slot, 'nativeDisplayId'), corpse);
  const graveyard = isReleased || corpse.map !== world.setup.map ? undefined : nearestGraveyard(world, corpse);
  if (graveyard === undefined) return;
  const [x, y, z] = [Math.fround(graveyard.x), Math.fround(graveyard.y), Math.fround(graveyard.z)];
  const orientation = facing(graveyard.orientation);
  world.places.put(slot, x, y, z);
  world.places.orientation[slot] = orientation;
  player.movement = { ...player.movement, x, y, z, orientation };
}

/** Of a character that leaves dead a corpse stays behind. */
export function leaveBehind(world: World, { slot, sheet }: Player): void {
  const death = world.deaths.find(slot);
  if (death === undefined) return;
  layCorpse(world, sheet, world.fields.get(slot, 'nativeDisplayId'), death.corpse);
  world.deaths.remove(slot);
}
