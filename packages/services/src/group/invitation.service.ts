import { includesRole } from '@realmwright/kernel/account-role';
import { call } from '@realmwright/kernel/contract';
import type { CharacterId } from '@realmwright/kernel/ids';
import { accept, isRefused, type Outcome, refuse } from '@realmwright/kernel/outcome';
import type { Queries } from '@realmwright/platform/database/database';
import type { Serving } from '../serving.ts';
import { listContacts } from '../social/friends.contract.ts';
import { findPresence, findPresenceById } from '../social/social.contract.ts';
import { acceptInvitation, declineInvitation, inviteToGroup } from './group.contract.ts';
import { findGroupOf, insertGroup, MemberTakenError } from './group.store.ts';
import { findGroup, keep, lockGroupOf } from './group-change.ts';
import type { GroupParts } from './group-parts.ts';
import { firstLoot, type GroupState, newMember } from './group-state.rules.ts';
import { type GroupChange, tellChange, tellForCertain } from './group-telling.ts';
import { type Invitation, storeInvitation, takeInvitation } from './invitation.store.ts';
import { admit, isFull, judgeInvitation } from './membership.rules.ts';

/** Answers invitations: made, accepted, declined. */
export function serveInvitations(serving: Serving, parts: GroupParts): void {
  const { database, bus } = parts.ports;
  const tellSignal = (
    to: Parameters<typeof tellForCertain>[1],
    signal: 'invited' | 'invitedInVain' | 'declined',
    by: string,
  ): Promise<void> =>
    tellForCertain(parts.ports, to, { kind: signal, by }, { kind: 'signalledToGroup', signal, byName: by });

  serving.answer(inviteToGroup, async ({ character, name }, { correlation }) => {
    const inviter = await presenceOf(parts, character, correlation);
    if (inviter === undefined) return refuse('group.not-in-world');
    const { realm } = inviter;
    const found = await call(bus, findPresence, { realm, name }, { correlation });
    if (isRefused(found) || found.value.characterId === character) return refuse('group.player-not-found');
    const invitee = found.value;
    // Whoever hides is not there for players, whatever they know of it.
    if (invitee.isHidden && !includesRole(inviter.roles, 'moderator')) return refuse('group.player-not-found');
    if (!parts.mayMix(realm, inviter.race, invitee.race)) return refuse('group.wrong-side');
    const contacts = await call(bus, listContacts, { owner: invitee.characterId }, { correlation });
    const isIgnored = (one: { readonly characterId: CharacterId; readonly isIgnored: boolean }) =>
      one.isIgnored && one.characterId === character;
    if (!isRefused(contacts) && contacts.value.contacts.some(isIgnored)) return refuse('group.ignored');
    const stored = await findGroup(database.reads, character);
    const news = { characterId: invitee.characterId, connection: invitee };
    if ((await findGroupOf(database.reads, invitee.characterId)) !== undefined) {
      await tellSignal([news], 'invitedInVain', inviter.name);
      return refuse('group.already-in-group');
    }
    if (stored !== undefined) {
      const judged = judgeInvitation(stored.group, character);
      if (isRefused(judged)) return judged;
    }
    const now = parts.now();
    const invitation: Invitation = {
      invitee: invitee.characterId,
      inviteeName: invitee.name,
      inviter: character,
      group: stored?.group.groupId,
    };
    const expiresAt = new Date(now.getTime() + parts.rulesOf(realm).invitationSeconds * 1000);
    if (!(await storeInvitation(database, invitation, { realm, now, expiresAt })))
      return refuse('group.already-invited');
    await tellSignal([news], 'invited', inviter.name);
    return accept({ name: invitee.name });
  });

  serving.answer(declineInvitation, async ({ character }, { correlation }) => {
    const invitation = await takeInvitation(database, character, parts.now());
    if (invitation === undefined) return refuse('group.no-invitation');
    const inviter = await presenceOf(parts, invitation.inviter, correlation);
    const told = [{ characterId: invitation.inviter, connection: inviter }];
    await tellSignal(told, 'declined', invitation.inviteeName);
    return accept();
  });

  serving.answer(acceptInvitation, async ({ character }, { correlation, log }) => {
    const invitation = await takeInvitation(database, character, parts.now());
    if (invitation === undefined) return refuse('group.no-invitation');
    const [invitee, inviter] = await Promise.all([
      presenceOf(parts, character, correlation),
      presenceOf(parts, invitation.inviter, correlation),
    ]);
    if (invitee === undefined) return refuse('group.not-in-world');
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const outcome = await tryToJoin(parts, invitation, { invitee, inviter });
      // Somebody else made the inviter's group at the same moment: now there is one to join.
      if (outcome === 'again') continue;
      if (isRefused(outcome)) return outcome;
      tellChange(bus, outcome.value);
      log.info('group-joined', { group: outcome.value.before.groupId, character });
      return accept();
    }
    return refuse('group.no-invitation');
  });
}

