/** A search among those in the world, ready for the store: nothing in it is longer or stranger than the store can take. */
export interface WhoFilter {
  readonly minLevel: number;
  readonly maxLevel: number;
  /** Part of a name's key; empty matches everybody. */
  readonly namePart: string;
  readonly raceMask: number;
  readonly classMask: number;
  readonly zones: readonly number[];
  /** Each must be part of the name, or the number of the zone. */
  readonly words: readonly string[];
}

/** What the client asked, in the store's words. Masks of 0 and a greatest level of 0 mean: everybody. */
export function whoFilterOf(asked: {
  readonly minLevel: number;
  readonly maxLevel: number;
  readonly name: string;
  readonly raceMask: number;
  readonly classMask: number;
  readonly zones: readonly number[];
  readonly words: readonly string[];
}): WhoFilter {
  return {
    minLevel: asked.minLevel,
    maxLevel: asked.maxLevel === 0 ? 255 : asked.maxLevel,
    namePart: presenceKey(asked.name),
    raceMask: asked.raceMask === 0 ? everybody : asked.raceMask,
    classMask: asked.classMask === 0 ? everybody : asked.classMask,
    zones: asked.zones,
    words: asked.words.map(presenceKey).filter((word) => word !== ''),
  };
}

const everybody = 0xffff_ffff;

/** The form in which names are compared, independent of the machine's locale. */
export function presenceKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}
