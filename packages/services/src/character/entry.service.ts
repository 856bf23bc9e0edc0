import type { CharacterReading } from '@realmwright/kernel/character-sheet';
import { announce, call } from '@realmwright/kernel/contract';
import { accept, isRefused, refuse } from '@realmwright/kernel/outcome';
import { findBalance, purseOf } from '../ledger/ledger.contract.ts';
import type { HandlerContext, Serving } from '../serving.ts';
import {
  characterWanted,
  enterCharacter,
  releaseCharacter,
  resumeCharacter,
  saveProgress,
  takeOverCharacter,
} from './character.contract.ts';
import { characterFaults } from './character.faults.ts';
import {
  breakHold,
  findCharacterRow,
  type HeldRow,
  holdCharacter,
  lockAccountCharacters,
  lockForEntry,
  raiseEpoch,
  releaseHold,
  takeOverHold,
} from './character.store.ts';
import { updateProgress } from './character-changes.store.ts';
import type { CharacterParts } from './character-parts.ts';
import type { DressedCharacterRow } from './character-row.store.ts';
import { hiddenBecause } from './creation.rules.ts';
import { isHeld, isHeldByAnother } from './hold.rules.ts';
import { postStartingMoney } from './starting-money.ts';

/** Answers who may have a character in the world, and takes what that holder saves. */
export function serveEntry(serving: Serving, parts: CharacterParts): void {
  const { database, bus, clock, metrics, faults } = parts.ports;
  const fenced = metrics.counter(
    'character_saves_fenced_total',
    'Saves refused because their epoch was not the newest.',
  );

  serving.answer(enterCharacter, async (input, context) => {
    const wanted: HeldRow[] = [];
    const outcome = await database.transaction(async (db) => {
      wanted.length = 0;
      // In order on one connection, so what follows the lock sees what its former owner has done.
      const [, { row, others }] = await Promise.all([
        lockAccountCharacters(db, input.accountId),
        lockForEntry(db, input),
      ]);
      if (row === undefined) return refuse('character.not-found');
      if (row.mustRename) return refuse('character.must-rename');
      const content = parts.findContent(input.realm);
      if (content === undefined) return refuse('character.not-found');
      const reason = hiddenBecause(row, input.build, content);
      if (reason !== undefined) return refuse('character.not-for-build');
      const now = clock.now();
      if (!input.isForced) {
        if (isHeldByAnother(row.holder, input, now)) wanted.push(row);
        const heldOthers = others.filter(({ holder }) => isHeld(holder, now));
        wanted.push(...heldOthers);
        if (heldOthers.length > 0) return refuse('character.other-in-world');
        if (wanted.length > 0) return refuse('character.still-in-world');
      }
      for (const other of others) await breakHold(db, other.characterId);
      const { edge, session } = input;
      const epoch = await holdCharacter(db, row.characterId, { edge, session, at: parts.now() });
      await faults?.at(characterFaults.entryBeforeCommit);
      return accept({ row, epoch });
    });
    for (const { characterId, epoch } of wanted) announce(bus, characterWanted, { characterId, epoch });
    if (isRefused(outcome)) return outcome;
    const { row, epoch } = outcome.value;
    await faults?.at(characterFaults.entryAfterCommit);
    if (row.startingMoney !== undefined) {
      await postStartingMoney(parts, row.characterId, row.startingMoney, context);
    }
    context.log.info('character-entered', { characterId: row.characterId, epoch, edge: input.edge });
    return accept({ reading: await readingOf(parts, row, context), epoch });
  });

  serving.answer(resumeCharacter, async ({ characterId, epoch }, context) => {
    const row = await database.transaction((db) => raiseEpoch(db, characterId, epoch, parts.now()));
    await faults?.at(characterFaults.resumptionBeforeAnswer);
    if (row !== undefined) return accept({ reading: await readingOf(parts, row, context), epoch: row.epoch });
    const isThere = (await findCharacterRow(database, characterId)) !== undefined;
    return refuse(isThere ? 'character.stale-epoch' : 'character.not-found');
  });

  serving.answer(takeOverCharacter, async ({ accountId, former, edge, session }, context) => {
    const holder = { edge, session, at: parts.now() };
    const row = await database.transaction((db) => takeOverHold(db, accountId, former, holder));
    if (row === undefined) return refuse('character.not-found');
    return accept({ reading: await readingOf(parts, row, context), epoch: row.epoch });
  });

  serving.answer(saveProgress, async ({ characterId, epoch, sequence, progress }, { log }) => {
    const save = { epoch, sequence, progress, at: parts.now() };
    await faults?.at(characterFaults.saveBeforeWrite);
    const isSaved = await updateProgress(database, characterId, save);
    await faults?.at(characterFaults.saveBeforeAnswer);
    if (isSaved) return accept();
    const row = await findCharacterRow(database, characterId);
    if (row === undefined) return refuse('character.not-found');
    if (row.epoch === epoch && epoch > 0) return accept();
    fenced.add();
    log.warn('save-fenced', { characterId, epoch, newestEpoch: row.epoch });
    return refuse('character.stale-epoch');
  });

  serving.answer(releaseCharacter, async ({ characterId, epoch }) => {
    await faults?.at(characterFaults.releaseBeforeWrite);
    const isReleased = await releaseHold(database, characterId, epoch);
    await faults?.at(characterFaults.releaseBeforeAnswer);
    if (isReleased) return accept();
    const row = await findCharacterRow(database, characterId);
    return row === undefined || row.epoch === epoch ? accept() : refuse('character.stale-epoch');
  });
}

async function readingOf(
  { ports }: CharacterParts,
  row: DressedCharacterRow,
  { correlation }: HandlerContext,
): Promise<CharacterReading> {
  const purse = await call(ports.bus, findBalance, { account: purseOf(row.characterId) }, { correlation });
  return { ...row, money: isRefused(purse) || purse.value.balance < 0n ? 0n : purse.value.balance };
}