type Presence = NonNullable<Awaited<ReturnType<typeof presenceOf>>>;
type Joined = Outcome<GroupChange, 'group.no-invitation' | 'group.already-in-group' | 'group.full'>;

async function tryToJoin(
  parts: GroupParts,
  invitation: Invitation,
  people: { readonly invitee: Presence; readonly inviter: Presence | undefined },
): Promise<Joined | 'again'> {
  const { invitee } = people;
  try {
    return await parts.ports.database.transaction((db) => join(db, parts, invitation, people));
  } catch (error) {
    if (!(error instanceof MemberTakenError)) throw error;
    return error.character === invitee.characterId ? refuse('group.already-in-group') : 'again';
  }
}

/** @throws MemberTakenError */
async function join(
  db: Queries,
  parts: GroupParts,
  invitation: Invitation,
  { invitee, inviter }: { readonly invitee: Presence; readonly inviter: Presence | undefined },
): Promise<Joined> {
  const now = parts.now();
  const stored = await lockGroupOf(db, invitation.inviter);
  const newcomer = { ...invitee, connection: invitee };
  if (stored !== undefined) {
    // Whoever invited may have gone to another group since, whose leader never asked anybody.
    const isMeant = invitation.group === undefined || invitation.group === stored.group.groupId;
    if (!isMeant || isRefusedToInvite(stored.group, invitation.inviter)) return refuse('group.no-invitation');
    const admitted = admit(stored.group, newcomer);
    return isRefused(admitted) ? admitted : accept(await keep(db, stored.group, admitted.value, now));
  }
  // A group is made by its first two members, so both must be there.
  if (inviter === undefined || invitation.group !== undefined) return refuse('group.no-invitation');
  const group = firstGroup(await insertGroup(db, inviter.realm, inviter.characterId), inviter);
  const members = [newMember({ ...inviter, connection: inviter }), newMember(newcomer)];
  return accept(await keep(db, group, { ...group, members }, now));
}

/** Whoever has lost the right to invite has no invitations out; a full group is another matter. */
function isRefusedToInvite(group: GroupState, inviter: CharacterId): boolean {
  const judged = judgeInvitation(group, inviter);
  return isRefused(judged) && !isFull(group);
}

/** A group that is about to get its first members. */
function firstGroup(groupId: number, { realm, characterId: leader }: Presence): GroupState {
  const nothing = { leaderGoneAt: undefined, readyCheckUntil: undefined, marks: [], members: [] };
  return { groupId, realm, kind: 'party', leader, ...firstLoot, ...nothing };
}

async function presenceOf({ ports: { bus } }: GroupParts, characterId: CharacterId, correlation: string) {
  const found = await call(bus, findPresenceById, { characterId }, { correlation });
  return isRefused(found) ? undefined : found.value;
}

const mostAttempts = 3;
