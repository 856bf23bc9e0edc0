import {
  type CharacterId,
  characterId,
  type EdgeId,
  edgeId,
  type RealmId,
  realmId,
  type SessionId,
  sessionId,
} from '@realmwright/kernel/ids';
import type { Queries } from '@realmwright/platform/database/database';
import { mostMembers } from './group.contract.ts';
import type { Duty, GroupKind, GroupState, LootMethod, Mark, Member } from './group-state.rules.ts';

/** A group and the revision of its last change. */
export interface StoredGroup {
  readonly group: GroupState;
  readonly revision: number;
}

/** Numbers the change that a transaction is about to make; called with the group locked, so that numbers of one group rise. */
export async function nextRevision(db: Queries): Promise<number> {
  const row = await db.findRow<{ revision: bigint }>("select nextval('characters.group_revisions') as revision");
  return Number(row?.revision ?? 0n);
}

/** In which group a character is. */
export async function findGroupOf(db: Queries, character: CharacterId): Promise<number | undefined> {
  const row = await db.findRow<{ group_id: number }>(
    'select group_id from characters.group_members where character_id = $1 and group_id is not null',
    [character],
  );
  return row?.group_id;
}

/** Reads a group and keeps everybody else from changing it until the transaction ends. */
export async function lockGroup(db: Queries, group: number): Promise<StoredGroup | undefined> {
  const row = await db.findRow<SelectedGroup>(`${selectGroup} where group_id = $1 for update`, [group]);
  return row && storedGroup(row, await listMembers(db, [group]));
}

/** Reads groups as they are. */
export async function listStoredGroups(db: Queries, groups: readonly number[]): Promise<readonly StoredGroup[]> {
  if (groups.length === 0) return [];
  const rows = await db.rows<SelectedGroup>(`${selectGroup} where group_id = any($1::int[])`, [groups]);
  const members = await listMembers(db, groups);
  return rows.map((row) =>
    storedGroup(
      row,
      members.filter((member) => member.group_id === row.group_id),
    ),
  );
}

/** The memberships of characters that were ever in a group; `group` is undefined for those that are in none now. */
export async function listAffiliations(
  db: Queries,
  characters: readonly CharacterId[],
): Promise<
  readonly { readonly character: CharacterId; readonly group: number | undefined; readonly revision: number }[]
> {
  const rows = await db.rows<{ character_id: number; group_id: number | null; revision: bigint }>(
    'select character_id, group_id, revision from characters.group_members where character_id = any($1::int[])',
    [characters],
  );
  return rows.map((row) => ({
    character: characterId(row.character_id),
    group: row.group_id ?? undefined,
    revision: Number(row.revision),
  }));
}

/** Makes a row for a new group and gives its number; the members follow with `saveGroup`. */
export async function insertGroup(db: Queries, realm: RealmId, leader: CharacterId): Promise<number> {
  const row = await db.findRow<{ group_id: number }>(
    `insert into characters.groups (realm_id, revision, kind, leader_id, loot_method, loot_threshold)
     values ($1, 0, 'party', $2, 'groupLoot', 2) returning group_id`,
    [realm, leader],
  );
  return row?.group_id ?? 0;
}

/** Somebody who was to become a member is in another group: nothing of the transaction may stay. */
export class MemberTakenError extends Error {
  override readonly name = 'MemberTakenError';
  readonly character: CharacterId;
  constructor(character: CharacterId) {
    super(`character ${character} is in another group`);
    this.character = character;
  }
}

/**
 * Writes what differs between two states of one locked group. Members are written in the order of their ids, so that two
 * transactions that want the same newcomers cannot wait for each other.
 * @throws MemberTakenError
 */
export async function saveGroup(
  db: Queries,
  before: GroupState,
  after: GroupState,
  { revision, now }: { readonly revision: number; readonly now: Date },
): Promise<void> {
  const { groupId, leader, lootMaster } = after;
  await db.execute(
    `update characters.groups
        set revision = $2, kind = $3, leader_id = $4, leader_gone_at = $5, loot_method = $6, loot_threshold = $7,
            loot_master_id = $8, ready_check_until = $9, marks = $10
      where group_id = $1`,
    [
      groupId,
      revision,
      after.kind,
      leader,
      after.leaderGoneAt ?? null,
      after.lootMethod,
      after.lootThreshold,
      lootMaster ?? null,
      after.readyCheckUntil ?? null,
      JSON.stringify(after.marks),
    ],
  );
  for (const member of before.members) {
    if (!after.members.some(({ characterId: id }) => id === member.characterId)) {
      await releaseMember(db, member.characterId, revision);
    }
  }
  const changed = [...after.members.entries()].filter(([, member]) => !before.members.includes(member));
  for (const [place, member] of changed.toSorted(([, one], [, other]) => one.characterId - other.characterId)) {
    await storeMember(db, after, member, { revision, joined: revision * mostMembers + place, now });
  }
}

