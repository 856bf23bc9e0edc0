import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import type { Serving } from '../serving.ts';
import { listButtonRows, storeButton } from './belongings.store.ts';
import {
  findCharacterByName,
  findCharacterName,
  listActionButtons,
  listDeletedCharacters,
  requireChange,
  restoreCharacter,
  setActionButton,
  setOfflineLevel,
} from './character.contract.ts';
import {
  countCharacterRows,
  findCharacterRow,
  findCharacterRowByName,
  lockAccountCharacters,
} from './character.store.ts';
import {
  listDeletedRows,
  listExpired,
  lockDeletedRow,
  restoreDeleted,
  updateLevel,
  updateOrders,
} from './character-changes.store.ts';
import type { CharacterParts } from './character-parts.ts';
import type { CharacterRow } from './character-row.store.ts';
import { isHeld } from './hold.rules.ts';
import { nameKey } from './name.rules.ts';
import { purge } from './purge.ts';

/** How often characters whose restore window is over are removed. */
const purgePeriod = 3_600_000;
/** Places of the largest action bar of the supported clients. */
const buttonCount = 144;

/** Answers lookups, action buttons and what operators do with characters; removes the deleted ones in the end. */
export function serveUpkeep(serving: Serving, parts: CharacterParts): void {
  const { database, clock } = parts.ports;
  const cardOf = (row: CharacterRow) => ({ ...row, isInWorld: isHeld(row.holder, clock.now()) });

  serving.answer(findCharacterName, async ({ characterId }) => {
    const row = await findCharacterRow(database.reads, characterId);
    return row === undefined ? refuse('character.not-found') : accept(cardOf(row));
  });

  serving.answer(findCharacterByName, async ({ realm, name }) => {
    const row = await findCharacterRowByName(database.reads, realm, nameKey(name));
    return row === undefined ? refuse('character.not-found') : accept(cardOf(row));
  });

  serving.answer(listActionButtons, async ({ characterId, build }) =>
    accept({ buttons: await listButtonRows(database.reads, characterId, build) }),
  );

  serving.answer(setActionButton, async ({ accountId, characterId, build, button }) => {
    const row = await findCharacterRow(database.reads, characterId);
    if (row?.accountId !== accountId) return refuse('character.not-found');
    if (button.slot < buttonCount) await storeButton(database, { characterId, realm: row.realm, build }, button);
    return accept();
  });

  serving.answer(requireChange, async ({ realm, name, rename, customise }) => {
    const row = await findCharacterRowByName(database, realm, nameKey(name));
    if (row === undefined) return refuse('character.not-found');
    await updateOrders(database, row.characterId, { rename, customise });
    return accept({ characterId: row.characterId });
  });

  serving.answer(setOfflineLevel, async ({ realm, name, level }) => {
    const row = await findCharacterRowByName(database, realm, nameKey(name));
    if (row === undefined) return refuse('character.not-found');
    if (isHeld(row.holder, clock.now())) return refuse('character.is-online');
    const content = parts.findContent(realm);
    if (content === undefined) return refuse('character.not-found');
    const greatest = content.ruleset.maxLevel;
    await updateLevel(database, row.characterId, Math.max(1, Math.min(level, greatest)));
    return accept({ characterId: row.characterId });
  });

  serving.answer(listDeletedCharacters, async ({ realm, accountId, name }) => {
    const key = name === undefined ? undefined : nameKey(name);
    const rows = await listDeletedRows(database, realm, { accountId, key, since: windowStart(parts) });
    return accept({ characters: rows.map((row) => ({ ...row, deletedAt: row.deletedAt?.getTime() ?? 0 })) });
  });

  serving.answer(restoreCharacter, async ({ realm, characterId }, { log }) => {
    const outcome = await database.transaction(async (db) => {
      const row = await lockDeletedRow(db, realm, characterId, windowStart(parts));
      if (row === undefined) return refuse('character.not-found');
      await lockAccountCharacters(db, row.accountId);
      const counts = await countCharacterRows(db, row.accountId);
      const here = counts.find((count) => count.realm === realm)?.characters ?? 0;
      if (here >= parts.limits.perRealm) return refuse('character.realm-limit');
      const isTaken = (await findCharacterRowByName(db, realm, nameKey(row.name))) !== undefined;
      await restoreDeleted(db, characterId, isTaken);
      return accept({ name: row.name, mustRename: isTaken || row.mustRename });
    });
    if (!isRefused(outcome)) log.info('character-restored', { characterId });
    return outcome;
  });

  serving.every(purgePeriod, 'purge-deleted-characters', async () => {
    for (const { characterId } of await listExpired(database, windowStart(parts))) {
      if (await purge(parts, characterId)) parts.ports.log.info('character-purged', { characterId });
    }
  });
}

/** Characters deleted before this moment cannot be restored. */
function windowStart(parts: CharacterParts): Date {
  return new Date(parts.ports.clock.now() - parts.restoreWindow);
}
