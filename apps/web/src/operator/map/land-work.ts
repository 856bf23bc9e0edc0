import type { Land } from '@realmwright/gamedata/terrain/land';

/** What is said between the page and the worker that paints a land. */
export interface LandWanted {
  readonly land: Land;
}

export interface LandPainted {
  readonly map: number;
  readonly picture: ImageBitmap;
}

/** Points of the picture of a land to a yard. */
export const landPoints = 2;
