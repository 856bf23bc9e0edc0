/** The game builds that a ruleset can admit: 1.12.1, 2.4.3 and 3.3.5a. */
export const gameBuilds = [5875, 8606, 12340] as const;
export type GameBuild = (typeof gameBuilds)[number];

/** Whether a number is a build that this server speaks. */
export function isGameBuild(value: number): value is GameBuild {
  return gameBuilds.some((build) => build === value);
}

/**
 * The ids of one kind that a build's own data knows, as ascending ranges without overlap, both ends included. An id
 * outside of them is shown as its entry in `fallbackById`, or else as `fallback`; both are known ids themselves, or 0
 * where the kind has a "nothing".
 */
export interface KnownIds {
  readonly ranges: readonly (readonly [first: number, last: number])[];
  readonly fallback: number;
  readonly fallbackById: readonly (readonly [id: number, shown: number])[];
}

/** The kinds of id that reach clients; each build has a table for each. */
export const knownIdKinds = [
  'maps',
  'areas',
  'races',
  'classes',
  'displays',
  'factions',
  'items',
  'itemDisplays',
  'spells',
  'emotes',
  'textEmotes',
  'languages',
] as const;
export type KnownIdKind = (typeof knownIdKinds)[number];
export type KnownIdTables = Readonly<Record<KnownIdKind, KnownIds>>;

/** Whether the build knows this id; 0 counts as known, since it means "nothing" in every kind that has it. */
export function isKnownId(table: KnownIds, id: number): boolean {
  if (id === 0) return true;
  let low = 0;
  let high = table.ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = table.ranges[middle];
    if (range === undefined) return false;
    if (id < range[0]) high = middle - 1;
    else if (id > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}

/** The id to send to a client of that build: itself when known, else its fallback. */
export function shownId(table: KnownIds, id: number): number {
  if (isKnownId(table, id)) return id;
  return table.fallbackById.find(([unknown]) => unknown === id)?.[1] ?? table.fallback;
}
