import { array, differs, enumeration, equals, guid, packet, struct, tail, toEnd, u8, when } from '../../schema/wire.ts';

const raidTargetIndex = enumeration(u8, {
  UNKNOWN0: 0,
  UNKNOWN1: 1,
  UNKNOWN2: 2,
  UNKNOWN3: 3,
  UNKNOWN4: 4,
  UNKNOWN5: 5,
  UNKNOWN6: 6,
  UNKNOWN7: 7,
  UNKNOWN8: 8,
  REQUEST_ICONS: 255,
});

const raidTargetUpdateType = enumeration(u8, {
  PARTIAL: 0,
  FULL: 1,
});

const raidTargetUpdate = struct({
  index: raidTargetIndex,
  guid: guid,
});

/** Answers whether the player is ready. */
export const MSG_RAID_READY_CHECK_CONFIRM_Client = packet('MSG_RAID_READY_CHECK_CONFIRM_Client', {
  ...tail({
    state: u8,
  }),
});

/** Somebody answered whether he is ready. */
export const MSG_RAID_READY_CHECK_CONFIRM_Server = packet('MSG_RAID_READY_CHECK_CONFIRM_Server', {
  player: guid,
  state: u8,
});

/** Asks the group whether it is ready, or answers. */
export const MSG_RAID_READY_CHECK_Client = packet('MSG_RAID_READY_CHECK_Client', {
  ...tail({
    state: u8,
  }),
});

/** The time to answer is over. */
export const MSG_RAID_READY_CHECK_FINISHED_Client = packet('MSG_RAID_READY_CHECK_FINISHED_Client', {});

/** Everybody is to hear that the time to answer is over. Source: the public 2.4.3 servers. */
export const MSG_RAID_READY_CHECK_FINISHED_Server = packet('MSG_RAID_READY_CHECK_FINISHED_Server', {});

/** The leader asks whether everybody is ready; or, to the leader, what somebody answered. */
export const MSG_RAID_READY_CHECK_Server_1_12 = packet('MSG_RAID_READY_CHECK_Server', {
  ...tail({
    guid: guid,
    state: u8,
  }),
});

/**
 * The same as 2.4.3 and 3.3.5a have it: who asks. Answers have a message of their own. Source: the public servers; the
 * notes give the older form.
 */
export const MSG_RAID_READY_CHECK_Server_2_4 = packet('MSG_RAID_READY_CHECK_Server', {
  guid: guid,
});

/** Marks a target, or asks for all marks. */
export const MSG_RAID_TARGET_UPDATE_Client = packet('MSG_RAID_TARGET_UPDATE_Client', {
  targetIndex: raidTargetIndex,
  ...when(differs('targetIndex', raidTargetIndex.values.REQUEST_ICONS), {
    target: guid,
  }),
});

/** One mark, or all of them. */
export const MSG_RAID_TARGET_UPDATE_Server_1_12 = packet('MSG_RAID_TARGET_UPDATE_Server', {
  updateType: raidTargetUpdateType,
  ...when(equals('updateType', raidTargetUpdateType.values.FULL), {
    raidTargets: array(raidTargetUpdate, 8),
  }).otherwise({
    ...when(equals('updateType', raidTargetUpdateType.values.PARTIAL), {
      raidTarget: raidTargetUpdate,
    }),
  }),
});

/**
 * The same as 3.3.5a has it: before a single mark stands who set it, and all of them are those that are set. Source: the
 * public 3.3.5a servers; the notes give the older form.
 */
export const MSG_RAID_TARGET_UPDATE_Server_3_3 = packet('MSG_RAID_TARGET_UPDATE_Server', {
  updateType: raidTargetUpdateType,
  ...when(equals('updateType', raidTargetUpdateType.values.FULL), {
    raidTargets: toEnd(raidTargetUpdate, { max: 8 }),
  }).otherwise({
    ...when(equals('updateType', raidTargetUpdateType.values.PARTIAL), {
      setter: guid,
      raidTarget: raidTargetUpdate,
    }),
  }),
});
