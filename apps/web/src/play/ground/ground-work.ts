/** What is said between the page and the worker that paints the ground. */
export interface PieceWanted {
  readonly column: number;
  readonly row: number;
}

export interface PiecePainted extends PieceWanted {
  readonly picture: ImageBitmap;
}
