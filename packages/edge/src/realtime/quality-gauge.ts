import type { Millis } from '@realmwright/kernel/units';
import { type Attention, type Quality, qualities } from '@realmwright/protocol/realtime/quality';

/** What a quality means for the state that is sent. */
export interface QualityTerms {
  /** Least time between two state frames, milliseconds. */
  readonly pauseMillis: Millis;
  /** Most bytes of one, as a share of what the edge allows. */
  readonly budgetShare: number;
  /** Whether what may be left out is sent at all. */
  readonly isLively: boolean;
}

/** State of something hidden waits for it to be shown, adding up by entity. */
export const qualityTerms: Readonly<Record<Quality, QualityTerms>> = {
  full: { pauseMillis: 0, budgetShare: 1, isLively: true },
  even: { pauseMillis: 100, budgetShare: 0.5, isLively: true },
  low: { pauseMillis: 250, budgetShare: 0.25, isLively: true },
  hidden: { pauseMillis: Number.POSITIVE_INFINITY, budgetShare: 0.25, isLively: false },
};

/** From here on a line is too slow for `full`, and for `even`: its round trip, and bytes that wait for it. */
const limits = [
  { trip: 300, queued: 16_384 },
  { trip: 800, queued: 65_536 },
] as const;
const wholeAttention: Attention = { sight: 'shown', saving: 'nothing' };
/** A line gets better again, one step at a time, when it was better for so long. */
const calmMillis: Millis = 5_000;

/**
 * How well a client is served: as well as its line can bear, and no better than it asks for. Worse at once, since a queue
 * that grows is felt by the player; better only after a while, so that it does not go up and down.
 */
export class QualityGauge {
  #attention: Attention = wholeAttention;
  #quality: Quality = 'full';
  /** What the line can bear: 0 everything. */
  #strain = 0;
  #easierSince: Millis | undefined;

  get quality(): Quality {
    return this.#quality;
  }

  get terms(): QualityTerms {
    return qualityTerms[this.#quality];
  }

  /** What the client asks for. */
  set attention(attention: Attention) {
    this.#attention = attention;
    this.#settle();
  }

  /** Takes a measurement of the line, once a second or so. */
  measure({ trip, queued }: { readonly trip: Millis; readonly queued: number }, now: Millis): void {
    const strain = limits.filter((limit) => trip > limit.trip || queued > limit.queued).length;
    if (strain >= this.#strain) {
      this.#strain = strain;
      this.#easierSince = undefined;
      this.#settle();
      return;
    }
    this.#easierSince ??= now;
    if (now - this.#easierSince < calmMillis) return;
    this.#strain -= 1;
    this.#easierSince = now;
    this.#settle();
  }

  /** Found out when something changes: it is asked for with every frame. */
  #settle(): void {
    const { sight, saving } = this.#attention;
    const asked = saving === 'nothing' ? 0 : saving === 'battery' ? 1 : 2;
    this.#quality = sight === 'hidden' ? 'hidden' : (qualities[Math.max(asked, this.#strain)] ?? 'low');
  }
}
