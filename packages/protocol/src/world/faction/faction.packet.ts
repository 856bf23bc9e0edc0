import { bool, countedBy, countOf, f32, flags, packet, struct, u8, u16, u32 } from '../../schema/wire.ts';

const factionFlag = flags(u8, {
  VISIBLE: 0x1,
  AT_WAR: 0x2,
  HIDDEN: 0x4,
  INVISIBLE_FORCED: 0x8,
  PEACE_FORCED: 0x10,
  INACTIVE: 0x20,
  RIVAL: 0x40,
  SPECIAL: 0x80,
});

const factionInitializer = struct({
  flag: factionFlag,
  standing: u32,
});

const factionStanding = struct({
  faction: u16,
  standing: u32,
});

const forcedReaction = struct({
  faction: u16,
  reputationRank: u32,
});

/** Is at war with a faction, or no longer. */
export const CMSG_SET_FACTION_ATWAR = packet('CMSG_SET_FACTION_ATWAR', {
  faction: u16,
  flags: factionFlag,
});

/** Hides a faction in the reputation pane. */
export const CMSG_SET_FACTION_INACTIVE = packet('CMSG_SET_FACTION_INACTIVE', {
  faction: u16,
  inactive: bool,
});

/** Shows a faction's standing beside the experience. */
export const CMSG_SET_WATCHED_FACTION = packet('CMSG_SET_WATCHED_FACTION', {
  faction: u16,
});

/** The standing with every faction that the client lists: 64 of them in 1.12.1, 128 later. */
export const SMSG_INITIALIZE_FACTIONS = packet('SMSG_INITIALIZE_FACTIONS', {
  amountOfFactions: countOf('factions', u32),
  factions: countedBy(factionInitializer, { field: 'amountOfFactions', max: 4096 }),
});

/** Standings changed. */
export const SMSG_SET_FACTION_STANDING_1_12 = packet('SMSG_SET_FACTION_STANDING', {
  amountOfFactionStandings: countOf('factionStandings', u32),
  factionStandings: countedBy(factionStanding, { field: 'amountOfFactionStandings', max: 4096 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_SET_FACTION_STANDING_2_4 = packet('SMSG_SET_FACTION_STANDING', {
  referAFriendBonus: f32,
  amountOfFactionStandings: countOf('factionStandings', u32),
  factionStandings: countedBy(factionStanding, { field: 'amountOfFactionStandings', max: 4096 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_SET_FACTION_STANDING_3_3 = packet('SMSG_SET_FACTION_STANDING', {
  referAFriendBonus: f32,
  anyRankIncreased: bool,
  amountOfFactionStandings: countOf('factionStandings', u32),
  factionStandings: countedBy(factionStanding, { field: 'amountOfFactionStandings', max: 4096 }),
});

/** A faction appears in the reputation pane. */
export const SMSG_SET_FACTION_VISIBLE = packet('SMSG_SET_FACTION_VISIBLE', {
  faction: u16,
});

/** Factions whose reaction does not follow from standing. */
export const SMSG_SET_FORCED_REACTIONS = packet('SMSG_SET_FORCED_REACTIONS', {
  amountOfReactions: countOf('reactions', u32),
  reactions: countedBy(forcedReaction, { field: 'amountOfReactions', max: 4096 }),
});
