import { bool, packet, u8, u32 } from '../../schema/wire.ts';

/** Answers the invitation into a world battle. */
export const CMSG_BATTLEFIELD_MGR_ENTRY_INVITE_RESPONSE = packet('CMSG_BATTLEFIELD_MGR_ENTRY_INVITE_RESPONSE', {
  battleId: u32,
  accepted: bool,
});

/** Wants to leave a world battle. */
export const CMSG_BATTLEFIELD_MGR_EXIT_REQUEST = packet('CMSG_BATTLEFIELD_MGR_EXIT_REQUEST', {
  battleId: u32,
});

/** Answers the invitation to wait for a world battle. */
export const CMSG_BATTLEFIELD_MGR_QUEUE_INVITE_RESPONSE = packet('CMSG_BATTLEFIELD_MGR_QUEUE_INVITE_RESPONSE', {
  battleId: u32,
  accepted: bool,
});

/** The player was put out of a world battle. */
export const SMSG_BATTLEFIELD_MGR_EJECTED = packet('SMSG_BATTLEFIELD_MGR_EJECTED', {
  battleId: u32,
  reason: u8,
  battleStatus: u8,
  relocated: u8,
});

/** The player will be put out of a world battle. */
export const SMSG_BATTLEFIELD_MGR_EJECT_PENDING = packet('SMSG_BATTLEFIELD_MGR_EJECT_PENDING', {
  unknown: u32,
});

/** The player takes part in a world battle. */
export const SMSG_BATTLEFIELD_MGR_ENTERED = packet('SMSG_BATTLEFIELD_MGR_ENTERED', {
  battleId: u32,
  unknown1: u8,
  unknown2: u8,
  clearAfk: bool,
});

/** The player may enter a world battle until a given time. */
export const SMSG_BATTLEFIELD_MGR_ENTRY_INVITE = packet('SMSG_BATTLEFIELD_MGR_ENTRY_INVITE', {
  battleId: u32,
  area: u32,
  acceptTime: u32,
});

/** The player may wait for a world battle. */
export const SMSG_BATTLEFIELD_MGR_QUEUE_INVITE = packet('SMSG_BATTLEFIELD_MGR_QUEUE_INVITE', {
  battleId: u32,
  warmup: u8,
});

/** Whether the player waits for a world battle now. */
export const SMSG_BATTLEFIELD_MGR_QUEUE_REQUEST_RESPONSE = packet('SMSG_BATTLEFIELD_MGR_QUEUE_REQUEST_RESPONSE', {
  battleId: u32,
  area: u32,
  queued: bool,
  full: bool,
  warmup: bool,
});

/** A world battle begins or ends. */
export const SMSG_BATTLEFIELD_MGR_STATE_CHANGE = packet('SMSG_BATTLEFIELD_MGR_STATE_CHANGE', {
  unknown1: u32,
  unknown2: u32,
});
