import { bool, cstring, enumeration, equals, guid, packedGuid, packet, u8, u32, when } from '../../schema/wire.ts';

const calendarStatusTime = enumeration(u8, {
  NOT_PRESENT: 0,
  PRESENT: 1,
});

/** Invites somebody to an event of the calendar. */
export const CMSG_CALENDAR_EVENT_INVITE = packet('CMSG_CALENDAR_EVENT_INVITE', {
  event: guid,
  inviteId: guid,
  name: cstring({ maxBytes: 48 }),
  preEvent: bool,
  guildEvent: bool,
});

/** Takes an invitation back. */
export const CMSG_CALENDAR_EVENT_REMOVE_INVITE = packet('CMSG_CALENDAR_EVENT_REMOVE_INVITE', {
  event: guid,
  senderInviteId: guid,
  inviteId: guid,
});

/** Somebody was invited to an event that the player sees. */
export const SMSG_CALENDAR_EVENT_INVITE = packet('SMSG_CALENDAR_EVENT_INVITE', {
  invitee: packedGuid,
  eventId: guid,
  inviteId: guid,
  level: u8,
  inviteStatus: u8,
  time: calendarStatusTime,
  ...when(equals('time', calendarStatusTime.values.PRESENT), {
    statusTime: u32,
  }),
  isSignUp: bool,
});

/** The player was invited to an event. */
export const SMSG_CALENDAR_EVENT_INVITE_ALERT = packet('SMSG_CALENDAR_EVENT_INVITE_ALERT', {
  eventId: guid,
  title: cstring({ maxBytes: 255 }),
  eventTime: u32,
  flags: u32,
  eventType: u32,
  dungeonId: u32,
  inviteId: guid,
  status: u8,
  rank: u8,
  eventCreator: packedGuid,
  inviteSender: packedGuid,
});

/** The note of a guest. */
export const SMSG_CALENDAR_EVENT_INVITE_NOTES = packet('SMSG_CALENDAR_EVENT_INVITE_NOTES', {
  invitee: packedGuid,
  inviteId: guid,
  text: cstring({ maxBytes: 8000 }),
  unknown: bool,
});

/** The note of a guest changed. */
export const SMSG_CALENDAR_EVENT_INVITE_NOTES_ALERT = packet('SMSG_CALENDAR_EVENT_INVITE_NOTES_ALERT', {
  inviteId: guid,
  text: cstring({ maxBytes: 8000 }),
});

/** An invitation that the player sees was taken back. */
export const SMSG_CALENDAR_EVENT_INVITE_REMOVED = packet('SMSG_CALENDAR_EVENT_INVITE_REMOVED', {
  invitee: packedGuid,
  eventId: guid,
  flags: u32,
  showAlert: bool,
});

/** The player's invitation was taken back. */
export const SMSG_CALENDAR_EVENT_INVITE_REMOVED_ALERT = packet('SMSG_CALENDAR_EVENT_INVITE_REMOVED_ALERT', {
  eventId: guid,
  eventTime: u32,
  flags: u32,
  status: u8,
});
