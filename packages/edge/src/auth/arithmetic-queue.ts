import { InfrastructureError } from '@realmwright/kernel/errors';
import type { Clock } from '@realmwright/kernel/ports/clock';
import type { Millis } from '@realmwright/kernel/units';

/**
 * SRP6 arithmetic takes a few tenths of a millisecond of this thread, which the gateway shares. So it runs in small
 * turns: one job, then whatever else is due, then the next. What waits is bounded in number and in time.
 */
export interface ArithmeticQueue {
  /** Runs a job when its turn comes. @throws ArithmeticBusyError when too much waits already or the turn comes too late. */
  run<Result>(job: () => Result): Promise<Result>;
  length(): number;
}

/** The login server has more to compute than it can in time; trying again later helps. */
export class ArithmeticBusyError extends InfrastructureError {
  override readonly name = 'ArithmeticBusyError';
  constructor() {
    super('too many logins at once', { retryable: true });
  }
}

/** `later` lets the event loop turn once between two jobs. */
export function arithmeticQueue(
  clock: Clock,
  limits: { readonly bound: number; readonly deadline: Millis },
  later: (callback: () => void) => void = setImmediate,
): ArithmeticQueue {
  const waiting: { readonly since: Millis; readonly start: (isLate: boolean) => void }[] = [];
  let isRunning = false;

  function turn(): void {
    const next = waiting.shift();
    if (next === undefined) {
      isRunning = false;
      return;
    }
    next.start(clock.monotonic() - next.since > limits.deadline);
    later(turn);
  }

  return {
    run(job) {
      if (waiting.length >= limits.bound) return Promise.reject(new ArithmeticBusyError());
      return new Promise((resolve, reject) => {
        waiting.push({
          since: clock.monotonic(),
          start(isLate) {
            if (isLate) return reject(new ArithmeticBusyError());
            try {
              resolve(job());
            } catch (error) {
              reject(error);
            }
          },
        });
        if (isRunning) return;
        isRunning = true;
        later(turn);
      });
    },
    length: () => waiting.length,
  };
}
