import type { Land } from '@realmwright/gamedata/terrain/land';

/** What is said between the page and the worker that paints a land. */
export interface LandWanted {
  readonly land: Land;
}

export interface LandPainted {
  readonly map: number;
  readonly picture: ImageBitmap;
  /** Points of the picture to a yard. */
  readonly points: number;
}

/** How fine a land is painted, one picture after the other, points to a yard: a rough one is there at once. */
export const landPoints: readonly number[] = [0.5, 2];
