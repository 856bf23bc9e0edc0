import { cstring, enumeration, equals, guid, packet, u8, u32, when } from '../../schema/wire.ts';

const spamType = enumeration(u8, {
  MAIL: 0,
  CHAT: 1,
});

/** Why a line is not carried. */
export const chatRestrictionType = enumeration(u8, {
  CHAT_RESTRICTED: 0,
  CHAT_THROTTLED: 1,
  USER_SQUELCHED: 2,
  YELL_RESTRICTED: 3,
});

const complainResultWindow = enumeration(u8, {
  DO_NOT_SHOW: 0,
  SHOW: 1,
});

/** The player ignores whoever whispered. */
export const CMSG_CHAT_IGNORED_1_12 = packet('CMSG_CHAT_IGNORED', {
  guid: guid,
});

/** The same as 2.4.3 has it. */
export const CMSG_CHAT_IGNORED_2_4 = packet('CMSG_CHAT_IGNORED', {
  guid: guid,
  unknown: u8,
});

/** Reports unwanted mail or chat. */
export const CMSG_COMPLAIN = packet('CMSG_COMPLAIN', {
  complaintType: spamType,
  offender: guid,
  ...when(equals('complaintType', spamType.values.MAIL), {
    unknown1: u32,
    mailId: u32,
    unknown2: u32,
  }).otherwise({
    ...when(equals('complaintType', spamType.values.CHAT), {
      language: u32,
      messageType: u32,
      channelId: u32,
      time: u32,
      description: cstring({ maxBytes: 1024 }),
    }),
  }),
});

/** Several players have that name. */
export const SMSG_CHAT_PLAYER_AMBIGUOUS = packet('SMSG_CHAT_PLAYER_AMBIGUOUS', {
  player: cstring({ maxBytes: 255 }),
});

/** Nobody of that name is there. */
export const SMSG_CHAT_PLAYER_NOT_FOUND = packet('SMSG_CHAT_PLAYER_NOT_FOUND', {
  name: cstring({ maxBytes: 255 }),
});

/** The player may not speak. */
export const SMSG_CHAT_RESTRICTED_1_12 = packet('SMSG_CHAT_RESTRICTED', {});

/** The same as 2.4.3 has it. */
export const SMSG_CHAT_RESTRICTED_2_4 = packet('SMSG_CHAT_RESTRICTED', {
  restriction: chatRestrictionType,
});

/** The other side cannot be spoken to. */
export const SMSG_CHAT_WRONG_FACTION = packet('SMSG_CHAT_WRONG_FACTION', {});

/** The report was taken. */
export const SMSG_COMPLAIN_RESULT = packet('SMSG_COMPLAIN_RESULT', {
  unknown: u8,
  windowResult: complainResultWindow,
});
