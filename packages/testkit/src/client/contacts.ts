import type { Fields } from './fields.ts';
import type { GameClient } from './game-client.ts';

/** What came of a request about a friend or an ignored person, by its number. Source: public protocol notes. */
export const friendResults = {
  listFull: 1,
  online: 2,
  offline: 3,
  notFound: 4,
  removed: 5,
  addedOnline: 6,
  addedOffline: 7,
  already: 8,
  self: 9,
  ignoreFull: 11,
  ignoreSelf: 12,
  ignoreNotFound: 13,
  ignoreAlready: 14,
  ignoreAdded: 15,
  ignoreRemoved: 16,
} as const;

/** How a friend is shown. Source: public protocol notes. */
export const friendStatuses = { offline: 0, online: 1, away: 2, busy: 4 } as const;

/** One entry of a client's list, whatever packets it came in. */
export interface Contact {
  readonly guid: bigint;
  readonly isFriend: boolean;
  readonly isIgnored: boolean;
  readonly note: string;
  /** Undefined for those who are ignored only. */
  readonly status: number | undefined;
  readonly area: number | undefined;
  readonly level: number | undefined;
}

/** Asks for a friend and waits for what the server says. Clients of 1.12.1 send no note. */
export async function addFriend({ connection }: GameClient, name: string, note = ''): Promise<Fields> {
  return await connection.ask('CMSG_ADD_FRIEND', { name, note }, 'SMSG_FRIEND_STATUS');
}

/** Ignores somebody and waits for what the server says. */
export async function addIgnored({ connection }: GameClient, name: string): Promise<Fields> {
  return await connection.ask('CMSG_ADD_IGNORE', { name }, 'SMSG_FRIEND_STATUS');
}

/** Waits for news of a friend since packet number `from`. */
export async function newsOfFriend(
  { connection }: GameClient,
  friend: { readonly guid: bigint },
  result: number,
  from: number,
): Promise<Fields> {
  return await connection.next('SMSG_FRIEND_STATUS', from, {
    where: (fields) => fields.big('guid') === friend.guid && fields.number('result') === result,
  });
}

/** Opens the list, as a player does, and reads it. */
export async function readContacts(client: GameClient): Promise<readonly Contact[]> {
  const from = client.connection.received.length;
  const asksForAll = client.connection.speaks('CMSG_CONTACT_LIST');
  client.connection.send(asksForAll ? 'CMSG_CONTACT_LIST' : 'CMSG_FRIEND_LIST', { flags: 7 });
  return await contactsSince(client, from);
}

/** The list that came since packet number `from`, for instance at the login. */
export async function contactsSince({ connection }: GameClient, from: number): Promise<readonly Contact[]> {
  if (connection.speaks('SMSG_CONTACT_LIST', 'server')) {
    const list = await connection.next('SMSG_CONTACT_LIST', from);
    return list.list('relations').map((row) => {
      const mask = row.number('relationMask');
      return contact(row, (mask & 1) !== 0, (mask & 2) !== 0);
    });
  }
  const friends = await connection.next('SMSG_FRIEND_LIST', from);
  const ignored = await connection.next('SMSG_IGNORE_LIST', from);
  const guids = ignored.raw('ignored');
  return [
    ...friends.list('friends').map((row) => contact(row, true, false)),
    ...(Array.isArray(guids) ? guids : []).filter(isGuid).map((guid) => ({ ...nobody, guid, isIgnored: true })),
  ];
}

const nobody = { isFriend: false, note: '', status: undefined, area: undefined, level: undefined } as const;

function isGuid(value: unknown): value is bigint {
  return typeof value === 'bigint';
}

function contact(row: Fields, isFriend: boolean, isIgnored: boolean): Contact {
  return {
    guid: row.big('guid'),
    isFriend,
    isIgnored,
    note: row.has('note') ? row.text('note') : '',
    status: row.has('status') ? row.number('status') : undefined,
    area: row.has('area') ? row.number('area') : undefined,
    level: row.has('level') ? row.number('level') : undefined,
  };
}
