import type { KnownIds, KnownIdTables } from '@realmwright/gamedata/known-ids';

const anything: KnownIds = { ranges: [[1, 0xffff_ffff]], fallback: 0, fallbackById: [] };

/** The tables of a build that knows every id, for tests of packets in which no id is to be replaced. */
export const everythingKnown: KnownIdTables = {
  maps: anything,
  areas: anything,
  races: anything,
  classes: anything,
  displays: anything,
  factions: anything,
  items: anything,
  itemDisplays: anything,
  spells: anything,
  emotes: anything,
  textEmotes: anything,
  languages: anything,
};
