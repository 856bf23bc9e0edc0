import type { KnownIdTables } from '@realmwright/gamedata/known-ids';
import { shownId } from '@realmwright/gamedata/known-ids';
import type { CharacterId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  SMSG_MESSAGECHAT_1_12,
  SMSG_MESSAGECHAT_2_4,
  SMSG_MESSAGECHAT_3_3,
} from '@realmwright/protocol/world/chat/chat-message.packet';
import { chatType_1_12, chatType_2_4, chatType_3_3 } from '@realmwright/protocol/world/chat/chat-type';
import {
  playerInviteStatus,
  SMSG_GROUP_DECLINE,
  SMSG_GROUP_INVITE_1_12,
  SMSG_GROUP_INVITE_3_3,
} from '@realmwright/protocol/world/group/group-invite.packet';
import { groupLootSetting } from '@realmwright/protocol/world/group/group-loot-setting';
import {
  MSG_MINIMAP_PING_Server,
  MSG_RANDOM_ROLL_Server,
  partyRole,
  SMSG_GROUP_DESTROYED,
  SMSG_GROUP_SET_LEADER,
  SMSG_GROUP_UNINVITE,
} from '@realmwright/protocol/world/group/group-rule.packet';
import {
  MSG_RAID_READY_CHECK_CONFIRM_Server,
  MSG_RAID_READY_CHECK_FINISHED_Server,
  MSG_RAID_READY_CHECK_Server_1_12,
  MSG_RAID_READY_CHECK_Server_2_4,
  MSG_RAID_TARGET_UPDATE_Server_1_12,
  MSG_RAID_TARGET_UPDATE_Server_3_3,
} from '@realmwright/protocol/world/group/ready-check.packet';
import type { dutyType, lootMethodType } from './group.contract.ts';
import type { groupNewsType } from './group-news.contract.ts';
import { type groupTalkType, markCount } from './group-signals.contract.ts';

type News<Kind extends ValueOf<typeof groupNewsType>['kind']> = Extract<
  ValueOf<typeof groupNewsType>,
  { readonly kind: Kind }
>;
type Talk = ValueOf<typeof groupTalkType>;
type Duty = ValueOf<typeof dutyType>;
type LootMethod = ValueOf<typeof lootMethodType>;

/** What a client means by the number of a chat line's kind, if it is for its group. Only 3.3.5a tells leaders apart. */
export function groupTalk(build: Build, chatType: number): Talk | undefined {
  switch (build) {
    case 5875:
      return talkByType(chatType_1_12.values, chatType);
    case 8606:
      return talkByType(chatType_2_4.values, chatType);
    case 12340:
      return chatType === chatType_3_3.values.PARTY_LEADER ? 'partyLeader' : talkByType(chatType_3_3.values, chatType);
  }
}

type TalkTypes = Readonly<Record<'PARTY' | 'RAID' | 'RAID_LEADER' | 'RAID_WARNING', number>>;

function talkByType(types: TalkTypes, chatType: number): Talk | undefined {
  switch (chatType) {
    case types.PARTY:
      return 'party';
    case types.RAID:
      return 'raid';
    case types.RAID_LEADER:
      return 'raidLeader';
    case types.RAID_WARNING:
      return 'raidWarning';
    default:
      return undefined;
  }
}

/** How the client says that loot is shared; `undefined` for what no client sends. */
export function lootMethodOf(setting: number): LootMethod | undefined {
  return lootMethods.find(([, number]) => number === setting)?.[0];
}

const { FREE_FOR_ALL, ROUND_ROBIN, MASTER_LOOT, GROUP_LOOT, NEED_BEFORE_GREED } = groupLootSetting.values;
const lootMethods: readonly (readonly [LootMethod, number])[] = [
  ['freeForAll', FREE_FOR_ALL],
  ['roundRobin', ROUND_ROBIN],
  ['masterLoot', MASTER_LOOT],
  ['groupLoot', GROUP_LOOT],
  ['needBeforeGreed', NEED_BEFORE_GREED],
];

/** The number that clients have for a way to share loot. */
export function lootSettingOf(method: LootMethod): number {
  return lootMethods.find(([name]) => name === method)?.[1] ?? GROUP_LOOT;
}

/** The duty that a client gives or takes; `undefined` for roles that no client has. */
export function dutyOf(role: number, isGiven: boolean): Duty | undefined {
  const { MAIN_TANK, MAIN_ASSIST } = partyRole.values;
  if (role !== MAIN_TANK && role !== MAIN_ASSIST) return undefined;
  if (!isGiven) return 'none';
  return role === MAIN_TANK ? 'mainTank' : 'mainAssist';
}

/** Somebody invites the client's player. `isOpen`: it can be accepted; only 3.3.5a hears of invitations in vain. */
export function invitationTold(build: Build, by: string, isOpen: boolean): readonly Outgoing[] {
  if (build !== 12340) return isOpen ? [outgoing(SMSG_GROUP_INVITE_1_12, { name: by })] : [];
  const status = isOpen ? playerInviteStatus.values.NOT_IN_GROUP : playerInviteStatus.values.ALREADY_IN_GROUP;
  return [outgoing(SMSG_GROUP_INVITE_3_3, { status, name: by, unknown1: 0, count: 0, unknown2: 0 })];
}

