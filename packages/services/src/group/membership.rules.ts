import type { CharacterId } from '@realmwright/kernel/ids';
import { accept, type Outcome, refuse } from '@realmwright/kernel/outcome';
import {
  findMember,
  type GroupState,
  type LootMethod,
  type Member,
  mayManage,
  newMember,
  partySize,
  subgroupCount,
  subgroupOf,
} from './group-state.rules.ts';

/** Whether a member may invite: the leader, and in a raid the assistants, while there is room. */
export function judgeInvitation(
  group: GroupState,
  character: CharacterId,
): Outcome<undefined, 'group.not-leader' | 'group.full'> {
  if (!mayManage(group, character)) return refuse('group.not-leader');
  return isFull(group) ? refuse('group.full') : accept();
}

export function isFull({ kind, members }: GroupState): boolean {
  return members.length >= (kind === 'raid' ? partySize * subgroupCount : partySize);
}

/** Somebody comes in, into the first subgroup with room. */
export function admit(group: GroupState, person: Parameters<typeof newMember>[0]): Outcome<GroupState, 'group.full'> {
  if (isFull(group)) return refuse('group.full');
  let subgroup = 0;
  while (subgroupOf(group, subgroup).length >= partySize) subgroup++;
  return accept({ ...group, members: [...group.members, { ...newMember(person), subgroup }] });
}

/**
 * Somebody goes. A leader who goes is followed by `successor`; a group that would have one member ends, which is
 * `undefined`.
 */
export function dismiss(group: GroupState, character: CharacterId, now: Date): GroupState | undefined {
  const members = group.members.filter(({ characterId }) => characterId !== character);
  if (members.length < 2) return undefined;
  const rest = { ...group, members };
  const next = group.leader === character ? successor(rest) : undefined;
  const led = next === undefined ? rest : ledBy(rest, next, now);
  return group.lootMaster === character ? { ...led, lootMaster: led.leader } : led;
}

/** Somebody is put out by another. */
export function putOut(
  group: GroupState,
  character: CharacterId,
  member: CharacterId,
  now: Date,
): Outcome<
  GroupState | undefined,
  'group.not-leader' | 'group.leader-stays' | 'group.not-oneself' | 'group.not-a-member'
> {
  if (character === member) return refuse('group.not-oneself');
  if (!mayManage(group, character)) return refuse('group.not-leader');
  if (findMember(group, member) === undefined) return refuse('group.not-a-member');
  if (group.leader === member) return refuse('group.leader-stays');
  return accept(dismiss(group, member, now));
}

/** The leader hands the group to somebody who is there. */
export function handOver(
  group: GroupState,
  character: CharacterId,
  member: CharacterId,
  now: Date,
): Outcome<GroupState, 'group.not-leader' | 'group.not-a-member' | 'group.member-away'> {
  if (group.leader !== character) return refuse('group.not-leader');
  const next = findMember(group, member);
  if (next === undefined) return refuse('group.not-a-member');
  if (next.connection === undefined) return refuse('group.member-away');
  return accept(ledBy(group, next, now));
}

/** The leader was away too long: somebody who is there leads, if anybody is. */
export function replaceLeader(group: GroupState, now: Date): GroupState {
  const others = { ...group, members: group.members.filter(({ characterId }) => characterId !== group.leader) };
  const next = successor(others);
  return next?.connection === undefined ? group : ledBy(group, next, now);
}

/** Who would lead: of those who are there an assistant before others, and the one who has been here longest. */
function successor({ members }: GroupState): Member | undefined {
  const present = members.filter(({ connection }) => connection !== undefined);
  return present.find(({ isAssistant }) => isAssistant) ?? present[0] ?? members[0];
}

/** The group under another leader, who is no mere assistant any more. Absence is counted for each leader anew. */
function ledBy(group: GroupState, { characterId, connection }: Member, now: Date): GroupState {
  const members = group.members.map((member) =>
    member.characterId === characterId ? { ...member, isAssistant: false } : member,
  );
  return { ...group, leader: characterId, leaderGoneAt: connection === undefined ? now : undefined, members };
}

/** A member came into the world, or left it. */
export function noteConnection(
  group: GroupState,
  character: CharacterId,
  connection: Member['connection'],
  now: Date,
): GroupState {
  const members = group.members.map((member) =>
    member.characterId === character ? { ...member, connection } : member,
  );
  if (group.leader !== character) return { ...group, members };
  return { ...group, members, leaderGoneAt: connection === undefined ? (group.leaderGoneAt ?? now) : undefined };
}

/** The leader decides how loot is shared. Thresholds go from the second quality to the sixth. Source: public servers. */
export function shareLoot(
  group: GroupState,
  character: CharacterId,
  loot: { readonly method: LootMethod; readonly threshold: number; readonly master: CharacterId | undefined },
): Outcome<GroupState, 'group.not-leader' | 'group.not-a-member' | 'group.invalid-loot'> {
  const { method, threshold, master } = loot;
  if (group.leader !== character) return refuse('group.not-leader');
  if (threshold < 2 || threshold > 6) return refuse('group.invalid-loot');
  const isMastered = method === 'masterLoot';
  if (isMastered && findMember(group, master) === undefined) return refuse('group.not-a-member');
  return accept({
    ...group,
    lootMethod: method,
    lootThreshold: threshold,
    lootMaster: isMastered ? master : undefined,
  });
}
