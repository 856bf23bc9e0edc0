/** How characters die and come back. */
export interface DeathRules {
  /** A ghost can come back this near to its corpse, so long after it died, with this share of its health and power. */
  readonly reclaimYards: number;
  readonly reclaimDelayMillis: number;
  readonly reclaimShare: number;
  /** A dead character's spirit is released by itself after this time. */
  readonly releaseMillis: number;
  /** How long a corpse that nobody comes back to lies there. */
  readonly corpseMillis: number;
}

/** Where spirits find themselves; the nearest of the map to the corpse. */
export interface Graveyard {
  readonly map: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly orientation: number;
}
