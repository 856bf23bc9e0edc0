import {
  bool,
  countedBy,
  countOf,
  cstring,
  enumeration,
  guid,
  packedGuid,
  packet,
  struct,
  u8,
  u32,
} from '../../schema/wire.ts';

const calendarModeratorRank = enumeration(u8, {
  PLAYER: 0,
  MODERATOR: 1,
  OWNER: 2,
});

const calendarStatus = enumeration(u8, {
  INVITED: 0,
  ACCEPTED: 1,
  DECLINED: 2,
  CONFIRMED: 3,
  OUT: 4,
  STANDBY: 5,
  SIGNED_UP: 6,
  NOT_SIGNED_UP: 7,
  TENTATIVE: 8,
  REMOVED: 9,
});

const calendarInvitee = struct({
  guid: packedGuid,
  status: u8,
  rank: u8,
});

/** Makes an event with its first guests. */
export const CMSG_CALENDAR_ADD_EVENT = packet('CMSG_CALENDAR_ADD_EVENT', {
  title: cstring({ maxBytes: 255 }),
  description: cstring({ maxBytes: 1024 }),
  eventType: u8,
  repeatable: bool,
  maximumInvites: u32,
  dungeonId: u32,
  eventTime: u32,
  timeZoneTime: u32,
  flags: u32,
  amountOfInvitees: countOf('invitees', u32),
  invitees: countedBy(calendarInvitee, { field: 'amountOfInvitees', max: 256 }),
});

/** Asks for the members of a team, for inviting them. */
export const CMSG_CALENDAR_ARENA_TEAM = packet('CMSG_CALENDAR_ARENA_TEAM', {
  arenaTeam: u32,
});

/** Reports an invitation as unwanted. */
export const CMSG_CALENDAR_COMPLAIN = packet('CMSG_CALENDAR_COMPLAIN', {
  responsiblePlayer: guid,
  event: guid,
  inviteId: guid,
});

/** Copies an event to another time. */
export const CMSG_CALENDAR_COPY_EVENT = packet('CMSG_CALENDAR_COPY_EVENT', {
  event: guid,
  inviteId: guid,
  time: u32,
});

/** Lets a guest change the event, or no longer. */
export const CMSG_CALENDAR_EVENT_MODERATOR_STATUS = packet('CMSG_CALENDAR_EVENT_MODERATOR_STATUS', {
  event: guid,
  inviteId: guid,
  senderInviteId: guid,
  rank: calendarModeratorRank,
});

/** Answers an invitation. */
export const CMSG_CALENDAR_EVENT_RSVP = packet('CMSG_CALENDAR_EVENT_RSVP', {
  event: guid,
  inviteId: guid,
  status: enumeration(u32, calendarStatus.values),
});

/** Signs up for an event of the guild. */
export const CMSG_CALENDAR_EVENT_SIGNUP = packet('CMSG_CALENDAR_EVENT_SIGNUP', {
  eventId: guid,
  tentative: bool,
});

/** Sets the answer of a guest. */
export const CMSG_CALENDAR_EVENT_STATUS = packet('CMSG_CALENDAR_EVENT_STATUS', {
  event: guid,
  inviteId: guid,
  senderInviteId: guid,
  status: calendarStatus,
});

/** Asks for the whole calendar. */
export const CMSG_CALENDAR_GET_CALENDAR = packet('CMSG_CALENDAR_GET_CALENDAR', {});

/** Asks for one event. */
export const CMSG_CALENDAR_GET_EVENT = packet('CMSG_CALENDAR_GET_EVENT', {
  event: guid,
});

/** Asks how many invitations are unanswered; sent at each login. */
export const CMSG_CALENDAR_GET_NUM_PENDING = packet('CMSG_CALENDAR_GET_NUM_PENDING', {});

/** Asks for guild members by level and rank, for inviting them. */
export const CMSG_CALENDAR_GUILD_FILTER = packet('CMSG_CALENDAR_GUILD_FILTER', {
  minimumLevel: u32,
  maximumLevel: u32,
  minimumRank: u32,
});

/** Removes an event. */
export const CMSG_CALENDAR_REMOVE_EVENT = packet('CMSG_CALENDAR_REMOVE_EVENT', {
  event: guid,
  inviteId: guid,
  flags: u32,
});

/** Changes an event. */
export const CMSG_CALENDAR_UPDATE_EVENT = packet('CMSG_CALENDAR_UPDATE_EVENT', {
  event: guid,
  inviteId: guid,
  title: cstring({ maxBytes: 255 }),
  description: cstring({ maxBytes: 1024 }),
  eventType: u8,
  repeatable: bool,
  maximumInvites: u32,
  dungeonId: u32,
  eventTime: u32,
  timeZoneTime: u32,
  flags: u32,
});
