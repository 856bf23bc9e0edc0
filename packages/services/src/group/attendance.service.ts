import { call } from '@realmwright/kernel/contract';
import type { CharacterId } from '@realmwright/kernel/ids';
import { accept, isRefused } from '@realmwright/kernel/outcome';
import { sessionClosed } from '../account/account.contract.ts';
import { characterRenamed } from '../character/character.contract.ts';
import type { Serving } from '../serving.ts';
import { presenceChanged } from '../social/roster.contract.ts';
import { findPresenceById } from '../social/social.contract.ts';
import { listMembersOfSession, listUnseen, storeName, storeSeen } from './attendance.store.ts';
import { absentFromGroup, attendGroup } from './group.contract.ts';
import { findGroupOf, listLeaderless } from './group.store.ts';
import { changeGroup, findGroup } from './group-change.ts';
import type { GroupParts } from './group-parts.ts';
import { type Connection, findMember, viewOf } from './group-state.rules.ts';
import { tellMembers } from './group-telling.ts';
import { deleteExpired } from './invitation.store.ts';
import { noteConnection, replaceLeader } from './membership.rules.ts';

/** How often leaders who are away, old invitations and members of whom nothing was heard are looked at. */
const sweepPeriod = 1_000;
/** Members who have not been seen for this long are looked for in the registry of who is in the world. */
const unseenMillis = 60_000;
/** Most members and groups that one sweep looks at; the rest waits for the next. */
const sweepLimit = 50;

/** Keeps track of which members are in the world, and who leads while the leader is not. */
export function serveAttendance(serving: Serving, parts: GroupParts): void {
  const { database, bus } = parts.ports;

  serving.answer(attendGroup, async ({ characterId: character, edge, session }) => {
    // Most who come in are in no group, which is known without a lock.
    if ((await findGroupOf(database.reads, character)) === undefined) return accept({ group: undefined });
    await come(parts, character, { edge, session });
    const stored = await findGroup(database, character);
    return accept({ group: stored && viewOf(stored.group, stored.revision) });
  });

  serving.answer(absentFromGroup, async ({ characterId: character, edge, session }) => {
    await go(parts, character, { edge, session });
    return accept();
  });

  serving.listen(sessionClosed, 'one-replica', async ({ edge, session }) => {
    for (const character of await listMembersOfSession(database, { edge, session })) {
      await go(parts, character, { edge, session });
    }
  });

  serving.listen(presenceChanged, 'one-replica', async ({ person }) => {
    // Most who are in the world are in no group, which is known without reading one.
    if ((await findGroupOf(database.reads, person.characterId)) === undefined) return;
    const stored = await findGroup(database.reads, person.characterId);
    const others = stored?.group.members.filter(({ characterId }) => characterId !== person.characterId) ?? [];
    tellMembers(bus, others, { kind: 'memberChanged', member: person });
  });

  serving.listen(characterRenamed, 'one-replica', ({ characterId, name }) => storeName(database, characterId, name));

  serving.every(sweepPeriod, 'sweep-groups', async () => {
    const now = parts.now();
    await deleteExpired(database, now);
    // The shortest patience of any realm finds the candidates; each group is judged by the rules of its own.
    const patience = Math.min(...parts.realms.map((realm) => parts.rulesOf(realm).leaderAwaySeconds));
    for (const group of await listLeaderless(database, secondsBefore(now, patience), sweepLimit)) {
      await changeGroup(parts, group.leader, (state) => {
        const since = secondsBefore(now, parts.rulesOf(state.realm).leaderAwaySeconds);
        const isOverdue = state.leaderGoneAt !== undefined && state.leaderGoneAt < since;
        return accept(isOverdue ? replaceLeader(state, now) : state);
      });
    }
    const unseen = await listUnseen(database, new Date(now.getTime() - unseenMillis), sweepLimit);
    const seen: CharacterId[] = [];
    for (const { character, connection } of unseen) {
      const found = await call(bus, findPresenceById, { characterId: character });
      const isThere =
        !isRefused(found) && found.value.edge === connection.edge && found.value.session === connection.session;
      if (isThere) seen.push(character);
      else await go(parts, character, connection);
    }
    if (seen.length > 0) await storeSeen(database, seen, now);
  });
}

async function come(parts: GroupParts, character: CharacterId, connection: Connection): Promise<void> {
  await changeGroup(parts, character, (group, now) => {
    const known = findMember(group, character)?.connection;
    return accept(isSame(known, connection) ? group : noteConnection(group, character, connection, now));
  });
}

/** A session is gone; a member whom a newer one has in the world stays there. */
async function go(parts: GroupParts, character: CharacterId, connection: Connection): Promise<void> {
  await changeGroup(parts, character, (group, now) => {
    const known = findMember(group, character)?.connection;
    return accept(isSame(known, connection) ? noteConnection(group, character, undefined, now) : group);
  });
}

function isSame(known: Connection | undefined, connection: Connection): boolean {
  return known?.edge === connection.edge && known.session === connection.session;
}

function secondsBefore(now: Date, seconds: number): Date {
  return new Date(now.getTime() - seconds * 1000);
}
