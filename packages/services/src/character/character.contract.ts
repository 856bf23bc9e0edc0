import {
  appearanceType,
  characterNameType,
  characterReading,
  deathType,
  placeType,
  wornItemType,
} from '@realmwright/kernel/character-sheet';
import { event, request } from '@realmwright/kernel/contract';
import { operationIdType } from '@realmwright/kernel/operation-id';
import {
  accountIdType,
  characterIdType,
  edgeIdType,
  realmIdType,
  sessionIdType,
} from '@realmwright/kernel/schema/domain';
import { bool, f64, list, nothing, optional, struct, u8, u16, u32 } from '@realmwright/kernel/schema/types';

/**
 * Characters: their rows, their names, and who may write their progress. The *character epoch* grows with each `enter`
 * and `resume`; only the holder of the newest may save, so a world that lost a character cannot overwrite its successor.
 */

/** Most characters of one account on one realm that a client can show. */
export const mostCharactersInList = 60;

/** One line of the character screen. */
export const characterSummaryType = struct({
  characterId: characterIdType,
  name: characterNameType,
  race: u8,
  class: u8,
  gender: u8,
  appearance: appearanceType,
  level: u8,
  place: placeType,
  zone: u32,
  guildId: u32,
  /** The client must ask for a new name before it enters. */
  mustRename: bool,
  /** The client may change looks and name before it enters. */
  mustCustomise: bool,
  isFirstEntry: bool,
  equipment: list(wornItemType, { max: 23 }),
});

/** The characters of an account on a realm, oldest first; those that the build cannot show are left out and logged. */
export const listCharacters = request('character.list', {
  input: struct({ accountId: accountIdType, realm: realmIdType, build: u16 }),
  output: struct({ characters: list(characterSummaryType, { max: mostCharactersInList }) }),
  timeout: 2_000,
});

/** How many characters the account has on each realm, for the realm list. Realms without any are left out. */
export const countCharacters = request('character.count', {
  input: struct({ accountId: accountIdType }),
  output: struct({ realms: list(struct({ realm: realmIdType, characters: u8 }), { max: 255 }) }),
  timeout: 2_000,
});

/** Why a name is refused; every build's clients have an answer for each. */
export const nameRefusals = [
  'character.name-empty',
  'character.name-too-short',
  'character.name-too-long',
  /** Something other than letters, or letters of two alphabets. */
  'character.name-invalid-letter',
  /** The same letter three times in a row. */
  'character.name-repeats',
  'character.name-reserved',
  'character.name-taken',
] as const;

/** Creates a character at its race's start point. The same operation id twice gives the same character. */
export const createCharacter = request('character.create', {
  input: struct({
    operation: operationIdType,
    accountId: accountIdType,
    realm: realmIdType,
    build: u16,
    name: characterNameType,
    race: u8,
    class: u8,
    gender: u8,
    appearance: appearanceType,
  }),
  output: struct({ characterId: characterIdType, name: characterNameType }),
  refusals: [
    ...nameRefusals,
    /** The realm's limit per account is reached. */
    'character.realm-limit',
    /** The cluster's limit per account is reached. */
    'character.account-limit',
    /** The ruleset or the build does not have this race, class or combination, or no such gender. */
    'character.invalid-combination',
  ],
  timeout: 5_000,
});

/** Deletes; repeating it is harmless. The character vanishes from lists and keeps its row for the restore window; its name is free at once. */
export const deleteCharacter = request('character.delete', {
  input: struct({ accountId: accountIdType, realm: realmIdType, characterId: characterIdType }),
  output: nothing,
  refusals: ['character.not-found', 'character.is-online'],
  timeout: 2_000,
});

/** A deleted character within the restore window. `deletedAt` is milliseconds since the Unix epoch. */
export const deletedCharacterType = struct({
  characterId: characterIdType,
  accountId: accountIdType,
  name: characterNameType,
  level: u8,
  deletedAt: f64,
});

