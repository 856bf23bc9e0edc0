import {
  bool,
  countedBy,
  countOf,
  cstring,
  enumeration,
  guid,
  packet,
  struct,
  tail,
  u8,
  u32,
} from '../../schema/wire.ts';
import { itemQuality } from '../item/item-quality.ts';
import { dungeonDifficulty } from '../raid/dungeon-difficulty.ts';
import { raidDifficulty } from '../raid/raid-difficulty.ts';
import { groupLootSetting } from './group-loot-setting.ts';

const groupType = enumeration(u8, {
  NORMAL: 0,
  RAID: 1,
});

const groupListMember_1_12 = struct({
  name: cstring({ maxBytes: 255 }),
  guid: guid,
  isOnline: bool,
  flags: u8,
});

const groupListMember_2_4 = struct({
  name: cstring({ maxBytes: 255 }),
  guid: guid,
  isOnline: bool,
  groupId: u8,
  flags: u8,
});

const groupListMember_3_3 = struct({
  name: cstring({ maxBytes: 255 }),
  guid: guid,
  isOnline: bool,
  groupId: u8,
  flags: u8,
  lfgRoles: u8,
});

/** The group: its members, leader and rules. */
export const SMSG_GROUP_LIST_1_12 = packet('SMSG_GROUP_LIST', {
  groupType: groupType,
  flags: u8,
  amountOfMembers: countOf('members', u32),
  members: countedBy(groupListMember_1_12, { field: 'amountOfMembers', max: 4096 }),
  leader: guid,
  ...tail({
    lootSetting: groupLootSetting,
    masterLoot: guid,
    lootThreshold: itemQuality,
  }),
});

/** The same as 2.4.3 has it. */
export const SMSG_GROUP_LIST_2_4 = packet('SMSG_GROUP_LIST', {
  groupType: groupType,
  battlegroundGroup: bool,
  groupId: u8,
  flags: u8,
  group: guid,
  amountOfMembers: countOf('members', u32),
  members: countedBy(groupListMember_2_4, { field: 'amountOfMembers', max: 4096 }),
  leader: guid,
  ...tail({
    lootSetting: groupLootSetting,
    masterLoot: guid,
    lootThreshold: itemQuality,
    difficulty: dungeonDifficulty,
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_GROUP_LIST_3_3 = packet('SMSG_GROUP_LIST', {
  groupType: u8,
  groupId: u8,
  flags: u8,
  roles: u8,
  group: guid,
  counter: u32,
  amountOfMembers: countOf('members', u32),
  members: countedBy(groupListMember_3_3, { field: 'amountOfMembers', max: 4096 }),
  leader: guid,
  ...tail({
    lootSetting: groupLootSetting,
    masterLoot: guid,
    lootThreshold: itemQuality,
    difficulty: dungeonDifficulty,
    raidDifficulty: raidDifficulty,
    heroic: bool,
  }),
});
