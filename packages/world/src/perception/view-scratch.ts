/**
 * Columns that looking around needs for a moment: a mark for each slot and a list of slots. Allocated once for a world,
 * without meaning between two views, and therefore no part of the state.
 */
export class ViewScratch {
  readonly marks: Uint32Array;
  readonly found: Int32Array;
  /** The greatest mark given so far. */
  stamp = 0;

  constructor(capacity: number) {
    this.marks = new Uint32Array(capacity);
    this.found = new Int32Array(capacity);
  }
}
