/** A thing that lies in the world and that one character at a time can carry. */
export interface Carriable {
  /** Its kind, as clients know it; unique among game objects. */
  readonly entry: number;
  readonly name: string;
  /** The clients' model. */
  readonly display: number;
  /** Where it belongs. */
  readonly map: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly orientation: number;
  /** How near one must be to take it, or to whom one gives it or takes it from. */
  readonly reachYards: number;
  /** Who has just got it cannot be robbed of it for this long. */
  readonly gripMillis: number;
  /** Put down somewhere else, it finds its way home after this long. */
  readonly returnMillis: number;
}
