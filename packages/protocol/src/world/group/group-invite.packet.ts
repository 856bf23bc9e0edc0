import { cstring, enumeration, packet, tail, u8, u32 } from '../../schema/wire.ts';

/** Whether an invitation of 3.3.5a can still be accepted. */
export const playerInviteStatus = enumeration(u8, {
  ALREADY_IN_GROUP: 0,
  NOT_IN_GROUP: 1,
});

/** Accepts the invitation to a group. Clients of 3.3.5a put four bytes behind it that mean nothing. */
export const CMSG_GROUP_ACCEPT = packet('CMSG_GROUP_ACCEPT', {});

/** Takes an invitation to a group back. */
export const CMSG_GROUP_CANCEL = packet('CMSG_GROUP_CANCEL', {});

/** Declines the invitation to a group. */
export const CMSG_GROUP_DECLINE = packet('CMSG_GROUP_DECLINE', {});

/** Invites a player to the group. */
export const CMSG_GROUP_INVITE_1_12 = packet('CMSG_GROUP_INVITE', {
  name: cstring({ maxBytes: 48 }),
});

/** The same as 3.3.5a has it. */
export const CMSG_GROUP_INVITE_3_3 = packet('CMSG_GROUP_INVITE', {
  name: cstring({ maxBytes: 48 }),
  unknown1: u32,
});

/** Somebody declined the invitation to the group. */
export const SMSG_GROUP_DECLINE = packet('SMSG_GROUP_DECLINE', {
  name: cstring({ maxBytes: 255 }),
});

/** Somebody invites the player to a group. */
export const SMSG_GROUP_INVITE_1_12 = packet('SMSG_GROUP_INVITE', {
  name: cstring({ maxBytes: 255 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_GROUP_INVITE_3_3 = packet('SMSG_GROUP_INVITE', {
  status: playerInviteStatus,
  name: cstring({ maxBytes: 255 }),
  ...tail({
    unknown1: u32,
    count: u8,
    unknown2: u32,
  }),
});
