import { type AccountRole, type AccountRoles, accountRoles } from '@realmwright/kernel/account-role';
import { InvariantError } from '@realmwright/kernel/errors';
import {
  accountId,
  type CharacterId,
  characterId,
  type EdgeId,
  edgeId,
  instanceId,
  mapId,
  type RealmId,
  realmId,
  type SessionId,
  sessionId,
} from '@realmwright/kernel/ids';
import type { Receiver } from '@realmwright/kernel/receivers';
import type { ValueOf } from '@realmwright/kernel/schema/types';
import type { Status } from '@realmwright/kernel/status';
import { committedSoon, type Database, type Queries } from '@realmwright/platform/database/database';
import { isUniqueViolation } from '@realmwright/platform/database/database-errors';
import type { presenceType } from './social.contract.ts';

export type Presence = ValueOf<typeof presenceType>;

/** Somebody in the world with the status that others get to know. */
export interface PresenceRow extends Presence {
  readonly status: Status;
  readonly statusText: string;
  readonly isFighting: boolean;
  readonly isHidden: boolean;
}

/** A presence as it was, if there was one, and as it is. */
export interface PresenceChange {
  readonly before: PresenceRow | undefined;
  readonly after: PresenceRow;
}

/**
 * Puts somebody into the registry; whoever had the place or the name before goes. The status of a stay remains, its
 * bearing does not: who has come to another instance neither fights nor hides there. The commit is not waited for.
 */
export async function storePresence(database: Database, presence: Presence, key: string): Promise<PresenceChange> {
  try {
    return await insertPresence(database, presence, key);
  } catch (error) {
    if (!isUniqueViolation(error, 'presences_name_key')) throw error;
  }
  // Somebody of that name is still in it, whom the character has been renamed after.
  return database.transaction(
    async (db) => {
      await deleteNamesakes(db, presence, key);
      return insertPresence(db, presence, key);
    },
    { durability: 'soon' },
  );
}

async function deleteNamesakes(db: Queries, { realm, characterId: id }: Presence, key: string): Promise<void> {
  await db.execute('delete from characters.presences where realm_id = $1 and name_key = $2 and character_id <> $3', [
    realm,
    key,
    id,
  ]);
}

async function insertPresence(db: Queries, presence: Presence, key: string): Promise<PresenceChange> {
  const row = await db.findRow<ChangedPresence>(
    `with before as (select * from characters.presences where character_id = $1)
     insert into characters.presences (character_id, account_id, realm_id, name, name_key, race, class, gender, level,
                                       zone, map, instance, edge, session, build, roles, is_invisible)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict (character_id) do update set name = excluded.name, name_key = excluded.name_key,
       race = excluded.race, gender = excluded.gender, level = excluded.level, zone = excluded.zone, map = excluded.map,
       instance = excluded.instance, edge = excluded.edge, session = excluded.session, build = excluded.build,
       roles = excluded.roles, is_fighting = false, is_hidden = false, is_invisible = excluded.is_invisible,
       status = case when characters.presences.edge = excluded.edge
                      and characters.presences.session = excluded.session then characters.presences.status
                     else 'here' end
     returning presences.*, (select to_jsonb(b) from before b) as before, ${committedSoon} as is_soon`,
    [
      presence.characterId,
      presence.accountId,
      presence.realm,
      presence.name,
      key,
      presence.race,
      presence.class,
      presence.gender,
      presence.level,
      presence.zone,
      presence.map,
      presence.instance,
      presence.edge,
      presence.session,
      presence.build,
      presence.roles,
      presence.isInvisible,
    ],
  );
  if (row === undefined) throw new InvariantError('a presence was not stored', { character: presence.characterId });
  return changeOf(row);
}

/** Changes what is given, one change after the other; undefined when the character is not in the world. */
export async function changePresence(
  db: Queries,
  id: CharacterId,
  change: {
    readonly level: number | undefined;
    readonly zone: number | undefined;
    readonly instance: string | undefined;
    readonly map: number | undefined;
    readonly roles: AccountRoles | undefined;
    readonly isFighting: boolean | undefined;
    readonly isHidden: boolean | undefined;
  },
): Promise<PresenceChange | undefined> {
  const { level, zone, instance, map, roles, isFighting, isHidden } = change;
  const row = await db.findRow<ChangedPresence>(
    `${lockedBefore}
     update characters.presences p
        set level = coalesce($2, p.level), zone = coalesce($3, p.zone), instance = coalesce($4, p.instance),
            map = coalesce($5, p.map), roles = coalesce($6::text[], p.roles),
            is_fighting = coalesce($7, p.is_fighting), is_hidden = coalesce($8, p.is_hidden)
       from before b where p.character_id = b.character_id
     returning p.*, to_jsonb(b) as before, ${committedSoon} as is_soon`,
    [
      id,
      level ?? null,
      zone ?? null,
      instance ?? null,
      map ?? null,
      roles ?? null,
      isFighting ?? null,
      isHidden ?? null,
    ],
  );
  return row && changeOf(row);
}

