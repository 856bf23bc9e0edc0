import type { CharacterId } from '@realmwright/kernel/ids';
import { accept, isRefused, type Outcome, refuse } from '@realmwright/kernel/outcome';
import type { Queries } from '@realmwright/platform/database/database';
import {
  deleteGroup,
  findGroupOf,
  listStoredGroups,
  lockGroup,
  nextRevision,
  type StoredGroup,
  saveGroup,
} from './group.store.ts';
import type { GroupParts } from './group-parts.ts';
import { findMember, type GroupState } from './group-state.rules.ts';
import { type GroupChange, type Leaver, tellChange } from './group-telling.ts';

/**
 * Changes the group of a character: locked, decided, saved, told. Whoever changes the same group at the same time waits.
 * A decision that gives back the very same state saves and tells nothing; one of `undefined` ends the group.
 */
export async function changeGroup<Refusal extends string>(
  parts: GroupParts,
  character: CharacterId,
  decide: (group: GroupState, now: Date) => Outcome<GroupState | undefined, Refusal>,
  leaver?: Leaver,
): Promise<Outcome<undefined, Refusal | 'group.not-in-group'>> {
  const { database, bus } = parts.ports;
  const outcome = await database.transaction(
    async (db): Promise<Outcome<GroupChange, Refusal | 'group.not-in-group'>> => {
      const stored = await lockGroupOf(db, character);
      if (stored === undefined) return refuse('group.not-in-group');
      const now = parts.now();
      const decided = decide(stored.group, now);
      if (isRefused(decided)) return decided;
      return accept(await keep(db, stored.group, decided.value, now));
    },
  );
  if (isRefused(outcome)) return outcome;
  if (outcome.value.before !== outcome.value.after) tellChange(bus, outcome.value, leaver);
  return accept();
}

/** Writes a decision about a locked group. */
export async function keep(
  db: Queries,
  before: GroupState,
  after: GroupState | undefined,
  now: Date,
): Promise<GroupChange> {
  if (before === after) return { before, after, revision: 0 };
  const revision = await nextRevision(db);
  if (after === undefined) await deleteGroup(db, before, revision);
  else await saveGroup(db, before, after, { revision, now });
  return { before, after, revision };
}

/** Locks the group that a character is in. While the lock is waited for, the character may have moved to another one. */
export async function lockGroupOf(db: Queries, character: CharacterId): Promise<StoredGroup | undefined> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const groupId = await findGroupOf(db, character);
    if (groupId === undefined) return undefined;
    const stored = await lockGroup(db, groupId);
    if (stored !== undefined && findMember(stored.group, character) !== undefined) return stored;
  }
  return undefined;
}

/** Looks at the group of a character without keeping others from changing it. */
export async function findGroup(db: Queries, character: CharacterId): Promise<StoredGroup | undefined> {
  const groupId = await findGroupOf(db, character);
  if (groupId === undefined) return undefined;
  const [stored] = await listStoredGroups(db, [groupId]);
  return stored !== undefined && findMember(stored.group, character) !== undefined ? stored : undefined;
}

const mostAttempts = 3;
