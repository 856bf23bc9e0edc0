/** A search among those in the world, ready for the store: nothing in it is longer or stranger than the store can take. */
export interface WhoFilter {
  readonly minLevel: number;
  readonly maxLevel: number;
  /** Part of a name's key; empty matches everybody. */
  readonly namePart: string;
  readonly raceMask: number;
  readonly classMask: number;
  /** With their parts; none matches everybody. */
  readonly zones: readonly number[];
  /** One of them must be part of the name, unless the zone is one of `zonesOfWords`; none matches everybody. */
  readonly words: readonly string[];
  /** Zones whose names hold one of the words, with their parts. */
  readonly zonesOfWords: readonly number[];
}

/**
 * What the client asked, in the store's words. Masks of 0 and a greatest level of 0 mean: everybody; so does a greatest
 * level of 100, which clients send when their player gave none.
 */
export function whoFilterOf(
  asked: {
    readonly minLevel: number;
    readonly maxLevel: number;
    readonly name: string;
    readonly raceMask: number;
    readonly classMask: number;
    readonly zones: readonly number[];
    readonly words: readonly string[];
  },
  zones: readonly NamedZone[],
): WhoFilter {
  const words = asked.words.map(presenceKey).filter((word) => word !== '');
  const named = zones.filter(({ name }) => words.some((word) => presenceKey(name).includes(word)));
  return {
    minLevel: asked.minLevel,
    maxLevel: asked.maxLevel === 0 || asked.maxLevel >= UNLIMITED ? 255 : asked.maxLevel,
    namePart: presenceKey(asked.name),
    raceMask: asked.raceMask === 0 ? everybody : asked.raceMask,
    classMask: asked.classMask === 0 ? everybody : asked.classMask,
    zones: withParts(asked.zones, zones),
    words,
    zonesOfWords: withParts(
      named.map(({ id }) => id),
      zones,
    ),
  };
}

/** A zone, and of which one it is a part. */
interface NamedZone {
  readonly id: number;
  readonly name: string;
  readonly within: number | undefined;
}

/** Whoever is in a part of a zone is in the zone. */
function withParts(ids: readonly number[], zones: readonly NamedZone[]): number[] {
  const parts = zones.filter(({ id, within }) => within !== undefined && ids.includes(within) && !ids.includes(id));
  return [...ids, ...parts.map(({ id }) => id)];
}

const everybody = 0xffff_ffff;
/** The greatest level that clients send for want of one. Source: public servers. */
const UNLIMITED = 100;

/** The form in which names are compared, independent of the machine's locale. */
export function presenceKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}
