import {
  bool,
  countedBy,
  countOf,
  cstring,
  enumeration,
  equals,
  guid,
  packet,
  struct,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';
import { arenaType } from '../battleground/arena-type.ts';
import { characterClass } from '../character/character-class.ts';

const arenaTeamCommand = enumeration(u32, {
  TEAM_CREATE_S: 0,
  TEAM_INVITE_SS: 1,
  TEAM_QUIT_S: 3,
  TEAM_FOUNDER_S: 14,
});

const arenaTeamCommandError = enumeration(u32, {
  ARENA_TEAM_INTERNAL: 1,
  ALREADY_IN_ARENA_TEAM: 2,
  ALREADY_IN_ARENA_TEAM_S: 3,
  INVITED_TO_ARENA_TEAM: 4,
  ALREADY_INVITED_TO_ARENA_TEAM_S: 5,
  ARENA_TEAM_NAME_INVALID: 6,
  ARENA_TEAM_NAME_EXISTS_S: 7,
  ARENA_TEAM_LEADER_LEAVE_S: 8,
  ARENA_TEAM_PLAYER_NOT_IN_TEAM: 9,
  ARENA_TEAM_PLAYER_NOT_IN_TEAM_SS: 10,
  ARENA_TEAM_PLAYER_NOT_FOUND_S: 11,
  ARENA_TEAM_NOT_ALLIED: 12,
  ARENA_TEAM_IGNORING_YOU_S: 19,
  ARENA_TEAM_TARGET_TOO_LOW_S: 21,
  ARENA_TEAM_TOO_MANY_MEMBERS_S: 22,
});

const arenaTeamEvent = enumeration(u8, {
  JOIN: 3,
  LEAVE: 4,
  REMOVE: 5,
  LEADER_IS: 6,
  LEADER_CHANGED: 7,
  DISBANDED: 8,
});

const arenaTeamMember = struct({
  guid: guid,
  online: bool,
  name: cstring({ maxBytes: 255 }),
  level: u8,
  class: characterClass,
  gamesPlayedThisWeek: u32,
  winsThisWeek: u32,
  gamesPlayedThisSeason: u32,
  winsThisSeason: u32,
  personalRating: u32,
});

/** Accepts the invitation to an arena team. */
export const CMSG_ARENA_TEAM_ACCEPT = packet('CMSG_ARENA_TEAM_ACCEPT', {});

/** Declines the invitation to an arena team. */
export const CMSG_ARENA_TEAM_DECLINE = packet('CMSG_ARENA_TEAM_DECLINE', {});

/** The captain dissolves an arena team. */
export const CMSG_ARENA_TEAM_DISBAND = packet('CMSG_ARENA_TEAM_DISBAND', {
  arenaTeam: u32,
});

/** Invites a player to an arena team. */
export const CMSG_ARENA_TEAM_INVITE = packet('CMSG_ARENA_TEAM_INVITE', {
  arenaTeam: u32,
  player: cstring({ maxBytes: 48 }),
});

/** Hands an arena team to another member. */
export const CMSG_ARENA_TEAM_LEADER = packet('CMSG_ARENA_TEAM_LEADER', {
  arenaTeam: u32,
  player: cstring({ maxBytes: 48 }),
});

/** Leaves an arena team. */
export const CMSG_ARENA_TEAM_LEAVE = packet('CMSG_ARENA_TEAM_LEAVE', {
  arenaTeam: u32,
});

/** Puts a member out of an arena team. */
export const CMSG_ARENA_TEAM_REMOVE = packet('CMSG_ARENA_TEAM_REMOVE', {
  arenaTeam: u32,
  player: cstring({ maxBytes: 48 }),
});

/** Asks for the members of an arena team. */
export const CMSG_ARENA_TEAM_ROSTER = packet('CMSG_ARENA_TEAM_ROSTER', {
  arenaTeam: u32,
});

/** Asks for the arena teams of an inspected character. */
export const MSG_INSPECT_ARENA_TEAMS_Client = packet('MSG_INSPECT_ARENA_TEAMS_Client', {
  player: guid,
});

/** One arena team of an inspected character. */
export const MSG_INSPECT_ARENA_TEAMS_Server = packet('MSG_INSPECT_ARENA_TEAMS_Server', {
  player: guid,
  slot: u8,
  arenaTeam: u32,
  rating: u32,
  gamesPlayedThisSeason: u32,
  winsThisSeason: u32,
  totalGamesPlayed: u32,
  personalRating: u32,
});

/** The team cannot change while it waits for a match. */
export const SMSG_ARENA_TEAM_CHANGE_FAILED_QUEUED = packet('SMSG_ARENA_TEAM_CHANGE_FAILED_QUEUED', {
  unknown: u32,
});

/** What came of a request about an arena team. */
export const SMSG_ARENA_TEAM_COMMAND_RESULT = packet('SMSG_ARENA_TEAM_COMMAND_RESULT', {
  command: arenaTeamCommand,
  team: cstring({ maxBytes: 255 }),
  player: cstring({ maxBytes: 255 }),
  error: arenaTeamCommandError,
});

/** Something happened in an arena team, with the names concerned. */
export const SMSG_ARENA_TEAM_EVENT = packet('SMSG_ARENA_TEAM_EVENT', {
  event: arenaTeamEvent,
  ...when(equals('event', arenaTeamEvent.values.JOIN), {
    joinerName: cstring({ maxBytes: 255 }),
    arenaTeamName1: cstring({ maxBytes: 255 }),
    joiner: guid,
  }).otherwise({
    ...when(equals('event', arenaTeamEvent.values.LEAVE), {
      leaverName: cstring({ maxBytes: 255 }),
      leaver: guid,
    }).otherwise({
      ...when(equals('event', arenaTeamEvent.values.REMOVE), {
        kickedPlayerName: cstring({ maxBytes: 255 }),
        arenaTeamName2: cstring({ maxBytes: 255 }),
        kickerName: cstring({ maxBytes: 255 }),
      }).otherwise({
        ...when(equals('event', arenaTeamEvent.values.LEADER_IS, arenaTeamEvent.values.DISBANDED), {
          leaderName: cstring({ maxBytes: 255 }),
          arenaTeamName3: cstring({ maxBytes: 255 }),
        }).otherwise({
          ...when(equals('event', arenaTeamEvent.values.LEADER_CHANGED), {
            oldLeader: cstring({ maxBytes: 255 }),
            newLeader: cstring({ maxBytes: 255 }),
          }),
        }),
      }),
    }),
  }),
  amountOfStrings: countOf('string', u8),
  string: countedBy(cstring({ maxBytes: 255 }), { field: 'amountOfStrings', max: 255 }),
});

/** Somebody invites the player to an arena team. */
export const SMSG_ARENA_TEAM_INVITE = packet('SMSG_ARENA_TEAM_INVITE', {
  playerName: cstring({ maxBytes: 255 }),
  teamName: cstring({ maxBytes: 255 }),
});

/** The members of an arena team. */
export const SMSG_ARENA_TEAM_ROSTER_2_4 = packet('SMSG_ARENA_TEAM_ROSTER', {
  arenaTeam: u32,
  amountOfMembers: countOf('members', u32),
  arenaType: arenaType,
  members: countedBy(arenaTeamMember, { field: 'amountOfMembers', max: 4096 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_ARENA_TEAM_ROSTER_3_3 = packet('SMSG_ARENA_TEAM_ROSTER', {
  arenaTeam: u32,
  unknown: u8,
  amountOfMembers: countOf('members', u32),
  arenaType: arenaType,
  members: countedBy(arenaTeamMember, { field: 'amountOfMembers', max: 4096 }),
});

/** Rating and matches of an arena team. */
export const SMSG_ARENA_TEAM_STATS = packet('SMSG_ARENA_TEAM_STATS', {
  arenaTeam: u32,
  rating: u32,
  gamesPlayedThisWeek: u32,
  gamesWonThisWeek: u32,
  gamesPlayedThisSeason: u32,
  gamesWonThisSeason: u32,
  ranking: u32,
});
