import { type CharacterId, characterId, edgeId, sessionId } from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';
import type { Connection } from './group-state.rules.ts';

/** A member who counts as being in the world. */
export interface SeenMember {
  readonly character: CharacterId;
  readonly connection: Connection;
}

/** Members whom a session has in the world. */
export async function listMembersOfSession(
  db: Queries,
  { edge, session }: Connection,
): Promise<readonly CharacterId[]> {
  const rows = await db.rows<{ character_id: number }>(
    'select character_id from characters.group_members where edge = $1 and session = $2',
    [edge, session],
  );
  return rows.map((row) => characterId(row.character_id));
}

/** Members who were last known to be in the world before that moment, longest ago first. */
export async function listUnseen(db: Queries, before: Date, limit: number): Promise<readonly SeenMember[]> {
  const rows = await db.rows<{ character_id: number; edge: string; session: bigint }>(
    `select character_id, edge, session from characters.group_members
      where edge is not null and seen_at < $1 order by seen_at limit $2`,
    [before, limit],
  );
  return rows.map((row) => ({
    character: characterId(row.character_id),
    connection: { edge: edgeId(row.edge), session: sessionId(Number(row.session)) },
  }));
}

/** They are still in the world. */
export async function storeSeen(db: Queries, characters: readonly CharacterId[], now: Date): Promise<void> {
  await db.execute(
    'update characters.group_members set seen_at = $2 where character_id = any($1::int[]) and edge is not null',
    [characters, now],
  );
}

/** Nobody is in the world: nothing of an earlier run is alive. Leaders are away from now on. */
export async function forgetAttendance(db: Queries, now: Date): Promise<void> {
  await db.execute('update characters.group_members set edge = null, session = null, seen_at = null');
  await db.execute('update characters.groups set leader_gone_at = $1 where leader_gone_at is null', [now]);
}

/** A member has another name. */
export async function storeName(db: Queries, character: CharacterId, name: string): Promise<void> {
  await db.execute('update characters.group_members set name = $2 where character_id = $1', [character, name]);
}
