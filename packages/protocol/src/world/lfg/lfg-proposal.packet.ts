import { bool, countedBy, countOf, cstring, guid, packet, struct, u8, u32 } from '../../schema/wire.ts';

const lfgProposal = struct({
  roleMask: u32,
  isCurrentPlayer: u8,
  inDungeon: u8,
  inSameGroup: u8,
  hasAnswered: u8,
  hasAccepted: u8,
});

const lfgRole = struct({
  guid: guid,
  ready: bool,
  roles: u32,
  level: u8,
});

/** Accepts or declines the group that was found. */
export const CMSG_LFG_PROPOSAL_RESULT = packet('CMSG_LFG_PROPOSAL_RESULT', {
  proposalId: u32,
  acceptJoin: bool,
});

/** Votes about putting a member out. */
export const CMSG_LFG_SET_BOOT_VOTE = packet('CMSG_LFG_SET_BOOT_VOTE', {
  agreeToKickPlayer: bool,
});

/** Chooses the parts that the player would play. */
export const CMSG_LFG_SET_ROLES = packet('CMSG_LFG_SET_ROLES', {
  roles: u8,
});

/** Why the player was disconnected. */
export const SMSG_KICK_REASON = packet('SMSG_KICK_REASON', {
  reason: u8,
  text: cstring({ maxBytes: 8000 }),
});

/** How a vote about putting a member out stands. */
export const SMSG_LFG_BOOT_PROPOSAL_UPDATE = packet('SMSG_LFG_BOOT_PROPOSAL_UPDATE', {
  voteInProgress: bool,
  didVote: bool,
  agreedWithKick: bool,
  victim: guid,
  totalVotes: u32,
  votesAgree: u32,
  timeLeft: u32,
  votesNeeded: u32,
  reason: cstring({ maxBytes: 255 }),
});

/** Whether to go on with a dungeon. */
export const SMSG_LFG_OFFER_CONTINUE = packet('SMSG_LFG_OFFER_CONTINUE', {
  dungeonEntry: u32,
});

/** How the answers to a found group stand. */
export const SMSG_LFG_PROPOSAL_UPDATE = packet('SMSG_LFG_PROPOSAL_UPDATE', {
  dungeonId: u32,
  proposalState: u8,
  proposalId: u32,
  encountersFinishedMask: u32,
  silent: u8,
  amountOfProposals: countOf('proposals', u8),
  proposals: countedBy(lfgProposal, { field: 'amountOfProposals', max: 255 }),
});

/** How the choice of parts stands. */
export const SMSG_LFG_ROLE_CHECK_UPDATE = packet('SMSG_LFG_ROLE_CHECK_UPDATE', {
  rolecheckState: u32,
  rolecheckInitializing: u8,
  amountOfDungeonEntries: countOf('dungeonEntries', u8),
  dungeonEntries: countedBy(u32, { field: 'amountOfDungeonEntries', max: 255 }),
  amountOfRoles: countOf('roles', u8),
  roles: countedBy(lfgRole, { field: 'amountOfRoles', max: 255 }),
});

/** A member has chosen its part. */
export const SMSG_LFG_ROLE_CHOSEN = packet('SMSG_LFG_ROLE_CHOSEN', {
  guid: guid,
  ready: bool,
  roles: u32,
});
