import type { Millis } from '@realmwright/kernel/units';
import { hasOverdrawn, hasPaid, type Overdraft } from '../listener/overdraft.ts';
import { fullBucket, refill, type TokenBucket, take } from '../listener/token-bucket.ts';
import type { RealtimeLimits } from './realtime-config.ts';

type Limits = Pick<RealtimeLimits, 'messages' | 'frames' | 'overdraftMillis'>;

/** What the client of one line may send: messages of the socket, and the frames that they hold. */
export class LineAllowance {
  readonly #limits: Limits;
  readonly #messages: TokenBucket;
  readonly #frames: TokenBucket;
  readonly #overdraft: Overdraft = { overdrawnSince: 0, overdrawnAt: 0 };

  constructor(limits: Limits, now: Millis) {
    this.#limits = limits;
    this.#messages = fullBucket(limits.messages, now);
    this.#frames = fullBucket(limits.frames, now);
  }

  /** Whether so much more may come: `dropped` when it is too much at the moment, `over` when it has been for too long. */
  pay(what: 'messages' | 'frames', amount: number, now: Millis): 'paid' | 'dropped' | 'over' {
    const bucket = what === 'messages' ? this.#messages : this.#frames;
    refill(bucket, this.#limits[what], now);
    if (!take(bucket, amount)) {
      return hasOverdrawn(this.#overdraft, now, this.#limits.overdraftMillis) === 'over' ? 'over' : 'dropped';
    }
    hasPaid(this.#overdraft, now);
    return 'paid';
  }
}
