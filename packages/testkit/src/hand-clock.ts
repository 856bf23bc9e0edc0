import type { Cancel, Clock } from '@realmwright/kernel/ports/clock';

/** A clock that a test moves by hand: nothing happens until it does, and then in the order in which it is due. */
export interface HandClock extends Clock {
  /** Lets time pass and calls what has become due, each at its own instant. */
  advance(millis: number): void;
}

/** A clock that stands at `start`, milliseconds since the Unix epoch. */
export function handClock(start = 1_800_000_000_000): HandClock {
  let time = 1_000;
  const timers = new Set<Timer>();

  function plan(delay: number, period: number | undefined, callback: () => void): Cancel {
    const timer: Timer = { due: time + delay, period, callback };
    timers.add(timer);
    return () => void timers.delete(timer);
  }

  return {
    now: () => start + time,
    monotonic: () => time,
    after: (delay, callback) => plan(delay, undefined, callback),
    every: (period, callback) => plan(period, period, callback),
    advance(millis) {
      const end = time + millis;
      for (let next = earliest(timers); next !== undefined && next.due <= end; next = earliest(timers)) {
        time = Math.max(time, next.due);
        if (next.period === undefined) timers.delete(next);
        else next.due += next.period;
        next.callback();
      }
      time = end;
    },
  };
}

interface Timer {
  due: number;
  readonly period: number | undefined;
  readonly callback: () => void;
}

function earliest(timers: ReadonlySet<Timer>): Timer | undefined {
  let found: Timer | undefined;
  for (const timer of timers) if (found === undefined || timer.due < found.due) found = timer;
  return found;
}
