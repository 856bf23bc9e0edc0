import type { Fields } from './fields.ts';
import type { WorldConnection } from './world-connection.ts';

/** A row of the character list. */
export interface ListedCharacter {
  readonly guid: bigint;
  readonly name: string;
  readonly level: number;
  readonly race: number;
  readonly class: number;
  readonly map: number;
  readonly zone: number;
  readonly position: { readonly x: number; readonly y: number; readonly z: number };
}

/** What a player chooses for a new character. Numbers are those of the builds; the defaults exist in all of them. */
export interface NewCharacter {
  readonly name: string;
  readonly race?: number;
  readonly class?: number;
  readonly gender?: number;
  readonly hairStyle?: number;
}

/** Asks for the list of characters. */
export async function listCharacters(connection: WorldConnection): Promise<readonly ListedCharacter[]> {
  const answer = await connection.ask('CMSG_CHAR_ENUM', {}, 'SMSG_CHAR_ENUM');
  return answer.list('characters').map(listed);
}

/** Creates a character and returns the server's result code, as it stands in the packet. */
export async function createCharacter(connection: WorldConnection, choice: NewCharacter): Promise<number> {
  const looks = { skinColor: 0, face: 0, hairStyle: choice.hairStyle ?? 0, hairColor: 0, facialHair: 0, outfitId: 0 };
  const who = { race: choice.race ?? 1, class: choice.class ?? 1, gender: choice.gender ?? 0 };
  const value = { name: choice.name, ...who, ...looks };
  const answer = await connection.ask('CMSG_CHAR_CREATE', value, 'SMSG_CHAR_CREATE');
  return answer.number('result');
}

/** Deletes a character and returns the server's result code. */
export async function deleteCharacter(connection: WorldConnection, guid: bigint): Promise<number> {
  const answer = await connection.ask('CMSG_CHAR_DELETE', { guid }, 'SMSG_CHAR_DELETE');
  return answer.number('result');
}

/** Renames a character that was marked for it and returns the server's result code. */
export async function renameCharacter(connection: WorldConnection, guid: bigint, newName: string): Promise<number> {
  const answer = await connection.ask('CMSG_CHAR_RENAME', { character: guid, newName }, 'SMSG_CHAR_RENAME');
  return answer.number('result');
}

/** Result codes of the character screen that stories speak of, by build. Source: public protocol notes. */
export const characterResults = {
  5875: { created: 0x2e, nameTaken: 0x31, deleted: 0x39 },
  8606: { created: 0x2f, nameTaken: 0x32, deleted: 0x3b },
  12340: { created: 0x2f, nameTaken: 0x32, deleted: 0x47 },
} as const;

function listed(row: Fields): ListedCharacter {
  const position = row.at('position');
  return {
    guid: row.big('guid'),
    name: row.text('name'),
    level: row.number('level'),
    race: row.number('race'),
    class: row.number('class'),
    map: row.number('map'),
    zone: row.number('area'),
    position: { x: position.number('x'), y: position.number('y'), z: position.number('z') },
  };
}
