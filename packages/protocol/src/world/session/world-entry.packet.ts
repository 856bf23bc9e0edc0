import {
  bool,
  countedBy,
  countOf,
  cstring,
  enumeration,
  f32,
  guid,
  packet,
  struct,
  u8,
  u16,
  u32,
} from '../../schema/wire.ts';
import { vector3d } from '../movement/vector.ts';

const complaintStatus = enumeration(u8, {
  DISABLED: 0,
  ENABLED_WITHOUT_AUTO_IGNORE: 1,
  ENABLED_WITH_AUTO_IGNORE: 2,
});

const worldState = struct({
  state: u32,
  value: u32,
});

/** Enters the world with a character. */
export const CMSG_PLAYER_LOGIN = packet('CMSG_PLAYER_LOGIN', {
  guid: guid,
});

/** Asks for the clock of timers on the screen. */
export const CMSG_WORLD_STATE_UI_TIMER_UPDATE = packet('CMSG_WORLD_STATE_UI_TIMER_UPDATE', {});

/** Where the character is at home. */
export const SMSG_BINDPOINTUPDATE = packet('SMSG_BINDPOINTUPDATE', {
  position: vector3d,
  map: u32,
  area: u32,
});

/** Why the character cannot enter; codes differ between builds. */
export const SMSG_CHARACTER_LOGIN_FAILED = packet('SMSG_CHARACTER_LOGIN_FAILED', {
  result: u8,
});

/** Texts that the client takes for spam. */
export const SMSG_EXPECTED_SPAM_RECORDS = packet('SMSG_EXPECTED_SPAM_RECORDS', {
  amountOfRecords: countOf('records', u32),
  records: countedBy(cstring({ maxBytes: 255 }), { field: 'amountOfRecords', max: 4096 }),
});

/** How spam is reported, and whether there is voice chat. */
export const SMSG_FEATURE_SYSTEM_STATUS = packet('SMSG_FEATURE_SYSTEM_STATUS', {
  complaintStatus: complaintStatus,
  voiceChatEnabled: bool,
});

/** The states of a map and zone that scripts of the client show. Public notes give this form for 2.4.3 too. */
export const SMSG_INIT_WORLD_STATES_1_12 = packet('SMSG_INIT_WORLD_STATES', {
  map: u32,
  area: u32,
  amountOfStates: countOf('states', u16),
  states: countedBy(worldState, { field: 'amountOfStates', max: 4096 }),
});

/** The same with the area inside the zone, which genuine 2.4.3 clients read as well; source: the public servers. */
export const SMSG_INIT_WORLD_STATES_2_4 = packet('SMSG_INIT_WORLD_STATES', {
  map: u32,
  area: u32,
  subArea: u32,
  amountOfStates: countOf('states', u16),
  states: countedBy(worldState, { field: 'amountOfStates', max: 4096 }),
});

/** The realm's calendar as a packed date, and how many of its minutes pass in a second. */
export const SMSG_LOGIN_SETTIMESPEED_1_12 = packet('SMSG_LOGIN_SETTIMESPEED', {
  datetime: u32,
  timescale: f32,
});

/** The same as 3.3.5a has it. */
export const SMSG_LOGIN_SETTIMESPEED_3_3 = packet('SMSG_LOGIN_SETTIMESPEED', {
  datetime: u32,
  timescale: f32,
  unknown1: u32,
});

/** Where the character stands; the client loads that map. */
export const SMSG_LOGIN_VERIFY_WORLD = packet('SMSG_LOGIN_VERIFY_WORLD', {
  map: u32,
  position: vector3d,
  orientation: f32,
});

/** The character has a new home. */
export const SMSG_PLAYERBOUND = packet('SMSG_PLAYERBOUND', {
  guid: guid,
  area: u32,
});

/** Which phases the client shows. */
export const SMSG_SET_PHASE_SHIFT = packet('SMSG_SET_PHASE_SHIFT', {
  newPhase: u32,
});

/** One state of the map changed. */
export const SMSG_UPDATE_WORLD_STATE = packet('SMSG_UPDATE_WORLD_STATE', {
  state: worldState,
});

/** The clock of timers on the screen, Unix seconds. */
export const SMSG_WORLD_STATE_UI_TIMER_UPDATE = packet('SMSG_WORLD_STATE_UI_TIMER_UPDATE', {
  time: u32,
});
