import type { CharacterId } from '@realmwright/kernel/ids';
import { accept, isRefused, type Outcome, refuse } from '@realmwright/kernel/outcome';
import {
  type Duty,
  findMember,
  findMemberByName,
  type GroupState,
  mayManage,
  partySize,
  subgroupCount,
  subgroupOf,
  withMember,
} from './group-state.rules.ts';

type NotManaging = 'group.not-leader' | 'group.not-a-raid';

/** The leader makes the party a raid; everybody is in its first subgroup. */
export function convert(group: GroupState, character: CharacterId): Outcome<GroupState, 'group.not-leader'> {
  if (group.leader !== character) return refuse('group.not-leader');
  return accept({ ...group, kind: 'raid' });
}

/** Moves a member into a subgroup that has room. */
export function moveTo(
  group: GroupState,
  character: CharacterId,
  name: string,
  subgroup: number,
): Outcome<GroupState, NotManaging | 'group.not-a-member' | 'group.no-such-subgroup' | 'group.subgroup-full'> {
  const judged = judgeManager(group, character);
  if (isRefused(judged)) return judged;
  if (subgroup >= subgroupCount) return refuse('group.no-such-subgroup');
  const member = findMemberByName(group, name);
  if (member === undefined) return refuse('group.not-a-member');
  if (member.subgroup === subgroup) return accept(group);
  if (subgroupOf(group, subgroup).length >= partySize) return refuse('group.subgroup-full');
  return accept(withMember(group, { ...member, subgroup }));
}

/** Two members change places. */
export function swap(
  group: GroupState,
  character: CharacterId,
  name: string,
  otherName: string,
): Outcome<GroupState, NotManaging | 'group.not-a-member'> {
  const judged = judgeManager(group, character);
  if (isRefused(judged)) return judged;
  const one = findMemberByName(group, name);
  const other = findMemberByName(group, otherName);
  if (one === undefined || other === undefined) return refuse('group.not-a-member');
  const half = withMember(group, { ...one, subgroup: other.subgroup });
  return accept(withMember(half, { ...other, subgroup: one.subgroup }));
}

/** The leader makes somebody an assistant, or takes it back. The leader needs no such mark. */
export function appoint(
  group: GroupState,
  character: CharacterId,
  member: CharacterId,
  isAssistant: boolean,
): Outcome<GroupState, NotManaging | 'group.not-a-member'> {
  if (group.leader !== character) return refuse('group.not-leader');
  if (group.kind !== 'raid') return refuse('group.not-a-raid');
  const found = findMember(group, member);
  if (found === undefined) return refuse('group.not-a-member');
  return accept(withMember(group, { ...found, isAssistant: isAssistant && member !== group.leader }));
}

/** Somebody gets a duty, and whoever had it before has none. */
export function assign(
  group: GroupState,
  character: CharacterId,
  member: CharacterId,
  duty: Duty,
): Outcome<GroupState, NotManaging | 'group.not-a-member'> {
  const judged = judgeManager(group, character);
  if (isRefused(judged)) return judged;
  if (findMember(group, member) === undefined) return refuse('group.not-a-member');
  const members = group.members.map((one) => {
    if (one.characterId === member) return { ...one, duty };
    return one.duty === duty ? { ...one, duty: 'none' as const } : one;
  });
  return accept({ ...group, members });
}

function judgeManager(group: GroupState, character: CharacterId): Outcome<undefined, NotManaging> {
  if (group.kind !== 'raid') return refuse('group.not-a-raid');
  return mayManage(group, character) ? accept() : refuse('group.not-leader');
}
