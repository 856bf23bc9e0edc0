import type { CharacterSheet, Place } from '@realmwright/kernel/character-sheet';
import type { CharacterId } from '@realmwright/kernel/ids';
import type { Slot } from '../actor/entities.ts';
import { VISIBLE_ITEM_SLOTS, visibleItemField } from '../actor/entity-fields.ts';
import type { EntityKey } from '../entity-key.ts';
import type { World } from '../world.ts';

/** Weight of the inventory type in the number that a corpse shows for a piece of gear; the display is below it. */
const TYPE_SHIFT = 24;

/** The key of a character's corpse: it has one at most. */
export function corpseKey(character: CharacterId): EntityKey {
  return { kind: 'corpse', entry: 0, counter: character };
}

/** Lays the corpse of a character down, unless it lies there already, is on another map, or there is no room. */
export function layCorpse(world: World, sheet: CharacterSheet, displayId: number, place: Place): void {
  const { entities, fields, places, time } = world;
  const key = corpseKey(sheet.characterId);
  if (place.map !== world.setup.map || entities.find(key) !== undefined || !entities.hasRoom) return;
  const slot = entities.add(key);
  const { skin, face, hairStyle, hairColor, facialHair } = sheet.appearance;
  const { race, gender } = sheet;
  fields.add(slot, { race, gender, skin, face, hairStyle, hairColor, facialHair, displayId, scale: 1 });
  for (const { slot: worn, displayId: display, inventoryType } of sheet.equipment) {
    if (worn < VISIBLE_ITEM_SLOTS) fields.setAt(slot, visibleItemField(worn), display | (inventoryType << TYPE_SHIFT));
  }
  places.put(slot, place.x, place.y, place.z);
  places.orientation[slot] = place.orientation;
  world.corpses.add(slot, time.now + world.setup.content.death.corpseMillis);
}

/** Takes a corpse away. */
export function removeCorpse(world: World, slot: Slot): void {
  world.corpses.remove(slot);
  world.places.remove(slot);
  world.fields.remove(slot);
  world.entities.remove(slot);
}
