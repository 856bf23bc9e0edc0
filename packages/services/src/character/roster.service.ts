import { announce } from '@realmwright/kernel/contract';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Serving } from '../serving.ts';
import { insertWornItems } from './belongings.store.ts';
import {
  characterRenamed,
  countCharacters,
  createCharacter,
  customiseCharacter,
  deleteCharacter,
  listCharacters,
  mostCharactersInList,
  renameCharacter,
} from './character.contract.ts';
import { characterFaults } from './character.faults.ts';
import {
  countCharacterRows,
  findCharacterByOperation,
  insertCharacter,
  listCharacterRows,
  lockAccountCharacters,
  lockCharacterRow,
} from './character.store.ts';
import { isDeletedOf, markDeleted, updateLooks, updateName } from './character-changes.store.ts';
import type { CharacterParts } from './character-parts.ts';
import { beginningOf, hiddenBecause } from './creation.rules.ts';
import { isHeld } from './hold.rules.ts';
import { judgeName } from './name.rules.ts';
import { postStartingMoney } from './starting-money.ts';

/** Answers what the character screen asks. */
export function serveRoster(serving: Serving, parts: CharacterParts): void {
  const { database, bus, faults } = parts.ports;

  serving.answer(listCharacters, async ({ accountId, realm, build }, { log }) => {
    const content = parts.findContent(realm);
    if (content === undefined) return accept({ characters: [] });
    const rows = await listCharacterRows(database.reads, accountId, realm);
    const shown = rows.filter((row) => {
      const reason = hiddenBecause(row, build, content);
      if (reason !== undefined) log.info('character-hidden', { characterId: row.characterId, build, reason });
      return reason === undefined;
    });
    const characters = shown.slice(0, mostCharactersInList).map((row) => ({ ...row, guildId: 0 }));
    return accept({ characters });
  });

  serving.answer(countCharacters, async ({ accountId }) => {
    const realms = await countCharacterRows(database.reads, accountId);
    return accept({ realms: realms.map((count) => ({ ...count, characters: Math.min(count.characters, 255) })) });
  });

  serving.answer(createCharacter, async (input, context) => {
    const content = parts.findContent(input.realm);
    const beginning = content && beginningOf(input, content);
    if (beginning === undefined) return refuse('character.invalid-combination');
    const name = judgeName(input.name, parts.names);
    if ('refused' in name) return name;
    const outcome = await database.transaction(async (db) => {
      await lockAccountCharacters(db, input.accountId);
      const repeated = await findCharacterByOperation(db, input.operation);
      if (repeated !== undefined) return accept(repeated);
      const counts = await countCharacterRows(db, input.accountId);
      const here = counts.find(({ realm }) => realm === input.realm)?.characters ?? 0;
      if (here >= parts.limits.perRealm) return refuse('character.realm-limit');
      if (counts.reduce((sum, { characters }) => sum + characters, 0) >= parts.limits.perAccount) {
        return refuse('character.account-limit');
      }
      const id = await insertCharacter(db, { ...input, ...beginning, name: name.name, nameKey: name.key });
      if (id === 'name-taken') return refuse('character.name-taken');
      await insertWornItems(db, { characterId: id, realm: input.realm }, beginning.outfit);
      await faults?.at(characterFaults.creationBeforeCommit);
      return accept({ characterId: id, name: name.name, startingMoney: beginning.startingMoney });
    });
    if ('refused' in outcome) return outcome;
    const { characterId, name: spelling, startingMoney } = outcome.value;
    await faults?.at(characterFaults.creationAfterCommit);
    context.log.info('character-created', { characterId, accountId: input.accountId, realm: input.realm });
    if (startingMoney !== undefined) await postStartingMoney(parts, characterId, startingMoney, context);
    return accept({ characterId, name: spelling });
  });

  serving.answer(deleteCharacter, async (input, { log }) => {
    const outcome = await database.transaction(async (db) => {
      const row = await lockCharacterRow(db, input);
      // Asked again after a lost answer: it is gone already.
      if (row === undefined) return (await isDeletedOf(db, input)) ? accept() : refuse('character.not-found');
      if (isHeld(row.holder, parts.ports.clock.now())) return refuse('character.is-online');
      await markDeleted(db, row.characterId, parts.now());
      await faults?.at(characterFaults.deletionBeforeCommit);
      return accept();
    });
    await faults?.at(characterFaults.deletionBeforeAnswer);
    if (!('refused' in outcome)) log.info('character-deleted', { characterId: input.characterId });
    return outcome;
  });

  serving.answer(renameCharacter, async (input) => {
    const name = judgeName(input.name, parts.names);
    if ('refused' in name) return name;
    const outcome = await database.transaction(async (db) => {
      const row = await lockCharacterRow(db, input);
      if (row === undefined) return refuse('character.not-found');
      if (isHeld(row.holder, parts.ports.clock.now())) return refuse('character.is-online');
      if (!row.mustRename) {
        // Asked again after a lost answer: that is its name already.
        return row.name === name.name ? accept({ name: name.name }) : refuse('character.not-allowed');
      }
      if (!(await updateName(db, row.characterId, name))) return refuse('character.name-taken');
      return accept({ name: name.name });
    });
    if (!('refused' in outcome)) announce(bus, characterRenamed, { ...input, name: name.name });
    return outcome;
  });

  serving.answer(customiseCharacter, async (input) => {
    const name = judgeName(input.name, parts.names);
    if ('refused' in name) return name;
    if (input.gender > 1) return refuse('character.invalid-combination');
    const outcome = await database.transaction(async (db) => {
      const row = await lockCharacterRow(db, input);
      if (row === undefined) return refuse('character.not-found');
      if (isHeld(row.holder, parts.ports.clock.now())) return refuse('character.is-online');
      if (!row.mustCustomise) return refuse('character.not-allowed');
      if (!(await updateLooks(db, row.characterId, name, input))) return refuse('character.name-taken');
      return accept({ name: name.name });
    });
    if (!('refused' in outcome)) announce(bus, characterRenamed, { ...input, name: name.name });
    return outcome;
  });
}
