import type { EdgeId } from '@realmwright/kernel/ids';
import type { Millis } from '@realmwright/kernel/units';

/**
 * Which edges are alive: those that were heard of within a lease. An edge that falls silent is lost with all its
 * sessions; when it is heard again it begins anew. Instants are of the monotonic clock.
 */
export class EdgeWatch {
  readonly #lease: Millis;
  readonly #heardAt = new Map<EdgeId, Millis>();

  constructor(lease: Millis) {
    this.#lease = lease;
  }

  /** A sign of life. */
  heard(edge: EdgeId, now: Millis): void {
    this.#heardAt.set(edge, now);
  }

  /** Edges whose lease has run out since the last question, each told once. */
  takeLost(now: Millis): EdgeId[] {
    const lost: EdgeId[] = [];
    for (const [edge, at] of this.#heardAt) if (now - at > this.#lease) lost.push(edge);
    for (const edge of lost) this.#heardAt.delete(edge);
    return lost;
  }
}
