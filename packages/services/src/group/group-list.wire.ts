import type { CharacterId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  SMSG_GROUP_LIST_1_12,
  SMSG_GROUP_LIST_2_4,
  SMSG_GROUP_LIST_3_3,
} from '@realmwright/protocol/world/group/group-list.packet';
import type { groupMemberType, groupType } from './group.contract.ts';
import { lootSettingOf } from './group.wire.ts';

type Group = ValueOf<typeof groupType>;
type Member = ValueOf<typeof groupMemberType>;

/** The group as one of its members sees it: all others, the leader, how loot is shared. Nothing for who is no member. */
export function groupTold(build: Build, group: Group, self: CharacterId): readonly Outgoing[] {
  const own = group.members.find(({ characterId }) => characterId === self);
  if (own === undefined) return [];
  const others = group.members.filter((member) => member !== own);
  const isRaid = group.kind === 'raid';
  const leader = BigInt(group.leader);
  const isMastered = group.lootMethod === 'masterLoot' && group.lootMaster !== undefined;
  const loot = {
    lootSetting: lootSettingOf(group.lootMethod),
    masterLoot: isMastered ? BigInt(group.lootMaster ?? 0) : 0n,
    lootThreshold: group.lootThreshold,
  };
  switch (build) {
    case 5875: {
      const members = others.map((member) => ({ ...rowOf(member), flags: packedFlags(member) }));
      return [
        outgoing(SMSG_GROUP_LIST_1_12, {
          groupType: isRaid ? 1 : 0,
          flags: packedFlags(own),
          members,
          leader,
          ...loot,
        }),
      ];
    }
    case 8606: {
      const members = others.map((member) => ({
        ...rowOf(member),
        groupId: member.subgroup,
        flags: flagsOf(member),
      }));
      return [
        outgoing(SMSG_GROUP_LIST_2_4, {
          groupType: isRaid ? 1 : 0,
          battlegroundGroup: false,
          groupId: own.subgroup,
          flags: flagsOf(own),
          group: groupGuid(group.groupId),
          members,
          leader,
          ...loot,
          difficulty: 0,
        }),
      ];
    }
    case 12340: {
      const members = others.map((member) => ({
        ...rowOf(member),
        groupId: member.subgroup,
        flags: flagsOf(member),
        lfgRoles: 0,
      }));
      return [
        outgoing(SMSG_GROUP_LIST_3_3, {
          groupType: isRaid ? RAID_3_3 : 0,
          groupId: own.subgroup,
          flags: flagsOf(own),
          roles: 0,
          group: groupGuid(group.groupId),
          counter: group.revision,
          members,
          leader,
          ...loot,
          difficulty: 0,
          raidDifficulty: 0,
          heroic: false,
        }),
      ];
    }
  }
}

/** The client's player is in no group. */
export function noGroupTold(build: Build, revision: number): Outgoing {
  const nobody = { members: [], leader: 0n };
  switch (build) {
    case 5875:
      return outgoing(SMSG_GROUP_LIST_1_12, { groupType: 0, flags: 0, ...nobody });
    case 8606:
      return outgoing(SMSG_GROUP_LIST_2_4, {
        groupType: 0,
        battlegroundGroup: false,
        groupId: 0,
        flags: 0,
        group: 0n,
        ...nobody,
      });
    case 12340:
      return outgoing(SMSG_GROUP_LIST_3_3, {
        groupType: LEFT_3_3,
        groupId: 0,
        flags: 0,
        roles: 0,
        group: 0n,
        counter: revision,
        ...nobody,
      });
  }
}

/** Kinds of group of 3.3.5a: a raid, and one that was left. Source: the public 3.3.5a servers. */
const RAID_3_3 = 2;
const LEFT_3_3 = 0x10;
/** The upper half of a group's guid. Source: the public servers. */
const groupHigh = 0x1f50n << 48n;

function groupGuid(groupId: number): bigint {
  return groupHigh | BigInt(groupId);
}

function rowOf({ name, characterId, isOnline }: Member) {
  return { name, guid: BigInt(characterId), isOnline };
}

/** Flags of a member from 2.4.3 on: assistant, main assist, main tank. Source: the public servers. */
function flagsOf({ isAssistant, duty }: Member): number {
  return (isAssistant ? 0x1 : 0) | (duty === 'mainAssist' ? 0x2 : 0) | (duty === 'mainTank' ? 0x4 : 0);
}

/** Subgroup and assistant of a member in one byte, as 1.12.1 has them. Source: the public 1.12.1 servers. */
function packedFlags({ subgroup, isAssistant }: Member): number {
  return subgroup | (isAssistant ? 0x80 : 0);
}
