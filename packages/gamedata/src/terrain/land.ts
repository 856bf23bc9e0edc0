/**
 * The land of a map as its bundle declares it: a seed and a few features, all in yards of that map (x north, y west). From
 * these numbers alone `Terrain` makes the same ground everywhere, so this is all that a client needs to draw it.
 */
export interface Land {
  readonly map: number;
  readonly name: string;
  /** Seed of everything that is not declared, u32. */
  readonly seed: number;
  /** The rectangle that the land covers: its corner with the least coordinates, and the lengths of its sides. */
  readonly minX: number;
  readonly minY: number;
  readonly lengthX: number;
  readonly lengthY: number;
  /** Height of the open country, and how it rolls: by how much at most, over which distance. */
  readonly height: number;
  readonly swellHeight: number;
  readonly swellYards: number;
  /** Nobody can be below this height, wherever on the map and whatever land the client draws. */
  readonly voidHeight: number;
  readonly hills: readonly Hill[];
  readonly greens: readonly Green[];
  readonly lakes: readonly Lake[];
  readonly streams: readonly Stream[];
  readonly roads: readonly Road[];
  readonly decks: readonly Deck[];
  readonly woods: readonly Wood[];
  readonly fields: readonly Field[];
  readonly houses: readonly HousePlan[];
  readonly fences: readonly Fence[];
  readonly lamps: readonly Spot[];
  readonly landmarks: readonly Landmark[];
}

/** A point of the plane. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A rise of the ground, round and with a worn outline. */
export interface Hill extends Spot {
  readonly radius: number;
  readonly height: number;
}

/** A level place: wholly flat within the radius, and merging into the country over the rim. */
export interface Green extends Spot {
  readonly radius: number;
  readonly rim: number;
  readonly height: number;
}

/** Standing water. The shore wanders around the radius. */
export interface Lake extends Spot {
  readonly radius: number;
  readonly level: number;
  readonly depth: number;
}

/** Running water along a line, from its source to its mouth; the level falls from point to point. */
export interface Stream {
  readonly width: number;
  readonly depth: number;
  readonly points: readonly (Spot & { readonly level: number })[];
}

/** A way that people have trodden. */
export interface Road {
  readonly name: string;
  readonly width: number;
  readonly points: readonly Spot[];
}

/** Planks over water, from one bank to the other or out into a lake. Where it ends in the water it keeps its height. */
export interface Deck {
  readonly kind: 'bridge' | 'jetty';
  readonly from: Spot;
  readonly to: Spot;
  readonly width: number;
}

/** The kinds of tree. */
export const treeKinds = ['oak', 'birch', 'pine', 'alder', 'apple'] as const;
export type TreeKind = (typeof treeKinds)[number];

/** Trees within a circle, thinner towards its edge. `density`: 1 is a close stand, 0.1 a few of them. */
export interface Wood extends Spot {
  readonly name: string;
  readonly kind: TreeKind;
  readonly radius: number;
  readonly density: number;
}

/** A tilled rectangle. Its rows run towards where it faces. */
export interface Field extends Spot {
  readonly crop: 'barley' | 'flax' | 'cabbage';
  readonly width: number;
  readonly depth: number;
  readonly faces: Spot;
}

/** A building: a rectangle around a point, with its front towards another point. Nobody walks through it. */
export interface HousePlan extends Spot {
  readonly name: string;
  readonly kind: 'cottage' | 'inn' | 'smithy' | 'barn' | 'mill' | 'chapel' | 'hut' | 'tower';
  readonly width: number;
  readonly depth: number;
  readonly faces: Spot;
}

/** A fence along a line: to look at, and low enough to climb. */
export interface Fence {
  readonly points: readonly Spot[];
}

/** Something small that people know a place by. */
export interface Landmark extends Spot {
  readonly name: string;
  readonly kind: 'well' | 'stall' | 'signpost' | 'campfire' | 'stone' | 'bench' | 'haystack' | 'boat' | 'grave';
}
