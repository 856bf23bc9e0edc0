import { enumeration, guid, packet, u8, u32 } from '../../schema/wire.ts';

const meetingStoneFailure = enumeration(u8, {
  MEETINGSTONE_FAIL_PARTYLEADER: 1,
  MEETINGSTONE_FAIL_FULL_GROUP: 2,
  MEETINGSTONE_FAIL_RAID_GROUP: 3,
});

const meetingStoneStatus = enumeration(u8, {
  LEAVE_QUEUE: 0,
  JOINED_QUEUE: 1,
  PARTY_MEMBER_LEFT_LFG: 2,
  PARTY_MEMBER_REMOVED_PARTY_REMOVED: 3,
  LOOKING_FOR_NEW_PARTY_IN_QUEUE: 4,
  NONE: 5,
});

/** Asks whether the player waits at a meeting stone; sent at login. */
export const CMSG_MEETINGSTONE_INFO = packet('CMSG_MEETINGSTONE_INFO', {});

/** Waits for a group at a meeting stone. */
export const CMSG_MEETINGSTONE_JOIN = packet('CMSG_MEETINGSTONE_JOIN', {
  guid: guid,
});

/** No longer waits at a meeting stone. */
export const CMSG_MEETINGSTONE_LEAVE = packet('CMSG_MEETINGSTONE_LEAVE', {});

/** The meeting stone has brought a group together. */
export const SMSG_MEETINGSTONE_COMPLETE = packet('SMSG_MEETINGSTONE_COMPLETE', {});

/** The meeting stone is looking. */
export const SMSG_MEETINGSTONE_IN_PROGRESS = packet('SMSG_MEETINGSTONE_IN_PROGRESS', {});

/** Why the meeting stone does not help. */
export const SMSG_MEETINGSTONE_JOINFAILED = packet('SMSG_MEETINGSTONE_JOINFAILED', {
  reason: meetingStoneFailure,
});

/** The meeting stone found a member. */
export const SMSG_MEETINGSTONE_MEMBER_ADDED = packet('SMSG_MEETINGSTONE_MEMBER_ADDED', {
  guid: guid,
});

/** Whether and for what the player waits at a meeting stone. */
export const SMSG_MEETINGSTONE_SETQUEUE = packet('SMSG_MEETINGSTONE_SETQUEUE', {
  area: u32,
  status: meetingStoneStatus,
});
