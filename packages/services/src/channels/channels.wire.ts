import { cutText } from '@realmwright/kernel/cut-text';
import type { CharacterId } from '@realmwright/kernel/ids';
import type { Codec } from '@realmwright/kernel/schema/codec';
import type { Status } from '@realmwright/kernel/status';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import type { Build } from '@realmwright/protocol/versions/build';
import {
  channelFlags,
  channelMemberFlags,
  SMSG_CHANNEL_LIST_1_12,
  SMSG_CHANNEL_LIST_2_4,
  SMSG_CHANNEL_MEMBER_COUNT,
} from '@realmwright/protocol/world/chat/channel.packet';
import {
  chatNotify,
  SMSG_CHANNEL_NOTIFY_1_12,
  SMSG_CHANNEL_NOTIFY_2_4,
} from '@realmwright/protocol/world/chat/channel-notify.packet';
import {
  SMSG_MESSAGECHAT_1_12,
  SMSG_MESSAGECHAT_2_4,
  SMSG_MESSAGECHAT_3_3,
} from '@realmwright/protocol/world/chat/chat-message.packet';
import { chatType_1_12, chatType_2_4, chatType_3_3 } from '@realmwright/protocol/world/chat/chat-type';
import type { Notice, Rights } from './channel.ts';
import type {
  channelHeard,
  joinChannel,
  leaveChannel,
  listMembers,
  moderateChannel,
  sayInChannel,
} from './channels.contract.ts';

type ValueOfCodec<C> = C extends Codec<infer Value> ? Value : never;
type RefusalOf<C extends { readonly refusals: readonly string[] }> = C['refusals'][number];
type Refusal =
  | RefusalOf<typeof joinChannel>
  | RefusalOf<typeof leaveChannel>
  | RefusalOf<typeof listMembers>
  | RefusalOf<typeof moderateChannel>
  | RefusalOf<typeof sayInChannel>;

/** Language 0 is understood by everybody; a channel has members of every people. */
const UNIVERSAL = 0;

/**
 * A channel as a packet names it, in what the contract carries; undefined for channels of zones, which clients join by
 * themselves and which do not exist here: they come with a number, or, from 1.12.1, with their zone behind a dash.
 */
export function channelAsked(packet: { readonly channelName: string; readonly channelId?: number }) {
  const isOfZone = (packet.channelId ?? 0) !== 0 || packet.channelName.includes(' - ');
  return isOfZone ? undefined : channelTyped(packet.channelName);
}

/** Names, passwords and people as typed, cut to what the contract carries; what is longer cannot exist. */
export function channelTyped(name: string): string {
  return cutText(name, 96);
}
export function passwordTyped(password: string): string {
  return cutText(password, 128);
}
export function personTyped(name: string): string {
  return cutText(name, 48);
}

/** What a member is told of its channel. */
export function noticeTold(build: Build, channelName: string, notice: Notice): Outgoing {
  switch (notice.kind) {
    case 'youJoined': {
      const joined = { channelFlags: channelFlags.values.CUSTOM, channelId: 0, channelIndex: 0 };
      return notify(build, { notifyType: notices.YOU_JOINED_NOTICE, channelName, ...joined });
    }
    case 'youLeft':
      return notify(build, { notifyType: notices.YOU_LEFT_NOTICE, channelName, leftChannelId: 0, isConstant: 0 });
    case 'joined':
      return about(build, channelName, notices.JOINED_NOTICE, notice.player);
    case 'left':
      return about(build, channelName, notices.LEFT_NOTICE, notice.player);
    case 'passwordChanged':
      return about(build, channelName, notices.PASSWORD_CHANGED_NOTICE, notice.player);
    case 'ownerChanged':
      return about(build, channelName, notices.OWNER_CHANGED_NOTICE, notice.player);
    case 'rightsChanged': {
      const flags = { oldFlags: flagsOf(notice.before), newFlags: flagsOf(notice.after) };
      return about(build, channelName, notices.MODE_CHANGE_NOTICE, notice.player, flags);
    }
    case 'announcementsSwitched': {
      const { ANNOUNCEMENTS_ON_NOTICE, ANNOUNCEMENTS_OFF_NOTICE } = notices;
      const switched = notice.isOn ? ANNOUNCEMENTS_ON_NOTICE : ANNOUNCEMENTS_OFF_NOTICE;
      return about(build, channelName, switched, notice.player);
    }
    case 'moderationSwitched': {
      const { MODERATION_ON_NOTICE, MODERATION_OFF_NOTICE } = notices;
      return about(build, channelName, notice.isOn ? MODERATION_ON_NOTICE : MODERATION_OFF_NOTICE, notice.player);
    }
    case 'kicked':
      return about(build, channelName, notices.PLAYER_KICKED_NOTICE, notice.player, { by: BigInt(notice.by) });
    case 'banned':
      return about(build, channelName, notices.PLAYER_BANNED_NOTICE, notice.player, { by: BigInt(notice.by) });
    case 'unbanned':
      return about(build, channelName, notices.PLAYER_UNBANNED_NOTICE, notice.player, { by: BigInt(notice.by) });
    case 'invited':
      return about(build, channelName, notices.INVITE_NOTICE, notice.by);
    case 'playerInvited':
      return notify(build, { notifyType: notices.PLAYER_INVITED_NOTICE, channelName, playerName: notice.name });
  }
}

/**
 * Why nothing came of it, in the protocol's own notices; `person` is the name that the player typed and `player` the one
 * who is in the channel already. Undefined where the protocol has no notice.
 */