/** Somebody whom the client's player invited has declined. */
export function declineTold({ by }: News<'declined'>): Outgoing {
  return outgoing(SMSG_GROUP_DECLINE, { name: by });
}

/** How the client's player is out of the group, before its empty list. */
export function leaveTold({ why }: News<'left'>): readonly Outgoing[] {
  switch (why) {
    case 'left':
      return [];
    case 'removed':
      return [outgoing(SMSG_GROUP_UNINVITE, {})];
    case 'disbanded':
      return [outgoing(SMSG_GROUP_DESTROYED, {})];
  }
}

export function leaderTold({ name }: News<'leaderChanged'>): Outgoing {
  return outgoing(SMSG_GROUP_SET_LEADER, { name });
}

/** A line to the group. Languages that the build does not know become the one that everybody understands. */
export function lineTold(build: Build, known: KnownIdTables, said: News<'said'>): Outgoing {
  const speaker = BigInt(said.from);
  const line = { language: shownId(known.languages, said.language), message: said.text, tag: 0 };
  switch (build) {
    case 5875: {
      const { PARTY, RAID, RAID_LEADER, RAID_WARNING } = chatType_1_12.values;
      const types = {
        party: PARTY,
        partyLeader: PARTY,
        raid: RAID,
        raidLeader: RAID_LEADER,
        raidWarning: RAID_WARNING,
      };
      const who = { speechBubbleCredit: speaker, chatCredit: speaker, sender2: speaker };
      return outgoing(SMSG_MESSAGECHAT_1_12, { chatType: types[said.how], ...line, ...who });
    }
    case 8606: {
      const { PARTY, RAID, RAID_LEADER, RAID_WARNING } = chatType_2_4.values;
      const types = {
        party: PARTY,
        partyLeader: PARTY,
        raid: RAID,
        raidLeader: RAID_LEADER,
        raidWarning: RAID_WARNING,
      };
      const who = { sender: speaker, flags: 0, target6: 0n };
      return outgoing(SMSG_MESSAGECHAT_2_4, { chatType: types[said.how], ...line, ...who });
    }
    case 12340: {
      const { PARTY, PARTY_LEADER, RAID, RAID_LEADER, RAID_WARNING } = chatType_3_3.values;
      const types = {
        party: PARTY,
        partyLeader: PARTY_LEADER,
        raid: RAID,
        raidLeader: RAID_LEADER,
        raidWarning: RAID_WARNING,
      };
      const who = { sender: speaker, flags: 0, target6: 0n };
      return outgoing(SMSG_MESSAGECHAT_3_3, { chatType: types[said.how], ...line, ...who });
    }
  }
}

export function pointTold({ by, x, y }: News<'pointed'>): Outgoing {
  return outgoing(MSG_MINIMAP_PING_Server, { guid: BigInt(by), positionX: x, positionY: y });
}

export function rollTold({ by, least, greatest, rolled }: Omit<News<'rolled'>, 'kind'>): Outgoing {
  return outgoing(MSG_RANDOM_ROLL_Server, { minimum: least, maximum: greatest, actualRoll: rolled, guid: BigInt(by) });
}

/** One mark; a guid of 0 takes it away. */
export function markTold(build: Build, by: CharacterId, raidTarget: WireMark): Outgoing {
  const partial = { updateType: 0, raidTarget };
  return build === 12340
    ? outgoing(MSG_RAID_TARGET_UPDATE_Server_3_3, { ...partial, setter: BigInt(by) })
    : outgoing(MSG_RAID_TARGET_UPDATE_Server_1_12, partial);
}

/** All marks. The notes of the older builds have a place for each icon, so there the free ones are told as well. */
export function marksTold(build: Build, marks: readonly WireMark[]): Outgoing {
  if (build === 12340) return outgoing(MSG_RAID_TARGET_UPDATE_Server_3_3, { updateType: 1, raidTargets: marks });
  const raidTargets = Array.from({ length: markCount }, (_, index) => {
    return { index, guid: marks.find((mark) => mark.index === index)?.guid ?? 0n };
  });
  return outgoing(MSG_RAID_TARGET_UPDATE_Server_1_12, { updateType: 1, raidTargets });
}

/** An icon and what bears it, by the client's guid. */
export interface WireMark {
  readonly index: number;
  readonly guid: bigint;
}

export function readyCheckTold(build: Build, { by }: News<'readyCheckStarted'>): Outgoing {
  return build === 5875
    ? outgoing(MSG_RAID_READY_CHECK_Server_1_12, {})
    : outgoing(MSG_RAID_READY_CHECK_Server_2_4, { guid: BigInt(by) });
}

export function readinessTold(build: Build, { by, isReady }: News<'readinessTold'>): Outgoing {
  const state = isReady ? 1 : 0;
  return build === 5875
    ? outgoing(MSG_RAID_READY_CHECK_Server_1_12, { guid: BigInt(by), state })
    : outgoing(MSG_RAID_READY_CHECK_CONFIRM_Server, { player: BigInt(by), state });
}

/** 1.12.1 counts the time by itself and has no word for it. */
export function readyCheckEndTold(build: Build): readonly Outgoing[] {
  return build === 5875 ? [] : [outgoing(MSG_RAID_READY_CHECK_FINISHED_Server, {})];
}
