import { type AccountRole, type AccountRoles, accountRoles } from '@realmwright/kernel/account-role';
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
import type { WhoFilter } from './who.rules.ts';

export type Presence = ValueOf<typeof presenceType>;

/** Somebody in the world with the status that others get to know. */
export interface PresenceRow extends Presence {
  readonly status: Status;
  readonly statusText: string;
}

/**
 * Puts somebody into the registry; whoever had the place or the name before goes. The status of a stay remains. Says
 * whether the stay began with this. The commit is not waited for.
 */
export async function storePresence(database: Database, presence: Presence, key: string): Promise<boolean> {
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

async function insertPresence(db: Queries, presence: Presence, key: string): Promise<boolean> {
  const row = await db.findRow<{ is_new: boolean }>(
    `with before as (select edge, session from characters.presences where character_id = $1)
     insert into characters.presences (character_id, account_id, realm_id, name, name_key, race, class, gender, level,
                                       zone, map, instance, edge, session, build, roles)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     on conflict (character_id) do update set name = excluded.name, name_key = excluded.name_key,
       race = excluded.race, gender = excluded.gender, level = excluded.level, zone = excluded.zone, map = excluded.map,
       instance = excluded.instance, edge = excluded.edge, session = excluded.session, build = excluded.build,
       roles = excluded.roles,
       status = case when characters.presences.edge = excluded.edge
                      and characters.presences.session = excluded.session then characters.presences.status
                     else 'here' end
     returning ${committedSoon} and not exists (select from before where edge = $13 and session = $14) as is_new`,
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
    ],
  );
  return row?.is_new ?? true;
}

/** Changes what is given. */
export async function changePresence(
  db: Queries,
  id: CharacterId,
  change: {
    readonly level: number | undefined;
    readonly zone: number | undefined;
    readonly instance: string | undefined;
    readonly map: number | undefined;
    readonly roles: AccountRoles | undefined;
  },
): Promise<void> {
  await db.execute(
    `update characters.presences
        set level = coalesce($2, level), zone = coalesce($3, zone), instance = coalesce($4, instance),
            map = coalesce($5, map), roles = coalesce($6::text[], roles)
      where character_id = $1`,
    [id, change.level ?? null, change.zone ?? null, change.instance ?? null, change.map ?? null, change.roles ?? null],
  );
}

/** Marks somebody; gives the presence if another status came of it. */
export async function storeStatus(
  db: Queries,
  id: CharacterId,
  status: Status,
  text: string,
): Promise<PresenceRow | undefined> {
  const row = await db.findRow<SelectedPresence & { is_changed: boolean }>(
    `with before as (select status from characters.presences where character_id = $1)
     update characters.presences p set status = $2, status_text = $3 where character_id = $1
     returning p.*, (select status from before) <> $2 as is_changed`,
    [id, status, text],
  );
  return row?.is_changed === true ? presenceRow(row) : undefined;
}

/** Takes somebody out of the registry; says whether it was there by this session. */
export async function deletePresence(
  db: Queries,
  id: CharacterId,
  at: { readonly edge: EdgeId; readonly session: SessionId },
): Promise<boolean> {
  const count = await db.execute(
    'delete from characters.presences where character_id = $1 and edge = $2 and session = $3',
    [id, at.edge, at.session],
  );
  return count > 0;
}

/** Whoever is in the world by this session leaves the registry. */
export async function deletePresenceOfSession(
  db: Queries,
  at: { readonly edge: EdgeId; readonly session: SessionId },
): Promise<readonly CharacterId[]> {
  const rows = await db.rows<{ character_id: number }>(
    'delete from characters.presences where edge = $1 and session = $2 returning character_id',
    [at.edge, at.session],
  );
  return rows.map((row) => characterId(row.character_id));
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
  const row = await db.findRow<SelectedPresence>(`${selectPresence} where realm_id = $1 and name_key = $2`, [
    realm,
    key,
  ]);
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

export async function countPresences(
  db: Queries,
): Promise<readonly { readonly realm: number; readonly count: number }[]> {
  return db.rows<{ realm: number; count: number }>(
    'select realm_id as realm, count(*)::int as count from characters.presences group by realm_id',
  );
}

/** Those who match, by name; at most `limit`, with the number of all. */
export async function searchPresences(
  db: Queries,
  realm: RealmId,
  filter: WhoFilter,
  limit: number,
): Promise<{ readonly matchCount: number; readonly rows: readonly PresenceRow[] }> {
  const rows = await db.rows<SelectedPresence & { match_count: number }>(
    `select p.*, count(*) over ()::int as match_count from characters.presences p
      where realm_id = $1 and level between $2 and $3 and strpos(name_key, $4) > 0
        and (($5::bigint >> (race - 1)) & 1) = 1 and (($6::bigint >> (class - 1)) & 1) = 1
        and (cardinality($7::bigint[]) = 0 or zone = any($7::bigint[]))
        and (cardinality($8::text[]) = 0 or zone = any($9::bigint[])
             or exists (select from unnest($8::text[]) as w (word) where strpos(name_key, w.word) > 0))
      order by name_key limit $10`,
    [
      realm,
      filter.minLevel,
      filter.maxLevel,
      filter.namePart,
      filter.raceMask,
      filter.classMask,
      filter.zones,
      filter.words,
      filter.zonesOfWords,
      limit,
    ],
  );
  return { matchCount: rows[0]?.match_count ?? 0, rows: rows.map(presenceRow) };
}

interface SelectedPresence {
  readonly character_id: number;
  readonly account_id: number;
  readonly realm_id: number;
  readonly name: string;
  readonly race: number;
  readonly class: number;
  readonly gender: number;
  readonly level: number;
  readonly zone: bigint;
  readonly map: bigint;
  readonly instance: string;
  readonly edge: string;
  readonly session: bigint;
  readonly build: number;
  readonly roles: readonly string[];
  readonly status: string;
  readonly status_text: string;
}

const selectPresence = `
  select character_id, account_id, realm_id, name, race, class, gender, level, zone, map, instance, edge, session, build,
         roles, status, status_text
    from characters.presences`;

function presenceRow(row: SelectedPresence): PresenceRow {
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
  };
}

/** A status as the database has it. */
export function statusOf(status: string): Status {
  return status === 'away' || status === 'busy' ? status : 'here';
}
