import type { EdgeId } from '@realmwright/kernel/ids';
import type { Millis } from '@realmwright/kernel/units';

/**
 * Which edges are alive: those that were heard of within a lease. An edge that falls silent is lost with all its
 * sessions; when it is heard again it begins anew. Instants are of the monotonic clock.
 */
export class EdgeWatch {
  readonly #lease: Millis;
  readonly #heard = new Map<EdgeId, { readonly at: Millis; readonly lease: Millis }>();

  constructor(lease: Millis) {
    this.#lease = lease;
  }

  /** A sign of life. An edge may have a longer lease than others; what it said of it last counts. */
  heard(edge: EdgeId, now: Millis, lease?: Millis): void {
    this.#heard.set(edge, { at: now, lease: lease ?? this.#heard.get(edge)?.lease ?? this.#lease });
  }

  /** Edges whose lease has run out since the last question, each told once. */
  takeLost(now: Millis): EdgeId[] {
    const lost: EdgeId[] = [];
    for (const [edge, { at, lease }] of this.#heard) if (now - at > lease) lost.push(edge);
    for (const edge of lost) this.#heard.delete(edge);
    return lost;
  }
}
