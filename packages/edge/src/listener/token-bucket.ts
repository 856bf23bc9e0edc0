import type { Millis } from '@realmwright/kernel/units';

/**
 * A token bucket as plain data, so that it travels with its session. `tokens` may be negative only between `charge` and
 * the check that follows it; the overdraft is what a caller uses to drop first and to close later.
 */
export interface TokenBucket {
  tokens: number;
  refilledAt: Millis;
}

/** `rate` tokens per second, and at most `burst` of them saved up. Both are positive. */
export interface BucketLimit {
  readonly rate: number;
  readonly burst: number;
}

/** A full bucket. `now` is monotonic. */
export function fullBucket(limit: BucketLimit, now: Millis): TokenBucket {
  return { tokens: limit.burst, refilledAt: now };
}

/** Adds what has accrued since the last refill. A clock that stands still or steps back adds nothing. */
export function refill(bucket: TokenBucket, limit: BucketLimit, now: Millis): void {
  const elapsed = now - bucket.refilledAt;
  if (elapsed <= 0) return;
  bucket.refilledAt = now;
  const tokens = bucket.tokens + (elapsed * limit.rate) / 1000;
  bucket.tokens = tokens > limit.burst ? limit.burst : tokens;
}

/** Takes `amount` if it is there, and otherwise nothing. Over any window of w seconds at most burst + rate * w are taken. */
export function take(bucket: TokenBucket, amount: number): boolean {
  if (bucket.tokens < amount) return false;
  bucket.tokens -= amount;
  return true;
}