/** Marks somebody; undefined when the character is not in the world. */
export async function storeStatus(
  db: Queries,
  id: CharacterId,
  { status, statusText, isInvisible }: Pick<PresenceRow, 'status' | 'statusText' | 'isInvisible'>,
): Promise<PresenceChange | undefined> {
  const row = await db.findRow<ChangedPresence>(
    `${lockedBefore}
     update characters.presences p set status = $2, status_text = $3, is_invisible = $4
       from before b where p.character_id = b.character_id
     returning p.*, to_jsonb(b) as before`,
    [id, status, statusText, isInvisible],
  );
  return row && changeOf(row);
}

/** Without the lock, two changes at the same time would both take themselves for the first. */
const lockedBefore = 'with before as (select * from characters.presences where character_id = $1 for update)';

/** Takes somebody out of the registry, if it is there by this session. */
export async function deletePresence(
  db: Queries,
  id: CharacterId,
  at: { readonly edge: EdgeId; readonly session: SessionId },
): Promise<PresenceRow | undefined> {
  const row = await db.findRow<SelectedPresence>(
    'delete from characters.presences where character_id = $1 and edge = $2 and session = $3 returning *',
    [id, at.edge, at.session],
  );
  return row && presenceRow(row);
}

/** Whoever is in the world by this session leaves the registry. */
export async function deletePresenceOfSession(
  db: Queries,
  at: { readonly edge: EdgeId; readonly session: SessionId },
): Promise<readonly PresenceRow[]> {
  const rows = await db.rows<SelectedPresence>(
    'delete from characters.presences where edge = $1 and session = $2 returning *',
    [at.edge, at.session],
  );
  return rows.map(presenceRow);
}

/** By which sessions characters are in the world. */
export async function listPresentSessions(
  db: Queries,
): Promise<readonly { readonly edge: EdgeId; readonly session: SessionId }[]> {
  const rows = await db.rows<{ edge: string; session: bigint }>('select edge, session from characters.presences');
  return rows.map((row) => ({ edge: edgeId(row.edge), session: sessionId(Number(row.session)) }));
}

export async function deleteAllPresences(db: Queries): Promise<void> {
  await db.execute('delete from characters.presences');
}

export async function findPresenceRow(db: Queries, id: CharacterId): Promise<PresenceRow | undefined> {
  const row = await db.findRow<SelectedPresence>(`${selectPresence} where character_id = $1`, [id]);
  return row && presenceRow(row);
}

export async function findPresenceRowByName(
  db: Queries,
  realm: RealmId,
  key: string,
): Promise<PresenceRow | undefined> {
  const named = `${selectPresence} where realm_id = $1 and name_key = $2`;
  const row = await db.findRow<SelectedPresence>(named, [realm, key]);
  return row && presenceRow(row);
}

/** Everybody of a realm by name. */
export async function listPresenceRows(db: Queries, realm: RealmId, limit: number): Promise<readonly PresenceRow[]> {
  const rows = await db.rows<SelectedPresence>(`${selectPresence} where realm_id = $1 order by name_key limit $2`, [
    realm,
    limit,
  ]);
  return rows.map(presenceRow);
}

/** Where those of the characters are reached who are in the world. */
export async function listReceivers(db: Queries, ids: readonly CharacterId[]): Promise<readonly Receiver[]> {
  const rows = await db.rows<Pick<SelectedPresence, 'character_id' | 'edge' | 'session'>>(
    'select character_id, edge, session from characters.presences where character_id = any($1::integer[])',
    [ids],
  );
  return rows.map((row) => ({
    characterId: characterId(row.character_id),
    edge: edgeId(row.edge),
    session: sessionId(Number(row.session)),
  }));
}

/** A row of presences, as `returning *` gives it. */
export interface SelectedPresence {
  readonly character_id: number;
  readonly account_id: number;
  readonly realm_id: number;
  readonly name: string;
  readonly race: number;
  readonly class: number;
  readonly gender: number;
  readonly level: number;
  /** Numbers where the row was written as JSON. */
  readonly zone: bigint | number;
  readonly map: bigint | number;
  readonly instance: string;
  readonly edge: string;
  readonly session: bigint | number;
  readonly build: number;
  readonly roles: readonly string[];
  readonly status: string;
  readonly status_text: string;
  readonly is_fighting: boolean;
  readonly is_hidden: boolean;
  readonly is_invisible: boolean;
}

interface ChangedPresence extends SelectedPresence {
  readonly before: SelectedPresence | null;
}

const selectPresence = 'select * from characters.presences';

function changeOf({ before, ...after }: ChangedPresence): PresenceChange {
  return { before: before === null ? undefined : presenceRow(before), after: presenceRow(after) };
}

export function presenceRow(row: SelectedPresence): PresenceRow {
  const roles: readonly AccountRole[] = accountRoles.filter((role) => row.roles.includes(role));
  return {
    characterId: characterId(row.character_id),
    accountId: accountId(row.account_id),
    realm: realmId(row.realm_id),
    name: row.name,
    race: row.race,
    class: row.class,
    gender: row.gender,
    level: row.level,
    zone: Number(row.zone),
    map: mapId(Number(row.map)),
    instance: instanceId(row.instance),
    edge: edgeId(row.edge),
    session: sessionId(Number(row.session)),
    build: row.build,
    roles,
    status: statusOf(row.status),
    statusText: row.status_text,
    isFighting: row.is_fighting,
    isHidden: row.is_hidden,
    isInvisible: row.is_invisible,
  };
}

/** A status as the database has it. */
export function statusOf(status: string): Status {
  return status === 'away' || status === 'busy' ? status : 'here';
}
