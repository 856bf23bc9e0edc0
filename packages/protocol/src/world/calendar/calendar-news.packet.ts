import { bool, countedBy, countOf, cstring, guid, packedGuid, packet, struct, u8, u32 } from '../../schema/wire.ts';

const calendarMember = struct({
  member: packedGuid,
  level: u8,
});

/** The members of a team, for inviting them. */
export const SMSG_CALENDAR_ARENA_TEAM = packet('SMSG_CALENDAR_ARENA_TEAM', {
  amountOfMembers: countOf('members', u32),
  members: countedBy(calendarMember, { field: 'amountOfMembers', max: 4096 }),
});

/** Nothing is pending in the calendar any more. */
export const SMSG_CALENDAR_CLEAR_PENDING_ACTION = packet('SMSG_CALENDAR_CLEAR_PENDING_ACTION', {});

/** What came of a request about the calendar. */
export const SMSG_CALENDAR_COMMAND_RESULT = packet('SMSG_CALENDAR_COMMAND_RESULT', {
  unknown1: u32,
  unknown2: u8,
  name: cstring({ maxBytes: 255 }),
  result: u32,
});

/** A guest may or may no longer change the event. */
export const SMSG_CALENDAR_EVENT_MODERATOR_STATUS_ALERT = packet('SMSG_CALENDAR_EVENT_MODERATOR_STATUS_ALERT', {
  invitee: packedGuid,
  eventId: guid,
  rank: u8,
  showAlert: bool,
});

/** An event was removed. */
export const SMSG_CALENDAR_EVENT_REMOVED_ALERT = packet('SMSG_CALENDAR_EVENT_REMOVED_ALERT', {
  showAlert: bool,
  eventId: guid,
  eventTime: u32,
});

/** A guest has answered. */
export const SMSG_CALENDAR_EVENT_STATUS = packet('SMSG_CALENDAR_EVENT_STATUS', {
  invitee: packedGuid,
  eventId: guid,
  eventTime: u32,
  flags: u32,
  status: u8,
  rank: u8,
  statusTime: u32,
});

/** An event was changed. */
export const SMSG_CALENDAR_EVENT_UPDATED_ALERT = packet('SMSG_CALENDAR_EVENT_UPDATED_ALERT', {
  showAlert: bool,
  eventId: guid,
  oldEventTime: u32,
  flags: u32,
  newEventTime: u32,
  eventType: u8,
  dungeonId: u32,
  title: cstring({ maxBytes: 255 }),
  description: cstring({ maxBytes: 8000 }),
  repeatable: u8,
  maxInvitees: u32,
  unknownTime: u32,
});

/** The guild members that fit a filter, for inviting them. */
export const SMSG_CALENDAR_FILTER_GUILD = packet('SMSG_CALENDAR_FILTER_GUILD', {
  amountOfMembers: countOf('members', u32),
  members: countedBy(calendarMember, { field: 'amountOfMembers', max: 4096 }),
});

/** A bond to a dungeon appears in the calendar. */
export const SMSG_CALENDAR_RAID_LOCKOUT_ADDED = packet('SMSG_CALENDAR_RAID_LOCKOUT_ADDED', {
  time: u32,
  map: u32,
  difficulty: u32,
  remainingTime: u32,
  instanceId: guid,
});

/** A bond to a dungeon disappears from the calendar. */
export const SMSG_CALENDAR_RAID_LOCKOUT_REMOVED = packet('SMSG_CALENDAR_RAID_LOCKOUT_REMOVED', {
  map: u32,
  difficulty: u32,
  remainingTime: u32,
  instanceId: guid,
});

/** A bond to a dungeon was extended. */
export const SMSG_CALENDAR_RAID_LOCKOUT_UPDATED = packet('SMSG_CALENDAR_RAID_LOCKOUT_UPDATED', {
  currentTime: u32,
  map: u32,
  difficulty: u32,
  oldTimeToUpdate: u32,
  newTimeToUpdate: u32,
});
