import type { CharacterId } from '@realmwright/kernel/ids';
import { accept, type Outcome, refuse } from '@realmwright/kernel/outcome';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { type groupTalkType, largestRoll, markCount } from './group-signals.contract.ts';
import { findMember, type GroupState, type Mark, type Member, mayManage } from './group-state.rules.ts';

export type GroupTalk = ValueOf<typeof groupTalkType>;

/** Who hears a line. Leaders' lines are for leaders, warnings for those who may manage; raid lines need a raid. */
export function listenersOf(
  group: GroupState,
  character: CharacterId,
  how: GroupTalk,
): Outcome<readonly Member[], 'group.not-leader' | 'group.not-a-raid'> {
  const isLeadersOnly = how === 'partyLeader' || how === 'raidLeader';
  if (isLeadersOnly && group.leader !== character) return refuse('group.not-leader');
  if (how === 'party' || how === 'partyLeader') {
    const own = findMember(group, character)?.subgroup;
    return accept(group.members.filter(({ subgroup }) => subgroup === own));
  }
  if (group.kind !== 'raid') return refuse('group.not-a-raid');
  if (how === 'raidWarning' && !mayManage(group, character)) return refuse('group.not-leader');
  return accept(group.members);
}

/** Marks a target: it loses its former mark, and the icon its former target. In a raid only those who may manage do so. */
export function mark(
  group: GroupState,
  character: CharacterId,
  icon: number,
  target: Mark['target'] | undefined,
): Outcome<GroupState, 'group.not-leader'> {
  if (group.kind === 'raid' && !mayManage(group, character)) return refuse('group.not-leader');
  if (icon >= markCount) return accept(group);
  const others = group.marks.filter((one) => one.icon !== icon && !isSame(one.target, target));
  const marks = target === undefined ? others : [...others, { icon, target }];
  return accept({ ...group, marks: marks.toSorted((one, other) => one.icon - other.icon) });
}

function isSame(one: Mark['target'], other: Mark['target'] | undefined): boolean {
  return one.kind === other?.kind && one.entry === other.entry && one.counter === other.counter;
}

/** Whether dice have these numbers. */
export function isRoll(least: number, greatest: number): boolean {
  return least <= greatest && greatest <= largestRoll;
}

/** A number from `least` to `greatest` of four unpredictable bytes; `undefined` for the few that would favour some numbers. */
export function rollOf(bytes: Uint8Array, least: number, greatest: number): number | undefined {
  const sides = greatest - least + 1;
  const drawn = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const fair = Math.floor(0x1_0000_0000 / sides) * sides;
  return drawn < fair ? least + (drawn % sides) : undefined;
}
