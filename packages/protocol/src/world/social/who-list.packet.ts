import { countedBy, countOf, cstring, enumeration, packet, struct, u32 } from '../../schema/wire.ts';
import { characterClass } from '../character/character-class.ts';
import { gender } from '../character/gender.ts';
import { race } from '../character/race.ts';

/** Rows that genuine clients show at most, by the public servers. */
const MOST_ROWS = 255;
const head = { name: cstring({ maxBytes: 48 }), guild: cstring({ maxBytes: 255 }), level: u32 } as const;
const wide = { class: enumeration(u32, characterClass.values), race: enumeration(u32, race.values) } as const;
const counts = { listedPlayers: countOf('players', u32), onlinePlayers: u32 } as const;
const rows = { field: 'listedPlayers', max: MOST_ROWS } as const;

/** Who is online, as far as the request asked; `onlinePlayers` counts all that matched. */
export const SMSG_WHO_1_12 = packet('SMSG_WHO', {
  ...counts,
  players: countedBy(struct({ ...head, ...wide, area: u32 }), rows),
});
/** Genuine clients read class and race as four bytes each; source: the public servers of both builds. */
export const SMSG_WHO_2_4 = packet('SMSG_WHO', {
  ...counts,
  players: countedBy(struct({ ...head, ...wide, gender, area: u32 }), rows),
});
/** As public notes give it for 2.4.3 and 3.3.5a: class and race in one byte each. */
export const whoOfNotes_2_4 = packet('SMSG_WHO', {
  ...counts,
  players: countedBy(struct({ ...head, class: characterClass, race, gender, area: u32 }), rows),
});
