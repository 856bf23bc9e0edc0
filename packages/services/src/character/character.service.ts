import type { Running } from '@realmwright/kernel/running';
import { type FeaturePorts, Serving } from '../serving.ts';
import { breakAllHolds } from './character.store.ts';
import { type CharacterConfig, openCharacterParts } from './character-parts.ts';
import { serveEntry } from './entry.service.ts';
import { serveOperatorChanges } from './operator-changes.service.ts';
import { serveRoster } from './roster.service.ts';
import { serveUpkeep } from './upkeep.service.ts';

/** Starts the character service: the roster, entry into the world, upkeep. */
export async function startCharacter(ports: FeaturePorts, config: CharacterConfig): Promise<Running> {
  const parts = openCharacterParts(ports, config);
  if (config.isSoleStart) await breakAllHolds(ports.database);
  const serving = new Serving(ports, 'character');
  serveRoster(serving, parts);
  serveEntry(serving, parts);
  serveUpkeep(serving, parts);
  serveOperatorChanges(serving, parts);
  return serving;
}
