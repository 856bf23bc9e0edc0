import type { Clock } from '@realmwright/kernel/ports/clock';
import { type BucketLimit, fullBucket, refill, type TokenBucket, take } from '../listener/token-bucket.ts';

/** What kinds of request there are, as far as their number is bounded. */
export const rateNames = ['reading', 'changing', 'signing-in', 'registering', 'trying'] as const;
export type RateName = (typeof rateNames)[number];

/** How many requests of a kind are answered for one address, and for one account. */
export interface Rate {
  readonly address: BucketLimit;
  readonly account: BucketLimit;
}

/** The bounds of an installation whose operator allows that many registrations an hour from one address. */
export function requestRates(registrationsPerHour: number): Readonly<Record<RateName, Rate>> {
  const perHour = (count: number): BucketLimit => ({ rate: count / 3_600, burst: count });
  return {
    reading: { address: { rate: 20, burst: 200 }, account: { rate: 10, burst: 100 } },
    changing: { address: { rate: 10, burst: 100 }, account: { rate: 2, burst: 40 } },
    // A class of people behind one router signs in within a minute; wrong passwords are counted by the account service.
    'signing-in': { address: { rate: 20, burst: 400 }, account: { rate: 2, burst: 40 } },
    registering: { address: perHour(Math.max(1, registrationsPerHour)), account: perHour(10) },
    trying: { address: perHour(60), account: perHour(10) },
  };
}

/**
 * Buckets of requests by who asks, bounded in number: whoever asked longest ago is forgotten first, which gives it a full
 * bucket and nothing more.
 */
export class RequestRates {
  readonly #clock: Clock;
  readonly #limit: BucketLimit;
  readonly #most: number;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(clock: Clock, limit: BucketLimit, most = 20_000) {
    this.#clock = clock;
    this.#limit = limit;
    this.#most = most;
  }

  /** Takes one request of somebody; 0 when it may be answered, else the seconds after which another one may be. */
  take(key: string): number {
    const now = this.#clock.monotonic();
    const bucket = this.#buckets.get(key) ?? fullBucket(this.#limit, now);
    // Deleting first moves the key to the end of the map's order.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > this.#most) {
      for (const oldest of this.#buckets.keys()) {
        this.#buckets.delete(oldest);
        break;
      }
    }
    refill(bucket, this.#limit, now);
    return take(bucket, 1) ? 0 : Math.max(1, Math.ceil((1 - bucket.tokens) / this.#limit.rate));
  }
}
