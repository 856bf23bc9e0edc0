import { characterNameType } from '@realmwright/kernel/character-sheet';
import { request } from '@realmwright/kernel/contract';
import { characterIdType, edgeIdType, sessionIdType } from '@realmwright/kernel/schema/domain';
import { bool, list, literals, nothing, optional, struct, u8, u32 } from '@realmwright/kernel/schema/types';

/**
 * Parties and raids: who is with whom, who leads, how loot is shared. A *group* is a party of up to five or a raid of up to
 * forty in eight subgroups; a character is in one at most. `character` is always the one who asks.
 */

/** Most members of a raid; a party has fewer. */
export const mostMembers = 40;

export const groupKindType = literals('party', 'raid');
/** Who may take what fallen enemies leave. */
export const lootMethodType = literals('freeForAll', 'roundRobin', 'masterLoot', 'groupLoot', 'needBeforeGreed');
/** What a member is appointed to in a raid; one of each at most. */
export const dutyType = literals('none', 'mainTank', 'mainAssist');

/** One member as the others see it. */
export const groupMemberType = struct({
  characterId: characterIdType,
  name: characterNameType,
  /** 0 to 7; always 0 in a party. */
  subgroup: u8,
  isAssistant: bool,
  duty: dutyType,
  isOnline: bool,
});

/** A whole group at one moment, members in the order in which they came. */
export const groupType = struct({
  groupId: u32,
  /** Grows with every change of any group: of two tellings to one character the greater is the newer. */
  revision: u32,
  kind: groupKindType,
  leader: characterIdType,
  lootMethod: lootMethodType,
  /** Quality of items from which on the method counts, 2 to 6. */
  lootThreshold: u8,
  lootMaster: optional(characterIdType),
  members: list(groupMemberType, { max: mostMembers }),
});

/**
 * The character came into the world, or to another map, with this session. Its group learns of it. Without a group there
 * is nothing to keep. Repeating it changes nothing.
 */
export const attendGroup = request('group.attend', {
  input: struct({ characterId: characterIdType, edge: edgeIdType, session: sessionIdType }),
  output: struct({ group: optional(groupType) }),
  timeout: 2_000,
});

/** The character left the world; it stays in its group. A newer session of the same character is not touched. */
export const absentFromGroup = request('group.absent', {
  input: struct({ characterId: characterIdType, edge: edgeIdType, session: sessionIdType }),
  output: nothing,
  timeout: 2_000,
});

/** Invites somebody in the world by name; the group is made when the first one accepts. */
export const inviteToGroup = request('group.invite', {
  input: struct({ character: characterIdType, name: characterNameType }),
  output: struct({ name: characterNameType }),
  refusals: [
    'group.player-not-found',
    'group.not-in-world',
    'group.wrong-side',
    'group.ignored',
    'group.already-in-group',
    'group.already-invited',
    'group.full',
    'group.not-leader',
  ],
  timeout: 3_000,
});

export const acceptInvitation = request('group.accept', {
  input: struct({ character: characterIdType }),
  output: nothing,
  refusals: ['group.no-invitation', 'group.already-in-group', 'group.full', 'group.not-in-world'],
  timeout: 3_000,
});

/** Refuses an invitation; whoever invited is told. */
export const declineInvitation = request('group.decline', {
  input: struct({ character: characterIdType }),
  output: nothing,
  refusals: ['group.no-invitation'],
  timeout: 2_000,
});

export const leaveGroup = request('group.leave', {
  input: struct({ character: characterIdType }),
  output: nothing,
  refusals: ['group.not-in-group'],
  timeout: 2_000,
});

/** Puts somebody out of the group, or takes an invitation back; by character or by name. */
export const removeMember = request('group.remove-member', {
  input: struct({
    character: characterIdType,
    member: optional(characterIdType),
    name: optional(characterNameType),
  }),
  output: nothing,
  refusals: ['group.not-in-group', 'group.not-leader', 'group.leader-stays', 'group.not-oneself', 'group.not-a-member'],
  timeout: 2_000,
});

/** Hands the group to another member, who must be in the world. */
export const handOverGroup = request('group.hand-over', {
  input: struct({ character: characterIdType, member: characterIdType }),
  output: nothing,
  refusals: ['group.not-in-group', 'group.not-leader', 'group.not-a-member', 'group.member-away'],
  timeout: 2_000,
});

export const shareLoot = request('group.share-loot', {
  input: struct({
    character: characterIdType,
    method: lootMethodType,
    threshold: u8,
    /** Who hands out loot; counts for `masterLoot` only. */
    master: optional(characterIdType),
  }),
  output: nothing,
  refusals: ['group.not-in-group', 'group.not-leader', 'group.not-a-member', 'group.invalid-loot'],
  timeout: 2_000,
});

/** Makes the party a raid; there is no way back. A raid stays one. */
export const convertToRaid = request('group.convert-to-raid', {
  input: struct({ character: characterIdType }),
  output: nothing,
  refusals: ['group.not-in-group', 'group.not-leader'],
  timeout: 2_000,
});

/** Moves a member of a raid into another subgroup that has room. */
export const moveMember = request('group.move-member', {
  input: struct({ character: characterIdType, name: characterNameType, subgroup: u8 }),
  output: nothing,
  refusals: [
    'group.not-in-group',
    'group.not-leader',
    'group.not-a-raid',
    'group.not-a-member',
    'group.no-such-subgroup',
    'group.subgroup-full',
  ],
  timeout: 2_000,
});

/** Two members of a raid change places; full subgroups stay full. */
export const swapMembers = request('group.swap-members', {
  input: struct({ character: characterIdType, name: characterNameType, otherName: characterNameType }),
  output: nothing,
  refusals: ['group.not-in-group', 'group.not-leader', 'group.not-a-raid', 'group.not-a-member'],
  timeout: 2_000,
});

/** Makes a member of a raid an assistant, who may invite, put out, move and mark; or takes it back. */
export const appointAssistant = request('group.appoint-assistant', {
  input: struct({ character: characterIdType, member: characterIdType, isAssistant: bool }),
  output: nothing,
  refusals: ['group.not-in-group', 'group.not-leader', 'group.not-a-raid', 'group.not-a-member'],
  timeout: 2_000,
});

/** Gives a member of a raid a duty, which nobody else has then; or takes its duty away. */
export const appointToDuty = request('group.appoint-to-duty', {
  input: struct({ character: characterIdType, member: characterIdType, duty: dutyType }),
  output: nothing,
  refusals: ['group.not-in-group', 'group.not-leader', 'group.not-a-raid', 'group.not-a-member'],
  timeout: 2_000,
});

/** Most characters of one question for their groups. */
export const mostAskedGroups = 500;

/**
 * In which groups characters are, for the worlds. Those without one are listed in `alone` with the revision at which they
 * had left, 0 if they never were in any.
 */
export const listGroups = request('group.list', {
  input: struct({ characters: list(characterIdType, { max: mostAskedGroups }) }),
  output: struct({
    groups: list(groupType, { max: mostAskedGroups }),
    alone: list(struct({ character: characterIdType, revision: u32 }), { max: mostAskedGroups }),
  }),
  timeout: 3_000,
});
