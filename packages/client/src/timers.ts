/** The clock of a client, as far as it goes by one. */
export interface Timers {
  /** Milliseconds that never go back. */
  now(): number;
  /** Calls once, after so many milliseconds; returns how to take that back. */
  after(millis: number, call: () => void): () => void;
  /** At least 0, less than 1. */
  random(): number;
}

/** The clock of the machine. */
export const machineTimers: Timers = {
  now: () => performance.now(),
  after: (millis, call) => {
    const timer = setTimeout(call, millis);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
