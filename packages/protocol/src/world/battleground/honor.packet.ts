import {
  bool,
  countedBy,
  countOf,
  enumeration,
  equals,
  guid,
  packet,
  struct,
  tail,
  u8,
  u16,
  u32,
  when,
} from '../../schema/wire.ts';

const battlegroundEndStatus = enumeration(u8, {
  NOT_ENDED: 0,
  ENDED: 1,
});

const battlegroundWinner = enumeration(u8, {
  HORDE: 0,
  ALLIANCE: 1,
  NONE: 2,
});

const battlegroundPlayer = struct({
  player: guid,
  rank: u32,
  killingBlows: u32,
  honorableKills: u32,
  deaths: u32,
  bonusHonor: u32,
  amountOfExtraFields: countOf('fields', u32),
  fields: countedBy(u32, { field: 'amountOfExtraFields', max: 4096 }),
});

/** Switches the readiness to fight players, or sets it if the flag is there. */
export const CMSG_TOGGLE_PVP = packet('CMSG_TOGGLE_PVP', {
  ...tail({
    enablePvp: bool,
  }),
});

/** Asks for another character's honour. */
export const MSG_INSPECT_HONOR_STATS_Client = packet('MSG_INSPECT_HONOR_STATS_Client', {
  guid: guid,
});

/** Another character's honour. */
export const MSG_INSPECT_HONOR_STATS_Server_1_12 = packet('MSG_INSPECT_HONOR_STATS_Server', {
  guid: guid,
  highestRank: u8,
  todayHonorableAndDishonorable: u32,
  yesterdayHonorable: u16,
  unknown1: u16,
  lastWeekHonorable: u16,
  unknown2: u16,
  thisWeekHonorable: u16,
  unknown3: u16,
  lifetimeHonorable: u32,
  lifetimeDishonorable: u32,
  yesterdayHonor: u32,
  lastWeekHonor: u32,
  thisWeekHonor: u32,
  lastWeekStanding: u32,
  rankProgressBar: u8,
});

/** The same as 2.4.3 has it. */
export const MSG_INSPECT_HONOR_STATS_Server_2_4 = packet('MSG_INSPECT_HONOR_STATS_Server', {
  guid: guid,
  amountOfHonor: u8,
  kills: u32,
  honorToday: u32,
  honorYesterday: u32,
  lifetimeHonorableKills: u32,
});

/** Asks for the score of the battleground. */
export const MSG_PVP_LOG_DATA_Client = packet('MSG_PVP_LOG_DATA_Client', {});

/** The score of the battleground. */
export const MSG_PVP_LOG_DATA_Server = packet('MSG_PVP_LOG_DATA_Server', {
  status: battlegroundEndStatus,
  ...when(equals('status', battlegroundEndStatus.values.ENDED), {
    winner: battlegroundWinner,
  }),
  amountOfPlayers: countOf('players', u32),
  players: countedBy(battlegroundPlayer, { field: 'amountOfPlayers', max: 4096 }),
});

/** Honour for a victory over somebody of a rank. */
export const SMSG_PVP_CREDIT = packet('SMSG_PVP_CREDIT', {
  honorPoints: u32,
  victim: guid,
  rank: u32,
});
