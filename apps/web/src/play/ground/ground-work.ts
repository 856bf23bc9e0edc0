import type { Land } from '@realmwright/gamedata/terrain/land';
import type { Tree } from '@realmwright/gamedata/terrain/trees';

/** What the page asks of the worker that paints the ground: first which land it is, then piece by piece. */
export type GroundWanted =
  | { readonly kind: 'land'; readonly land: Land | undefined }
  | { readonly kind: 'piece'; readonly column: number; readonly row: number };

/** What the worker gives: the trees of the land once, then each piece. */
export type GroundDone =
  | { readonly kind: 'trees'; readonly trees: readonly Tree[] }
  | { readonly kind: 'piece'; readonly column: number; readonly row: number; readonly picture: ImageBitmap };
