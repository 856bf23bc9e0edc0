import type { Slot } from '../actor/entities.ts';
import { objectKinds } from '../actor/entity-fields.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';

/** Counters of flags lie above those of the bundle's objects; a character is in one duel at most. */
const FLAG_COUNTERS = 0x80_0000;

/** Puts the flag of a duel between the two; undefined when there is no room for it. */
export function addFlag(world: World, initiator: Player, opponent: Player): Slot | undefined {
  const { entities, fields, places } = world;
  const { flagEntry, flagDisplay } = world.setup.content.duel;
  const counter = FLAG_COUNTERS | (initiator.sheet.characterId & (FLAG_COUNTERS - 1));
  const key = { kind: 'object', entry: flagEntry, counter } as const;
  if (!entities.hasRoom || entities.find(key) !== undefined) return undefined;
  const slot = entities.add(key);
  const [one, other] = [places.positionOf(initiator.slot), places.positionOf(opponent.slot)];
  fields.add(slot, {
    displayId: flagDisplay,
    faction: fields.get(initiator.slot, 'faction'),
    level: fields.get(initiator.slot, 'level') + 1,
    scale: 1,
    objectKind: objectKinds.duelFlag,
  });
  places.put(slot, Math.fround((one.x + other.x) / 2), Math.fround((one.y + other.y) / 2), one.z);
  places.orientation[slot] = one.orientation;
  return slot;
}