export function refusalTold(
  build: Build,
  asked: { readonly channel: string; readonly person?: string; readonly player?: CharacterId | undefined },
  refusal: Refusal,
): Outgoing | undefined {
  const notifyType = refusalNotices[refusal];
  if (notifyType === undefined) return undefined;
  const { channel: channelName, person: playerName = '', player = 0 } = asked;
  return notify(build, { notifyType, channelName, playerName, player: BigInt(player) });
}

/** Whose channel it is. Clients show this word for nobody. */
export function ownerTold(build: Build, channelName: string, ownerName: string): Outgoing {
  const playerName = ownerName === '' ? 'Nobody' : ownerName;
  return notify(build, { notifyType: notices.CHANNEL_OWNER_NOTICE, channelName, playerName });
}

/** Who is in a channel, for the chat window or for the channel pane of later builds. */
export function membersTold(
  build: Build,
  listed: ValueOfCodec<(typeof listMembers)['output']>,
  isForPane: boolean,
): Outgoing {
  const members = listed.members.map((member) => ({
    guid: BigInt(member.characterId),
    memberFlags: flagsOf(member.rights),
  }));
  const list = { channelName: listed.channel, channelFlags: channelFlags.values.CUSTOM, members };
  return build === 5875
    ? outgoing(SMSG_CHANNEL_LIST_1_12, list)
    : outgoing(SMSG_CHANNEL_LIST_2_4, { isForPane: isForPane ? 1 : 0, ...list });
}

/** How many are in a channel. */
export function memberCountTold(listed: ValueOfCodec<(typeof listMembers)['output']>): Outgoing {
  return outgoing(SMSG_CHANNEL_MEMBER_COUNT, {
    channel: listed.channel,
    flags: channelFlags.values.CUSTOM,
    amountOfMembers: listed.memberCount,
  });
}

/** Somebody speaks in a channel. */
export function lineTold(
  build: Build,
  { channel: channelName, from, fromStatus, text }: Omit<ValueOfCodec<(typeof channelHeard)['payload']>, 'receivers'>,
): Outgoing {
  const speaker = BigInt(from);
  const line = { language: UNIVERSAL, message: text, tag: tags[fromStatus], channelName };
  switch (build) {
    case 5875:
      return outgoing(SMSG_MESSAGECHAT_1_12, {
        ...{ chatType: chatType_1_12.values.CHANNEL, ...line },
        ...{ playerRank: 0, player: speaker },
      });
    case 8606:
      return outgoing(SMSG_MESSAGECHAT_2_4, {
        ...{ chatType: chatType_2_4.values.CHANNEL, ...line },
        ...{ sender: speaker, flags: 0, target5: speaker },
      });
    case 12340:
      return outgoing(SMSG_MESSAGECHAT_3_3, {
        ...{ chatType: chatType_3_3.values.CHANNEL, ...line },
        ...{ sender: speaker, flags: 0, target5: speaker },
      });
  }
}

/** What stands in front of a speaker's name. Source: public protocol notes; the same in all supported builds. */
const tags: Readonly<Record<Status, number>> = { here: 0, away: 1, busy: 2 };

const notices = chatNotify.values;

/** Which notice says it; none is needed for a line without words, and clients have none for too many channels. */
const refusalNotices: Readonly<Record<Refusal, number | undefined>> = {
  'channels.already-member': notices.PLAYER_ALREADY_MEMBER_NOTICE,
  'channels.banned': notices.BANNED_NOTICE,
  'channels.empty-text': undefined,
  'channels.invalid-name': notices.INVALID_NAME_NOTICE,
  'channels.invite-banned': notices.PLAYER_INVITE_BANNED_NOTICE,
  'channels.muted': notices.MUTED_NOTICE,
  'channels.not-banned': notices.PLAYER_NOT_BANNED_NOTICE,
  'channels.not-member': notices.NOT_MEMBER_NOTICE,
  'channels.not-moderator': notices.NOT_MODERATOR_NOTICE,
  'channels.not-owner': notices.NOT_OWNER_NOTICE,
  'channels.player-not-found': notices.PLAYER_NOT_FOUND_NOTICE,
  'channels.too-many': undefined,
  'channels.wrong-password': notices.WRONG_PASSWORD_NOTICE,
};

interface Notified {
  readonly notifyType: number;
  readonly channelName: string;
  readonly player?: bigint;
  readonly playerName?: string;
  readonly by?: bigint;
  readonly oldFlags?: number;
  readonly newFlags?: number;
  readonly channelFlags?: number;
  readonly channelId?: number;
  readonly channelIndex?: number;
  readonly leftChannelId?: number;
  readonly isConstant?: number;
}

function about(
  build: Build,
  channelName: string,
  notifyType: number,
  player: CharacterId,
  more: Pick<Notified, 'by' | 'oldFlags' | 'newFlags'> = {},
): Outgoing {
  return notify(build, { notifyType, channelName, player: BigInt(player), ...more });
}

function notify(build: Build, value: Notified): Outgoing {
  return build === 5875 ? outgoing(SMSG_CHANNEL_NOTIFY_1_12, value) : outgoing(SMSG_CHANNEL_NOTIFY_2_4, value);
}

function flagsOf({ isOwner, isModerator, isMuted }: Rights): number {
  const { OWNER, MODERATOR, MUTED } = channelMemberFlags.values;
  return (isOwner ? OWNER : 0) | (isModerator ? MODERATOR : 0) | (isMuted ? MUTED : 0);
}
