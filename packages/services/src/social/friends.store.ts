import { type CharacterId, characterId, edgeId, type RealmId, sessionId } from '@realmwright/kernel/ids';
import type { Receiver } from '@realmwright/kernel/receivers';
import type { Status } from '@realmwright/kernel/status';
import type { Queries } from '@realmwright/platform/database/database';
import type { ContactKind } from './friends.rules.ts';
import { isListedSql } from './listed.store.ts';
import { statusOf } from './presence.store.ts';

/** Somebody on a list, with where it is if it is in the world. */
export interface ContactRow {
  readonly characterId: CharacterId;
  readonly isFriend: boolean;
  readonly isIgnored: boolean;
  readonly note: string;
  readonly presence: FriendPresence | undefined;
}

export interface FriendPresence {
  readonly status: Status;
  readonly zone: number;
  readonly level: number;
  readonly class: number;
}

/** Serialises the changes of one list, so that its limits hold; released with the transaction. */
export async function lockContacts(db: Queries, owner: CharacterId): Promise<void> {
  await db.execute('select pg_advisory_xact_lock(1668247139, $1)', [owner]);
}

/** A whole list, first added first. */
export async function listContactRows(db: Queries, owner: CharacterId): Promise<readonly ContactRow[]> {
  const rows = await db.rows<SelectedContact>(
    `select c.contact_id, c.is_friend, c.is_ignored, c.note, p.status, p.zone, p.level, p.class
       from characters.contacts c left join characters.presences p on p.character_id = c.contact_id and ${isListedSql}
      where c.owner_id = $1 order by c.added_at, c.contact_id`,
    [owner],
  );
  return rows.map(contactRow);
}

/** Adds to the list, or adds a kind to whoever is on it already. False if one of the two is no character. */
export async function storeContact(
  db: Queries,
  contact: {
    readonly owner: CharacterId;
    readonly realm: RealmId;
    readonly contact: CharacterId;
    readonly kind: ContactKind;
    readonly note: string;
  },
): Promise<boolean> {
  const count = await db.execute(
    `insert into characters.contacts (realm_id, owner_id, contact_id, is_friend, is_ignored, note)
     select $1::int, o.character_id, c.character_id, $4::bool, $5::bool, $6::text
       from characters.characters o, characters.characters c where o.character_id = $2 and c.character_id = $3
     on conflict (owner_id, contact_id) do update
       set is_friend = contacts.is_friend or excluded.is_friend,
           is_ignored = contacts.is_ignored or excluded.is_ignored,
           note = case when excluded.is_friend then excluded.note else contacts.note end`,
    [
      contact.realm,
      contact.owner,
      contact.contact,
      contact.kind === 'friend',
      contact.kind === 'ignored',
      contact.note,
    ],
  );
  return count > 0;
}

/** Takes a kind from somebody on the list, and somebody without any off it. */
export async function removeContactRow(
  db: Queries,
  owner: CharacterId,
  contact: CharacterId,
  kind: ContactKind,
): Promise<void> {
  const isFriend = kind === 'friend';
  await db.execute(
    `delete from characters.contacts
      where owner_id = $1 and contact_id = $2 and is_friend = $3 and is_ignored = $4`,
    [owner, contact, isFriend, !isFriend],
  );
  await db.execute(
    `update characters.contacts set is_friend = not $3, is_ignored = $3
      where owner_id = $1 and contact_id = $2 and is_friend and is_ignored`,
    [owner, contact, isFriend],
  );
}

export async function storeNote(db: Queries, owner: CharacterId, contact: CharacterId, note: string): Promise<void> {
  await db.execute('update characters.contacts set note = $3 where owner_id = $1 and contact_id = $2', [
    owner,
    contact,
    note,
  ]);
}

/** Those in the world who have somebody as a friend. */
export async function listWatchers(db: Queries, friend: CharacterId): Promise<readonly Receiver[]> {
  const rows = await db.rows<{ edge: string; session: bigint; character_id: number }>(
    `select p.edge, p.session, p.character_id
       from characters.contacts c join characters.presences p on p.character_id = c.owner_id
      where c.contact_id = $1 and c.is_friend`,
    [friend],
  );
  return rows.map((row) => ({
    edge: edgeId(row.edge),
    session: sessionId(Number(row.session)),
    characterId: characterId(row.character_id),
  }));
}

/** Whether the owner of a list ignores somebody. */
export async function isIgnoredBy(db: Queries, owner: CharacterId, contact: CharacterId): Promise<boolean> {
  const row = await db.findRow<{ is_ignored: boolean }>(
    'select is_ignored from characters.contacts where owner_id = $1 and contact_id = $2',
    [owner, contact],
  );
  return row?.is_ignored ?? false;
}

interface SelectedContact {
  readonly contact_id: number;
  readonly is_friend: boolean;
  readonly is_ignored: boolean;
  readonly note: string;
  readonly status: string | null;
  readonly zone: bigint | null;
  readonly level: number | null;
  readonly class: number | null;
}

function contactRow(row: SelectedContact): ContactRow {
  const { status, zone, level, class: class_ } = row;
  const isThere = status !== null && zone !== null && level !== null && class_ !== null;
  return {
    characterId: characterId(row.contact_id),
    isFriend: row.is_friend,
    isIgnored: row.is_ignored,
    note: row.note,
    presence: isThere ? { status: statusOf(status), zone: Number(zone), level, class: class_ } : undefined,
  };
}
