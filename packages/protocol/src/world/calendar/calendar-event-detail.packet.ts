import {
  array,
  bool,
  countedBy,
  countOf,
  cstring,
  guid,
  packedGuid,
  packet,
  struct,
  u8,
  u32,
} from '../../schema/wire.ts';

const sendCalendarInvite = struct({
  eventId: guid,
  inviteId: guid,
  status: u8,
  rank: u8,
  isGuildEvent: bool,
  creator: packedGuid,
});

const sendCalendarEvent = struct({
  eventId: guid,
  title: cstring({ maxBytes: 255 }),
  eventType: u32,
  eventTime: u32,
  flags: u32,
  dungeonId: u32,
  creator: packedGuid,
});

const sendCalendarInstance = struct({
  map: u32,
  difficulty: u32,
  resetTime: u32,
  instanceId: guid,
});

const sendCalendarResetTime = struct({
  map: u32,
  period: u32,
  timeOffset: u32,
});

const sendCalendarHoliday = struct({
  holidayId: u32,
  region: u32,
  looping: u32,
  priority: u32,
  calendarFilterType: u32,
  holidayDays: array(u32, 26),
  durations: array(u32, 10),
  flags: array(u32, 10),
  textureFileName: cstring({ maxBytes: 8000 }),
});

const calendarSendInvitee = struct({
  invitee: packedGuid,
  level: u8,
  status: u8,
  rank: u8,
  guildMember: u8,
  inviteId: guid,
  statusTime: u32,
  text: cstring({ maxBytes: 8000 }),
});

/** Everything that the calendar shows. */
export const SMSG_CALENDAR_SEND_CALENDAR = packet('SMSG_CALENDAR_SEND_CALENDAR', {
  amountOfInvites: countOf('invites', u32),
  invites: countedBy(sendCalendarInvite, { field: 'amountOfInvites', max: 4096 }),
  amountOfEvents: countOf('events', u32),
  events: countedBy(sendCalendarEvent, { field: 'amountOfEvents', max: 4096 }),
  currentTime: u32,
  zoneTime: u32,
  amountOfInstances: countOf('instances', u32),
  instances: countedBy(sendCalendarInstance, { field: 'amountOfInstances', max: 4096 }),
  relativeTime: u32,
  amountOfResetTimes: countOf('resetTimes', u32),
  resetTimes: countedBy(sendCalendarResetTime, { field: 'amountOfResetTimes', max: 4096 }),
  amountOfHolidays: countOf('holidays', u32),
  holidays: countedBy(sendCalendarHoliday, { field: 'amountOfHolidays', max: 4096 }),
});

/** One entry of the calendar with its guests. */
export const SMSG_CALENDAR_SEND_EVENT = packet('SMSG_CALENDAR_SEND_EVENT', {
  sendType: u8,
  creator: packedGuid,
  eventId: guid,
  title: cstring({ maxBytes: 255 }),
  description: cstring({ maxBytes: 8000 }),
  eventType: u8,
  repeatable: u8,
  maxInvitees: u32,
  dungeonId: u32,
  flags: u32,
  eventTime: u32,
  timeZoneTime: u32,
  guildId: u32,
  amountOfInvitees: countOf('invitees', u32),
  invitees: countedBy(calendarSendInvitee, { field: 'amountOfInvitees', max: 4096 }),
});

/** How many invitations are unanswered. */
export const SMSG_CALENDAR_SEND_NUM_PENDING = packet('SMSG_CALENDAR_SEND_NUM_PENDING', {
  pendingEvents: u32,
});
