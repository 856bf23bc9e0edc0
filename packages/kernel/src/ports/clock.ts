import type { Millis } from '../units.ts';

/** Time as a role may see it. A virtual clock in tests, the machine's elsewhere. */
export interface Clock {
  /** Milliseconds since the Unix epoch; may jump when the machine's clock is set. */
  now(): Millis;
  /** Milliseconds since some fixed moment, fractional, never going back. For durations and deadlines. */
  monotonic(): Millis;
  /** Calls once after at least `delay`; the returned function cancels and may be called again without harm. */
  after(delay: Millis, callback: () => void): Cancel;
  /** Calls every `period`, skipping beats that were missed. */
  every(period: Millis, callback: () => void): Cancel;
}

export type Cancel = () => void;
