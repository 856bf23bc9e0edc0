/**
 * Finds ways over the land of one map. Synchronous, and a pure function of the land: the same question has the same answer
 * on every machine, because the simulation asks within its step.
 */
export interface Navigation {
  /** Equal for adapters that give equal answers; a recording names it, so that it is played with the same one. */
  readonly fingerprint: string;
  /**
   * The turns of the shortest way from one point to another, the destination last; undefined when there is none. The points
   * lie on the plane: how high the ground is, the land knows. At most `mostTurns` of them.
   */
  findWay(from: WayPoint, to: WayPoint): readonly PlanePoint[] | undefined;
}

/** A point that a way begins or ends at, yards. */
export interface WayPoint {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A turn of a way. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

/** Most turns of one way. */
export const mostTurns = 96;
