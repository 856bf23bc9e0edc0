import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';

/** A deed that was wished for while there was no line. */
export interface WishedDeed {
  readonly deed: Deed;
  /** When, milliseconds since the Unix epoch by the clock of the machine. */
  readonly at: number;
}

/** A deed that did not come to pass, and why. */
export interface RejectedDeed extends WishedDeed {
  readonly code: string;
}

/** Most deeds that wait, and how old one may become. The realm's edges refuse more than that too (W-09). */
export const MOST_WISHED = 200;
export const OLDEST_WISH_MILLIS = 86_400_000;

interface Waiting extends WishedDeed {
  readonly answer: (outcome: DeedOutcome) => void;
}

/**
 * What a player wished for while there was no line: bounded, and asked for one after the other once there is one again. The
 * realm judges each against what is there by then; whatever it refuses, and whatever became too old or too many, is listed.
 */
export class OfflineQueue {
  readonly #now: () => number;
  #waiting: Waiting[] = [];
  #isReplaying = false;
  /** What came to nothing, oldest first; the newest of them are kept. */
  readonly rejected: RejectedDeed[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  get waiting(): readonly WishedDeed[] {
    return this.#waiting.map(({ deed, at }) => ({ deed, at }));
  }

  /** Puts a deed behind the others; answered when it is done or refused. */
  add(deed: Deed, at = this.#now()): Promise<DeedOutcome> {
    return new Promise((answer) => {
      const wish = { deed, at, answer };
      if (this.#waiting.length < MOST_WISHED) this.#waiting.push(wish);
      else this.#settle(wish, { kind: 'refused', code: 'offline.too-many' });
    });
  }

  /**
   * Asks for what waits, one after the other, as long as `canAct`. `act` is told how many seconds old each wish is, at
   * least 1. One that is older than a day, or of a time that has not come yet because the clock was moved, is not asked for.
   */
  async replay(act: (deed: Deed, age: number) => Promise<DeedOutcome>, canAct: () => boolean): Promise<void> {
    if (this.#isReplaying) return;
    this.#isReplaying = true;
    try {
      for (let wish = this.#waiting[0]; wish !== undefined && canAct(); wish = this.#waiting[0]) {
        this.#waiting.shift();
        const age = this.#now() - wish.at;
        if (age > OLDEST_WISH_MILLIS) this.#settle(wish, { kind: 'refused', code: 'offline.too-old' });
        else if (age < 0) this.#settle(wish, { kind: 'refused', code: 'offline.clock-moved' });
        else this.#settle(wish, await act(wish.deed, Math.max(1, Math.ceil(age / 1_000))));
      }
    } finally {
      this.#isReplaying = false;
    }
  }

  #settle({ deed, at, answer }: Waiting, outcome: DeedOutcome): void {
    if (outcome.kind === 'refused') {
      this.rejected.push({ deed, at, code: outcome.code });
      if (this.rejected.length > MOST_WISHED) this.rejected.shift();
    }
    answer(outcome);
  }
}
