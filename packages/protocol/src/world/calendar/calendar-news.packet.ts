import { bool, countedBy, countOf, cstring, guid, packedGuid, packet, struct, u8, u32 } from '../../schema/wire.ts';

const calendarMember = struct({
  member: packedGuid,
  level: u8,
});

export const SMSG_CALENDAR_ARENA_TEAM = packet('SMSG_CALENDAR_ARENA_TEAM', {
  amountOfMembers: countOf('members', u32),
  members: countedBy(calendarMember, { field: 'amountOfMembers', max: 4096 }),
});

export const SMSG_CALENDAR_CLEAR_PENDING_ACTION = packet('SMSG_CALENDAR_CLEAR_PENDING_ACTION', {});

export const SMSG_CALENDAR_COMMAND_RESULT = packet('SMSG_CALENDAR_COMMAND_RESULT', {
  unknown1: u32,
  unknown2: u8,
  name: cstring({ maxBytes: 255 }),
  result: u32,
});

export const SMSG_CALENDAR_EVENT_MODERATOR_STATUS_ALERT = packet('SMSG_CALENDAR_EVENT_MODERATOR_STATUS_ALERT', {
  invitee: packedGuid,
  eventId: guid,
  rank: u8,
  showAlert: bool,
});

export const SMSG_CALENDAR_EVENT_REMOVED_ALERT = packet('SMSG_CALENDAR_EVENT_REMOVED_ALERT', {
  showAlert: bool,
  eventId: guid,
  eventTime: u32,
});

export const SMSG_CALENDAR_EVENT_STATUS = packet('SMSG_CALENDAR_EVENT_STATUS', {
  invitee: packedGuid,
  eventId: guid,
  eventTime: u32,
  flags: u32,
  status: u8,
  rank: u8,
  statusTime: u32,
});

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

export const SMSG_CALENDAR_FILTER_GUILD = packet('SMSG_CALENDAR_FILTER_GUILD', {
  amountOfMembers: countOf('members', u32),
  members: countedBy(calendarMember, { field: 'amountOfMembers', max: 4096 }),
});

export const SMSG_CALENDAR_RAID_LOCKOUT_ADDED = packet('SMSG_CALENDAR_RAID_LOCKOUT_ADDED', {
  time: u32,
  map: u32,
  difficulty: u32,
  remainingTime: u32,
  instanceId: guid,
});

export const SMSG_CALENDAR_RAID_LOCKOUT_REMOVED = packet('SMSG_CALENDAR_RAID_LOCKOUT_REMOVED', {
  map: u32,
  difficulty: u32,
  remainingTime: u32,
  instanceId: guid,
});

export const SMSG_CALENDAR_RAID_LOCKOUT_UPDATED = packet('SMSG_CALENDAR_RAID_LOCKOUT_UPDATED', {
  currentTime: u32,
  map: u32,
  difficulty: u32,
  oldTimeToUpdate: u32,
  newTimeToUpdate: u32,
});
