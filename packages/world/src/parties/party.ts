import { characterIdType } from '@realmwright/kernel/schema/domain';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { bool, i32, list, literals, optional, struct, u8, u32 } from '@realmwright/kernel/schema/types';

/** Most members of a group of any kind. */
const MOST_MEMBERS = 40;

/**
 * A party or raid as an instance knows it: a projection of what the group service keeps, the greater `revision` being the
 * newer. Members are those of the whole realm, here or elsewhere. Without members it is no more.
 */
export const partyType = struct({
  group: u32,
  revision: u32,
  kind: literals('party', 'raid'),
  leader: characterIdType,
  lootMethod: literals('freeForAll', 'roundRobin', 'masterLoot', 'groupLoot', 'needBeforeGreed'),
  lootThreshold: u8,
  lootMaster: optional(characterIdType),
  members: list(struct({ character: characterIdType, subgroup: u8, isOnline: bool }), { max: MOST_MEMBERS }),
});
export type Party = ValueOf<typeof partyType>;

/** What members of a party know of each other wherever they are: exact values; places in whole yards. */
export const memberStatsType = struct({
  isDead: bool,
  isGhost: bool,
  isAway: bool,
  isBusy: bool,
  health: u32,
  maxHealth: u32,
  powerKind: u8,
  power: u32,
  maxPower: u32,
  level: u8,
  zone: u32,
  x: i32,
  y: i32,
});
export type MemberStats = ValueOf<typeof memberStatsType>;

/** Bits that say which of the stats are meant: those that clients are told together are one. */
export const statBits = {
  status: 0x1,
  health: 0x2,
  maxHealth: 0x4,
  powerKind: 0x8,
  power: 0x10,
  maxPower: 0x20,
  level: 0x40,
  zone: 0x80,
  place: 0x100,
} as const;
export const allStats = 0x1ff;

/** Which stats differ; all of them when there were none before. */
export function differences(before: MemberStats | undefined, now: MemberStats): number {
  if (before === undefined) return allStats;
  const { isDead, isGhost, isAway, isBusy } = before;
  const isStatus = isDead === now.isDead && isGhost === now.isGhost && isAway === now.isAway && isBusy === now.isBusy;
  return (
    (isStatus ? 0 : statBits.status) |
    (before.health === now.health ? 0 : statBits.health) |
    (before.maxHealth === now.maxHealth ? 0 : statBits.maxHealth) |
    (before.powerKind === now.powerKind ? 0 : statBits.powerKind) |
    (before.power === now.power ? 0 : statBits.power) |
    (before.maxPower === now.maxPower ? 0 : statBits.maxPower) |
    (before.level === now.level ? 0 : statBits.level) |
    (before.zone === now.zone ? 0 : statBits.zone) |
    (before.x === now.x && before.y === now.y ? 0 : statBits.place)
  );
}
