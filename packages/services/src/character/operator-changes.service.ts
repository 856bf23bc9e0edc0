import type { RealmContent } from '@realmwright/gamedata/realm-content';
import { findZone } from '@realmwright/gamedata/zones';
import type { Place } from '@realmwright/kernel/character-sheet';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Serving } from '../serving.ts';
import { eraseCharacter, moveOffline } from './character.contract.ts';
import { findCharacterRowByName } from './character.store.ts';
import { lockAnyCharacterRow, markDeleted, updatePlace } from './character-changes.store.ts';
import type { CharacterParts } from './character-parts.ts';
import { isHeld } from './hold.rules.ts';
import { nameKey } from './name.rules.ts';
import { purge } from './purge.ts';

/** Answers what operators do with characters that are away. */
export function serveOperatorChanges(serving: Serving, parts: CharacterParts): void {
  const { database, clock } = parts.ports;

  serving.answer(moveOffline, async ({ realm, name, place: wished }) => {
    const row = await findCharacterRowByName(database, realm, nameKey(name));
    if (row === undefined) return refuse('character.not-found');
    if (isHeld(row.holder, clock.now())) return refuse('character.is-online');
    const place = wished ?? row.bind.place;
    const content = parts.findContent(realm);
    if (content === undefined) return refuse('character.not-found');
    if (!isOnMap(content, place)) return refuse('character.invalid-place');
    const there = findZone(content.zones, place.map, place.x, place.y);
    const zone = wished === undefined ? row.bind.zone : (there?.id ?? row.zone);
    await updatePlace(database, row.characterId, place, zone);
    return accept({ place });
  });

  serving.answer(eraseCharacter, async ({ realm, characterId }, { log }) => {
    const outcome = await database.transaction(async (db) => {
      const row = await lockAnyCharacterRow(db, realm, characterId);
      if (row === undefined) return refuse('character.not-found');
      if (isHeld(row.holder, clock.now())) return refuse('character.is-online');
      await markDeleted(db, characterId, parts.now());
      return accept({ name: row.name });
    });
    if ('refused' in outcome) return outcome;
    await purge(parts, characterId);
    log.info('character-erased', { characterId, name: outcome.value.name });
    return outcome;
  });
}

function isOnMap(content: RealmContent, { map, x, y }: Place): boolean {
  const bounds = content.maps.find(({ id }) => id === map);
  if (bounds === undefined) return false;
  return x >= bounds.minX && x <= bounds.maxX && y >= bounds.minY && y <= bounds.maxY;
}
