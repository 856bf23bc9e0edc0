import { cstring, enumeration, equals, guid, packet, tail, u8, u32, when } from '../../schema/wire.ts';

/** The values of chat notify that the public notes name. */
export const chatNotify = enumeration(u8, {
  JOINED_NOTICE: 0,
  LEFT_NOTICE: 1,
  YOU_JOINED_NOTICE: 2,
  YOU_LEFT_NOTICE: 3,
  WRONG_PASSWORD_NOTICE: 4,
  NOT_MEMBER_NOTICE: 5,
  NOT_MODERATOR_NOTICE: 6,
  PASSWORD_CHANGED_NOTICE: 7,
  OWNER_CHANGED_NOTICE: 8,
  PLAYER_NOT_FOUND_NOTICE: 9,
  NOT_OWNER_NOTICE: 10,
  CHANNEL_OWNER_NOTICE: 11,
  MODE_CHANGE_NOTICE: 12,
  ANNOUNCEMENTS_ON_NOTICE: 13,
  ANNOUNCEMENTS_OFF_NOTICE: 14,
  MODERATION_ON_NOTICE: 15,
  MODERATION_OFF_NOTICE: 16,
  MUTED_NOTICE: 17,
  PLAYER_KICKED_NOTICE: 18,
  BANNED_NOTICE: 19,
  PLAYER_BANNED_NOTICE: 20,
  PLAYER_UNBANNED_NOTICE: 21,
  PLAYER_NOT_BANNED_NOTICE: 22,
  PLAYER_ALREADY_MEMBER_NOTICE: 23,
  INVITE_NOTICE: 24,
  INVITE_WRONG_FACTION_NOTICE: 25,
  WRONG_FACTION_NOTICE: 26,
  INVALID_NAME_NOTICE: 27,
  NOT_MODERATED_NOTICE: 28,
  PLAYER_INVITED_NOTICE: 29,
  PLAYER_INVITE_BANNED_NOTICE: 30,
  THROTTLED_NOTICE: 31,
  NOT_IN_AREA_NOTICE: 32,
  NOT_IN_LFG_NOTICE: 33,
  VOICE_ON_NOTICE: 34,
  VOICE_OFF_NOTICE: 35,
});

const notices = chatNotify.values;
const head = { notifyType: chatNotify, channelName: cstring({ maxBytes: 255 }) } as const;
/** What follows by the kind of notice, in all builds alike. */
const aboutSomebody = {
  ...when(
    equals(
      'notifyType',
      notices.JOINED_NOTICE,
      notices.LEFT_NOTICE,
      notices.PASSWORD_CHANGED_NOTICE,
      notices.OWNER_CHANGED_NOTICE,
      notices.MODE_CHANGE_NOTICE,
      notices.ANNOUNCEMENTS_ON_NOTICE,
      notices.ANNOUNCEMENTS_OFF_NOTICE,
      notices.MODERATION_ON_NOTICE,
      notices.MODERATION_OFF_NOTICE,
      notices.PLAYER_KICKED_NOTICE,
      notices.PLAYER_BANNED_NOTICE,
      notices.PLAYER_UNBANNED_NOTICE,
      notices.PLAYER_ALREADY_MEMBER_NOTICE,
      notices.INVITE_NOTICE,
      notices.VOICE_ON_NOTICE,
      notices.VOICE_OFF_NOTICE,
    ),
    { player: guid },
  ),
  ...when(equals('notifyType', notices.MODE_CHANGE_NOTICE), { oldFlags: u8, newFlags: u8 }),
  ...when(
    equals('notifyType', notices.PLAYER_KICKED_NOTICE, notices.PLAYER_BANNED_NOTICE, notices.PLAYER_UNBANNED_NOTICE),
    { by: guid },
  ),
  ...when(
    equals(
      'notifyType',
      notices.PLAYER_NOT_FOUND_NOTICE,
      notices.CHANNEL_OWNER_NOTICE,
      notices.PLAYER_NOT_BANNED_NOTICE,
      notices.PLAYER_INVITED_NOTICE,
      notices.PLAYER_INVITE_BANNED_NOTICE,
    ),
    { playerName: cstring({ maxBytes: 255 }) },
  ),
} as const;

/** Something happened in a channel. Genuine clients read what follows the name; source: the public 1.12.1 servers. */
export const SMSG_CHANNEL_NOTIFY_1_12 = packet('SMSG_CHANNEL_NOTIFY', {
  ...head,
  ...aboutSomebody,
  ...when(equals('notifyType', notices.YOU_JOINED_NOTICE), { channelFlags: u32, channelIndex: u32 }),
});

/** The same as 2.4.3 has it; source: the public servers of 2.4.3 and 3.3.5a. */
export const SMSG_CHANNEL_NOTIFY_2_4 = packet('SMSG_CHANNEL_NOTIFY', {
  ...head,
  ...aboutSomebody,
  ...when(equals('notifyType', notices.YOU_JOINED_NOTICE), { channelFlags: u8, channelId: u32, channelIndex: u32 }),
  ...when(equals('notifyType', notices.YOU_LEFT_NOTICE), { leftChannelId: u32, isConstant: u8 }),
});

/** As public notes give it for 1.12.1: nothing follows the name. */
export const channelNotifyOfNotes_1_12 = packet('SMSG_CHANNEL_NOTIFY', head);
/** As public notes give it for later builds. */
export const channelNotifyOfNotes_2_4 = packet('SMSG_CHANNEL_NOTIFY', {
  ...head,
  ...tail({
    unknown2: u32,
    unkwown3: u32,
  }),
});
