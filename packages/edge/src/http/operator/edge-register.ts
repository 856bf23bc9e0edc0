import type { EdgeId } from '@realmwright/kernel/ids';
import type { Millis } from '@realmwright/kernel/units';

/** What an edge says of itself every now and then; bytes since its start. */
export interface EdgeWords {
  readonly sessions: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** An edge that lives; bytes are per second, between its last two words. */
export interface LiveEdge extends EdgeWords {
  readonly edge: EdgeId;
  readonly protocol: 'game' | 'realtime';
}

/** Most edges that are kept in mind: more than a realm has. */
const MOST_EDGES = 255;

/** Which edges live, by what they say of themselves. One that has been silent for a lease is forgotten. */
export class EdgeRegister {
  readonly #lease: Millis;
  readonly #known = new Map<EdgeId, { readonly at: Millis; readonly words: EdgeWords; readonly live: LiveEdge }>();

  constructor(lease: Millis) {
    this.#lease = lease;
  }

  hear(protocol: LiveEdge['protocol'], edge: EdgeId, words: EdgeWords, now: Millis): void {
    const before = this.#known.get(edge);
    if (before === undefined && this.#known.size >= MOST_EDGES) return;
    const seconds = before === undefined ? 0 : (now - before.at) / 1000;
    const rate = (bytes: number, former: number): number => (seconds > 0 ? Math.max(0, bytes - former) / seconds : 0);
    const bytesIn = rate(words.bytesIn, before?.words.bytesIn ?? 0);
    const bytesOut = rate(words.bytesOut, before?.words.bytesOut ?? 0);
    this.#known.set(edge, { at: now, words, live: { edge, protocol, sessions: words.sessions, bytesIn, bytesOut } });
  }

  forget(edge: EdgeId): void {
    this.#known.delete(edge);
  }

  /** Those that live. */
  live(now: Millis): readonly LiveEdge[] {
    for (const [edge, { at }] of this.#known) if (now - at > this.#lease) this.#known.delete(edge);
    return [...this.#known.values()].map(({ live }) => live);
  }
}
