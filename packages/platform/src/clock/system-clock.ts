import type { Clock } from '@realmwright/kernel/ports/clock';

/** The machine's own time. Its timers keep the process alive, as long as a role wants them. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delay, callback) {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
  every(period, callback) {
    // Node's interval drifts; beats keep to a grid from the beginning, and those that were missed are skipped.
    const startedAt = performance.now();
    let beat = 0;
    let timer: NodeJS.Timeout;
    const schedule = () => {
      beat = Math.max(beat + 1, Math.ceil((performance.now() - startedAt) / period));
      timer = setTimeout(run, Math.max(0, startedAt + beat * period - performance.now()));
    };
    const run = () => {
      schedule();
      callback();
    };
    schedule();
    return () => clearTimeout(timer);
  },
};
