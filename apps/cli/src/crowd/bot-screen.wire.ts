import {
  type ListedCharacter,
  mayLogOut,
  type Place,
  readCharacters,
  readCreation,
  readEntry,
} from './bot-answers.wire.ts';
import { BotError } from './bot-error.ts';
import type { BotLine } from './bot-line.wire.ts';

/** Steps at the character screen, between it and the world. Each throws `BotError` when it does not succeed. */

/**
 * The character of that name, or the account's first one, or a new one when it has none. A name that the account had
 * before and has no more is an error: the realm has forgotten what it acknowledged.
 */
export async function findCharacter(
  line: BotLine,
  chance: () => number,
  name?: string,
): Promise<{ readonly character: ListedCharacter; readonly isNew: boolean }> {
  const listed = await listCharacters(line);
  if (name !== undefined) {
    const known = listed.find((character) => character.name === name);
    if (known === undefined) throw new BotError('character lost');
    return { character: known, isNew: false };
  }
  const [first] = listed;
  if (first !== undefined) return { character: first, isNew: false };
  const made = await makeCharacter(line, chance);
  const character = (await listCharacters(line)).find((one) => one.name === made);
  if (character === undefined) throw new BotError('character lost');
  return { character, isNew: true };
}

/** The characters of the account. */
export async function listCharacters(line: BotLine): Promise<readonly ListedCharacter[]> {
  const { body } = await line.ask('CMSG_CHAR_ENUM', {}, ['SMSG_CHAR_ENUM']);
  return readCharacters(line.build, body);
}

/** Enters and says where the character stands. */
export async function enterWorld(line: BotLine, guid: bigint): Promise<Place> {
  const answers = ['SMSG_LOGIN_VERIFY_WORLD', 'SMSG_CHARACTER_LOGIN_FAILED'];
  const { name, body } = await line.ask('CMSG_PLAYER_LOGIN', { guid }, answers);
  if (name !== 'SMSG_LOGIN_VERIFY_WORLD') throw new BotError('entry refused');
  line.send('CMSG_SET_ACTIVE_MOVER', { guid });
  const { map, x, y, z } = readEntry('entered', body);
  return { map, x, y, z };
}

/** Logs out in the ordinary way, with the wait that the server asks for. Tries again while it refuses (in a fight). */
export async function logOut(line: BotLine): Promise<void> {
  for (let attempt = 0; attempt < logoutAttempts; attempt++) {
    // Listens before it asks, because a server that needs no wait sends both answers at once.
    const completed = line.next(['SMSG_LOGOUT_COMPLETE'], logoutMillis);
    completed.catch(() => undefined); // awaited below, unless the question failed first
    const { body } = await line.ask('CMSG_LOGOUT_REQUEST', {}, ['SMSG_LOGOUT_RESPONSE']);
    if (mayLogOut(body)) {
      await completed;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  }
  throw new BotError('logout refused');
}

async function makeCharacter(line: BotLine, chance: () => number): Promise<string> {
  const looks = { gender: 0, skinColor: 0, face: 0, hairStyle: 0, hairColor: 0, facialHair: 0, outfitId: 0 };
  for (let attempt = 0; attempt < nameAttempts; attempt++) {
    const name = makeName(chance);
    const { body } = await line.ask('CMSG_CHAR_CREATE', { name, race: 1, class: 1, ...looks }, ['SMSG_CHAR_CREATE']);
    const result = readCreation(line.build, body);
    if (result === 'made') return name;
    if (result !== 'taken') throw new BotError(`creation refused with ${result}`);
  }
  throw new BotError('no free name');
}

/** Four syllables: 10^8 names, so that crowds of many runs rarely meet one that is taken. */
function makeName(chance: () => number): string {
  const pick = (letters: string): string => letters.charAt(Math.floor(chance() * letters.length));
  const syllables = Array.from({ length: 4 }, () => pick('bcdfghjklmnpqrstvwxz') + pick('aeiou')).join('');
  return syllables.charAt(0).toUpperCase() + syllables.slice(1);
}

const nameAttempts = 5;
const logoutAttempts = 6;
/** A logout takes 20 s where players have to wait. */
const logoutMillis = 40_000;