/** Writes what members signal to each other. It is no change of the group itself, so its revision stays. */
export async function saveSignals(db: Queries, { groupId, readyCheckUntil, marks }: GroupState): Promise<void> {
  await db.execute('update characters.groups set ready_check_until = $2, marks = $3 where group_id = $1', [
    groupId,
    readyCheckUntil ?? null,
    JSON.stringify(marks),
  ]);
}

/** The group is no more; its members are in none. */
export async function deleteGroup(db: Queries, group: GroupState, revision: number): Promise<void> {
  for (const { characterId: id } of group.members) await releaseMember(db, id, revision);
  await db.execute('delete from characters.groups where group_id = $1', [group.groupId]);
}

async function releaseMember(db: Queries, character: CharacterId, revision: number): Promise<void> {
  await db.execute(
    `update characters.group_members
        set group_id = null, revision = $2, subgroup = 0, is_assistant = false, duty = 'none', edge = null,
            session = null, seen_at = null
      where character_id = $1`,
    [character, revision],
  );
}

async function storeMember(
  db: Queries,
  group: GroupState,
  member: Member,
  at: { readonly revision: number; readonly joined: number; readonly now: Date },
): Promise<void> {
  const { characterId: id, name, subgroup, isAssistant, duty, connection } = member;
  const stored = await db.execute(
    `insert into characters.group_members as m
       (character_id, realm_id, group_id, revision, joined, name, subgroup, is_assistant, duty, edge, session, seen_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (character_id) do update
        set group_id = excluded.group_id, revision = excluded.revision, name = excluded.name,
            joined = case when m.group_id is null then excluded.joined else m.joined end,
            subgroup = excluded.subgroup, is_assistant = excluded.is_assistant, duty = excluded.duty,
            edge = excluded.edge, session = excluded.session, seen_at = excluded.seen_at
      where m.group_id is null or m.group_id = excluded.group_id`,
    [
      id,
      group.realm,
      group.groupId,
      at.revision,
      at.joined,
      name,
      subgroup,
      isAssistant,
      duty,
      connection?.edge ?? null,
      connection?.session ?? null,
      connection === undefined ? null : at.now,
    ],
  );
  if (stored === 0) throw new MemberTakenError(id);
}

/** Groups whose leader has been away since before that moment, and in which somebody else is in the world. */
export async function listLeaderless(
  db: Queries,
  since: Date,
  limit: number,
): Promise<readonly { readonly leader: CharacterId }[]> {
  const rows = await db.rows<{ leader_id: number }>(
    `select g.leader_id from characters.groups g
      where g.leader_gone_at < $1
        and exists (select from characters.group_members m where m.group_id = g.group_id and m.edge is not null)
      order by g.leader_gone_at limit $2`,
    [since, limit],
  );
  return rows.map(({ leader_id: leader }) => ({ leader: characterId(leader) }));
}

async function listMembers(db: Queries, groups: readonly number[]): Promise<readonly SelectedMember[]> {
  return db.rows<SelectedMember>(
    `select character_id, group_id, name, subgroup, is_assistant, duty, edge, session
       from characters.group_members where group_id = any($1::int[]) order by group_id, joined`,
    [groups],
  );
}

interface SelectedGroup {
  readonly group_id: number;
  readonly realm_id: number;
  readonly revision: bigint;
  readonly kind: GroupKind;
  readonly leader_id: number;
  readonly leader_gone_at: Date | null;
  readonly loot_method: LootMethod;
  readonly loot_threshold: number;
  readonly loot_master_id: number | null;
  readonly ready_check_until: Date | null;
  readonly marks: readonly Mark[];
}

interface SelectedMember {
  readonly character_id: number;
  readonly group_id: number;
  readonly name: string;
  readonly subgroup: number;
  readonly is_assistant: boolean;
  readonly duty: Duty;
  readonly edge: string | null;
  readonly session: bigint | null;
}

const selectGroup = `
  select group_id, realm_id, revision, kind, leader_id, leader_gone_at, loot_method, loot_threshold, loot_master_id,
         ready_check_until, marks
    from characters.groups`;

function storedGroup(row: SelectedGroup, members: readonly SelectedMember[]): StoredGroup {
  const group: GroupState = {
    groupId: row.group_id,
    realm: realmId(row.realm_id),
    kind: row.kind,
    leader: characterId(row.leader_id),
    leaderGoneAt: row.leader_gone_at ?? undefined,
    lootMethod: row.loot_method,
    lootThreshold: row.loot_threshold,
    lootMaster: row.loot_master_id === null ? undefined : characterId(row.loot_master_id),
    readyCheckUntil: row.ready_check_until ?? undefined,
    marks: row.marks,
    members: members.map((member) => ({
      characterId: characterId(member.character_id),
      name: member.name,
      subgroup: member.subgroup,
      isAssistant: member.is_assistant,
      duty: member.duty,
      connection: connectionOf(member.edge, member.session),
    })),
  };
  return { group, revision: Number(row.revision) };
}

function connectionOf(
  edge: string | null,
  session: bigint | null,
): { readonly edge: EdgeId; readonly session: SessionId } | undefined {
  return edge === null || session === null ? undefined : { edge: edgeId(edge), session: sessionId(Number(session)) };
}
