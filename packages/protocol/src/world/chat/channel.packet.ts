import { countedBy, countOf, cstring, flags, guid, packet, struct, u8, u32 } from '../../schema/wire.ts';

/** What kind of channel it is. */
export const channelFlags = flags(u8, {
  NONE: 0x0,
  CUSTOM: 0x1,
  TRADE: 0x4,
  NOT_LFG: 0x8,
  GENERAL: 0x10,
  CITY: 0x20,
  LFG: 0x40,
  VOICE: 0x80,
});

/** Rights of a member. Source: the public servers of all builds; public notes have the later ones twice as large. */
export const channelMemberFlags = flags(u8, {
  NONE: 0x0,
  OWNER: 0x1,
  MODERATOR: 0x2,
  VOICED: 0x4,
  MUTED: 0x8,
  CUSTOM: 0x10,
  MICROPHONE_MUTE: 0x20,
});

const channelMember = struct({
  guid: guid,
  memberFlags: channelMemberFlags,
});

/** Stops watching a channel. */
export const CMSG_CLEAR_CHANNEL_WATCH = packet('CMSG_CLEAR_CHANNEL_WATCH', {
  channel: cstring({ maxBytes: 255 }),
});

/** Asks how many are in a channel. */
export const CMSG_GET_CHANNEL_MEMBER_COUNT = packet('CMSG_GET_CHANNEL_MEMBER_COUNT', {
  channel: cstring({ maxBytes: 255 }),
});

/** Joins or makes a channel. */
export const CMSG_JOIN_CHANNEL_1_12 = packet('CMSG_JOIN_CHANNEL', {
  channelName: cstring({ maxBytes: 96 }),
  channelPassword: cstring({ maxBytes: 255 }),
});

/** The same as 2.4.3 has it. */
export const CMSG_JOIN_CHANNEL_2_4 = packet('CMSG_JOIN_CHANNEL', {
  channelId: u32,
  unknown1: u8,
  unknown2: u8,
  channelName: cstring({ maxBytes: 96 }),
  channelPassword: cstring({ maxBytes: 255 }),
});

/** Leaves a channel. */
export const CMSG_LEAVE_CHANNEL_1_12 = packet('CMSG_LEAVE_CHANNEL', {
  channelName: cstring({ maxBytes: 96 }),
});

/** The same as 2.4.3 has it. */
export const CMSG_LEAVE_CHANNEL_2_4 = packet('CMSG_LEAVE_CHANNEL', {
  channelId: u32,
  channelName: cstring({ maxBytes: 96 }),
});

/** Watches a channel. */
export const CMSG_SET_CHANNEL_WATCH = packet('CMSG_SET_CHANNEL_WATCH', {
  channel: cstring({ maxBytes: 255 }),
});

const listed = {
  channelName: cstring({ maxBytes: 255 }),
  channelFlags,
  amountOfMembers: countOf('members', u32),
  members: countedBy(channelMember, { field: 'amountOfMembers', max: 4096 }),
} as const;

/** The members of a channel. */
export const SMSG_CHANNEL_LIST_1_12 = packet('SMSG_CHANNEL_LIST', listed);
/**
 * The same as 2.4.3 has it: in front stands whether the channel pane asked (1) or the chat window (0); source: the public
 * servers of 2.4.3 and 3.3.5a.
 */
export const SMSG_CHANNEL_LIST_2_4 = packet('SMSG_CHANNEL_LIST', { isForPane: u8, ...listed });

/** How many are in a channel. */
export const SMSG_CHANNEL_MEMBER_COUNT = packet('SMSG_CHANNEL_MEMBER_COUNT', {
  channel: cstring({ maxBytes: 255 }),
  flags: u8,
  amountOfMembers: u32,
});