export const listDeletedCharacters = request('character.list-deleted', {
  input: struct({ realm: realmIdType, accountId: optional(accountIdType), name: optional(characterNameType) }),
  output: struct({ characters: list(deletedCharacterType, { max: 200 }) }),
  timeout: 2_000,
});

/** Brings a deleted character back. If its name was taken meanwhile it must be renamed at the next entry. */
export const restoreCharacter = request('character.restore', {
  input: struct({ realm: realmIdType, characterId: characterIdType }),
  output: struct({ name: characterNameType, mustRename: bool }),
  refusals: ['character.not-found', 'character.realm-limit'],
  timeout: 2_000,
});

/** Renames a character that must be renamed; the name that it has already is accepted again. */
export const renameCharacter = request('character.rename', {
  input: struct({
    accountId: accountIdType,
    realm: realmIdType,
    characterId: characterIdType,
    name: characterNameType,
  }),
  output: struct({ name: characterNameType }),
  refusals: [...nameRefusals, 'character.not-found', 'character.not-allowed', 'character.is-online'],
  timeout: 2_000,
});

/** Changes looks, gender and name of a character that was allowed to. */
export const customiseCharacter = request('character.customise', {
  input: struct({
    accountId: accountIdType,
    realm: realmIdType,
    characterId: characterIdType,
    name: characterNameType,
    gender: u8,
    appearance: appearanceType,
  }),
  output: struct({ name: characterNameType }),
  refusals: [
    ...nameRefusals,
    'character.not-found',
    'character.not-allowed',
    'character.is-online',
    'character.invalid-combination',
  ],
  timeout: 2_000,
});

/** Orders a rename or allows a customisation at the next character screen. For operators. */
export const requireChange = request('character.require-change', {
  input: struct({ realm: realmIdType, name: characterNameType, rename: bool, customise: bool }),
  output: struct({ characterId: characterIdType }),
  refusals: ['character.not-found'],
  timeout: 2_000,
});

const readingUnderEpoch = struct({ reading: characterReading, epoch: u32 });

/**
 * Takes a character into the world for a session. Whoever held it before can no longer save. While a previous holder has
 * not released it (its client vanished, or its session was superseded) the answer is `character.still-in-world`, and
 * `character.wanted` tells the holder to save and let go: ask again for some seconds, then with `isForced`, which takes
 * the character at its last save. A hold without a save for `holdMillis` is broken in any case.
 */
export const enterCharacter = request('character.enter', {
  input: struct({
    accountId: accountIdType,
    realm: realmIdType,
    characterId: characterIdType,
    build: u16,
    edge: edgeIdType,
    session: sessionIdType,
    isForced: bool,
  }),
  output: readingUnderEpoch,
  refusals: [
    'character.not-found',
    'character.must-rename',
    'character.not-for-build',
    'character.still-in-world',
    /** Another character of the account is in the world. */
    'character.other-in-world',
  ],
  timeout: 3_000,
});

/** Longest time after the last sign of life of its holder that a character counts as being in the world. */
export const holdMillis = 90_000;

/** Reads the character again between two instances (a far teleport) and raises the epoch, which fences the former one. */
export const resumeCharacter = request('character.resume', {
  input: struct({ characterId: characterIdType, epoch: u32 }),
  output: readingUnderEpoch,
  refusals: ['character.not-found', 'character.stale-epoch'],
  timeout: 3_000,
});

/**
 * Gives the character that one session of the account has in the world to another one, which goes on in its place; the
 * instance keeps it. The epoch rises.
 */
export const takeOverCharacter = request('character.take-over', {
  input: struct({
    accountId: accountIdType,
    former: struct({ edge: edgeIdType, session: sessionIdType }),
    edge: edgeIdType,
    session: sessionIdType,
  }),
  output: readingUnderEpoch,
  refusals: [
    /** That session has no character in the world, or has none any more. */
    'character.not-found',
  ],
  timeout: 3_000,
});

