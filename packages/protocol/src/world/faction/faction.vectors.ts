import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const factionVectors: readonly OwnVector[] = [
  vector(5875, 'CMSG_SET_FACTION_ATWAR', '3f0006', { faction: 63, flags: 6 }),
  vector(5875, 'CMSG_SET_FACTION_INACTIVE', '110000', { faction: 17, inactive: false }),
  vector(5875, 'CMSG_SET_WATCHED_FACTION', '3400', { faction: 52 }),
  vector(5875, 'SMSG_INITIALIZE_FACTIONS', '0200000021577bb3ab12976a379e', {
    amountOfFactions: 2,
    factions: [
      { flag: 33, standing: 2880666455 },
      { flag: 18, standing: 2654431895 },
    ],
  }),
  vector(5875, 'SMSG_SET_FACTION_STANDING', '02000000fe010e98a6a0ee02fe9e39ad', {
    amountOfFactionStandings: 2,
    factionStandings: [
      { faction: 510, standing: 2695272462 },
      { faction: 750, standing: 2906234622 },
    ],
  }),
  vector(8606, 'SMSG_SET_FACTION_STANDING', '00008941020000003b002baee2a13300af36788d', {
    referAFriendBonus: 17.125,
    amountOfFactionStandings: 2,
    factionStandings: [
      { faction: 59, standing: 2715987499 },
      { faction: 51, standing: 2373465775 },
    ],
  }),
  vector(12340, 'SMSG_SET_FACTION_STANDING', '000057c301020000006e00a693760d8304f54bf685', {
    referAFriendBonus: -215,
    anyRankIncreased: true,
    amountOfFactionStandings: 2,
    factionStandings: [
      { faction: 110, standing: 225874854 },
      { faction: 1155, standing: 2247511029 },
    ],
  }),
  vector(5875, 'SMSG_SET_FACTION_VISIBLE', '1102', { faction: 529 }),
  vector(5875, 'SMSG_SET_FORCED_REACTIONS', '02000000710158993ba1b70395adf428', {
    amountOfReactions: 2,
    reactions: [
      { faction: 369, reputationRank: 2705037656 },
      { faction: 951, reputationRank: 687123861 },
    ],
  }),
];
