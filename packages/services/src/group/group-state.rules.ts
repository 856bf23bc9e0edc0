import type { CharacterId, EdgeId, RealmId, SessionId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { dutyType, groupKindType, groupType, lootMethodType } from './group.contract.ts';
import type { markType } from './group-signals.contract.ts';

/** Most members of a party, and of each subgroup of a raid. Source: what every supported client can show. */
export const partySize = 5;
export const subgroupCount = 8;

export type GroupKind = ValueOf<typeof groupKindType>;
export type LootMethod = ValueOf<typeof lootMethodType>;
export type Duty = ValueOf<typeof dutyType>;
export type Mark = ValueOf<typeof markType>;
/** A group as others are told of it. */
export type GroupView = ValueOf<typeof groupType>;

/** The session that has a member in the world. */
export interface Connection {
  readonly edge: EdgeId;
  readonly session: SessionId;
}

export interface Member {
  readonly characterId: CharacterId;
  readonly name: string;
  /** 0 to 7; always 0 in a party. */
  readonly subgroup: number;
  readonly isAssistant: boolean;
  readonly duty: Duty;
  /** Undefined while the member is not in the world. */
  readonly connection: Connection | undefined;
}

/**
 * A group as the service keeps it, members in the order in which they came. It has at least two members, one of whom is
 * the leader; a party has at most `partySize`, and so has each subgroup of a raid.
 */
export interface GroupState {
  readonly groupId: number;
  readonly realm: RealmId;
  readonly kind: GroupKind;
  readonly leader: CharacterId;
  /** Since when the leader is not in the world. */
  readonly leaderGoneAt: Date | undefined;
  readonly lootMethod: LootMethod;
  readonly lootThreshold: number;
  readonly lootMaster: CharacterId | undefined;
  readonly readyCheckUntil: Date | undefined;
  readonly marks: readonly Mark[];
  readonly members: readonly Member[];
}

/** Loot of a new group. Source: public servers. */
export const firstLoot = { lootMethod: 'groupLoot', lootThreshold: 2, lootMaster: undefined } as const;

/** A member who has just come. */
export function newMember(person: {
  readonly characterId: CharacterId;
  readonly name: string;
  readonly connection: Connection | undefined;
}): Member {
  return { ...person, subgroup: 0, isAssistant: false, duty: 'none' };
}

export function findMember(group: GroupState, character: CharacterId | undefined): Member | undefined {
  return group.members.find(({ characterId }) => characterId === character);
}

/** Whatever the case of the name. */
export function findMemberByName(group: GroupState, name: string): Member | undefined {
  const wanted = nameKey(name);
  return group.members.find((member) => nameKey(member.name) === wanted);
}

/** The form in which names are compared, independent of the machine's locale. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/** The leader, and in a raid the assistants, may do what concerns others. */
export function mayManage(group: GroupState, character: CharacterId): boolean {
  if (group.leader === character) return true;
  return group.kind === 'raid' && findMember(group, character)?.isAssistant === true;
}

/** The same group with one member changed. */
export function withMember(group: GroupState, changed: Member): GroupState {
  const members = group.members.map((member) => (member.characterId === changed.characterId ? changed : member));
  return { ...group, members };
}

/** Members of a subgroup. */
export function subgroupOf(group: GroupState, subgroup: number): readonly Member[] {
  return group.members.filter((member) => member.subgroup === subgroup);
}

/** What others are told. */
export function viewOf(group: GroupState, revision: number): GroupView {
  const { groupId, kind, leader, lootMethod, lootThreshold, lootMaster } = group;
  const members = group.members.map(({ characterId, name, subgroup, isAssistant, duty, connection }) => {
    return { characterId, name, subgroup, isAssistant, duty, isOnline: connection !== undefined };
  });
  return { groupId, revision, kind, leader, lootMethod, lootThreshold, lootMaster, members };
}
