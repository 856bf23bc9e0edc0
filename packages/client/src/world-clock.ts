const WRAP = 0x1_0000_0000;
/** How fast an estimate that was too early gives way, milliseconds per second: clocks drift, and lines get longer. */
const DRIFT = 20;

/**
 * What the world's clock shows, as far as a client can know: state frames tell it, each late by its way. The frame that was
 * under way for the shortest time is nearest to the truth.
 */
export class WorldClock {
  #offset: number | undefined;
  #heardAt = 0;
  /** How much later than the quickest frames come, milliseconds, smoothed. */
  jitter = 0;

  /** A frame with that time has come. */
  hear(time: number, now: number): void {
    const offset = (time - now) % WRAP;
    if (this.#offset === undefined) this.#offset = offset;
    const ahead = signed(offset - this.#offset);
    const drift = ((now - this.#heardAt) / 1_000) * DRIFT;
    this.#offset += ahead > 0 ? ahead : Math.max(ahead, -drift);
    this.jitter += (Math.max(0, -ahead) - this.jitter) / 8;
    this.#heardAt = now;
  }

  /** What it shows now, less the shortest way of a frame. */
  at(now: number): number {
    return (((now + (this.#offset ?? 0)) % WRAP) + WRAP) % WRAP;
  }
}

/** How long after a moment another one is, on a clock that goes round; negative before it. */
export function signed(difference: number): number {
  const rest = ((difference % WRAP) + WRAP) % WRAP;
  return rest < WRAP / 2 ? rest : rest - WRAP;
}