/** What the world writes: absolute values, so repeating a save is harmless. Money is not in it; the ledger has it. */
export const progressType = struct({
  level: u8,
  xp: u32,
  place: placeType,
  zone: u32,
  health: u32,
  powers: list(u32, { max: 7 }),
  totalPlayedSeconds: u32,
  levelPlayedSeconds: u32,
  bind: struct({ place: placeType, zone: u32 }),
  isResting: bool,
  /** Absent for the living. */
  death: optional(deathType),
});

/** Saves progress. `sequence` grows with each save of one epoch; an older one that comes late is ignored. */
export const saveProgress = request('character.save-progress', {
  input: struct({ characterId: characterIdType, epoch: u32, sequence: u32, progress: progressType }),
  output: nothing,
  refusals: ['character.not-found', 'character.stale-epoch'],
  timeout: 5_000,
});

/** The character left the world; its last save came before. Repeating it is harmless. */
export const releaseCharacter = request('character.release', {
  input: struct({ characterId: characterIdType, epoch: u32 }),
  output: nothing,
  refusals: ['character.stale-epoch'],
  timeout: 3_000,
});

/** What clients may know of any character. */
export const characterNameCardType = struct({
  characterId: characterIdType,
  accountId: accountIdType,
  realm: realmIdType,
  name: characterNameType,
  race: u8,
  class: u8,
  gender: u8,
  level: u8,
  place: placeType,
  zone: u32,
  isInWorld: bool,
});

export const findCharacterName = request('character.find-name', {
  input: struct({ characterId: characterIdType }),
  output: characterNameCardType,
  refusals: ['character.not-found'],
  timeout: 2_000,
});

/** Finds by name, whatever its case. */
export const findCharacterByName = request('character.find-by-name', {
  input: struct({ realm: realmIdType, name: characterNameType }),
  output: characterNameCardType,
  refusals: ['character.not-found'],
  timeout: 2_000,
});

/** Sets the level of a character that is not in the world; one that is belongs to its instance. For operators. */
export const setOfflineLevel = request('character.set-offline-level', {
  input: struct({ realm: realmIdType, name: characterNameType, level: u8 }),
  output: struct({ characterId: characterIdType }),
  refusals: ['character.not-found', 'character.is-online'],
  timeout: 2_000,
});

/**
 * Has a character that is not in the world come in at a place, without one at the inn that it is bound to. For operators.
 */
export const moveOffline = request('character.move-offline', {
  input: struct({ realm: realmIdType, name: characterNameType, place: optional(placeType) }),
  output: struct({ place: placeType }),
  refusals: ['character.not-found', 'character.is-online', 'character.invalid-place'],
  timeout: 2_000,
});

/** Removes a character for good, deleted before or not; its purse goes back to the realm. For operators. */
export const eraseCharacter = request('character.erase', {
  input: struct({ realm: realmIdType, characterId: characterIdType }),
  output: struct({ name: characterNameType }),
  refusals: ['character.not-found', 'character.is-online'],
  timeout: 5_000,
});

/** A place of an action bar, 0 to 143; `action` is a client id (below 2^24), `kind` the client's own tag for it. */
export const actionButtonType = struct({ slot: u8, action: u32, kind: u8 });

/** Action buttons are kept per build, since their ids are the client's. */
export const listActionButtons = request('character.list-action-buttons', {
  input: struct({ characterId: characterIdType, build: u16 }),
  output: struct({ buttons: list(actionButtonType, { max: 144 }) }),
  timeout: 2_000,
});

/** Sets one button; action 0 clears it. Slots from 144 on are ignored. */
export const setActionButton = request('character.set-action-button', {
  input: struct({ accountId: accountIdType, characterId: characterIdType, build: u16, button: actionButtonType }),
  output: nothing,
  refusals: ['character.not-found'],
  timeout: 2_000,
});

/** Somebody waits for this character: whoever holds it under this epoch saves, releases and removes it. Unscoped. */
export const characterWanted = event('character.wanted', struct({ characterId: characterIdType, epoch: u32 }));

/** A name that others may have cached is no longer right. Unscoped. */
export const characterRenamed = event(
  'character.renamed',
  struct({ characterId: characterIdType, realm: realmIdType, name: characterNameType }),
);
