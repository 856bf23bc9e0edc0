/** A condition did not come true in time. The message says what was waited for and what was seen instead. */
export class WaitedInVainError extends Error {
  override readonly name = 'WaitedInVainError';
}

/** The time that a test waits by. */
export interface TestTime {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** Calls once after `millis`; the returned function cancels. */
  after(millis: number, callback: () => void): () => void;
  /** How long whatever must come is waited for, milliseconds. */
  readonly patience: number;
}

/** The machine's time. */
export const machineTime: TestTime = {
  now: () => performance.now(),
  after(millis, callback) {
    const timer = setTimeout(callback, millis);
    return () => clearTimeout(timer);
  },
  // What comes at once on a calm machine takes many times as long beside other tests. Only a test that fails waits to the end.
  patience: 30_000,
};

/** Resolves after so many milliseconds. */
export function pause(time: TestTime, millis: number): Promise<void> {
  return new Promise((resolve) => void time.after(millis, resolve));
}

export interface WaitOptions {
  /** What is waited for, to finish the sentence "waited for ...". */
  readonly what: string;
  /** Milliseconds until it is given up. Default: the patience of the time. */
  readonly within?: number;
  /** Default: the machine's. */
  readonly time?: TestTime;
  /** What was there instead, asked when the wait has failed. */
  readonly seen?: () => string;
}

/** Waits until `find` gives something, looking again every few milliseconds. For state that tells nobody when it changes. */
export async function until<Found>(
  find: () => Found | undefined | false | Promise<Found | undefined | false>,
  options: WaitOptions,
): Promise<Found> {
  const { time = machineTime } = options;
  const { within = time.patience } = options;
  const deadline = time.now() + within;
  for (let rest = 5; ; rest = Math.min(50, rest * 2)) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (time.now() > deadline) throw vain(options, within);
    await pause(time, rest);
  }
}

/** Resolves with `promise`, or throws when that takes too long. */
export async function inTime<Value>(promise: Promise<Value>, options: WaitOptions): Promise<Value> {
  const { time = machineTime } = options;
  const { within = time.patience } = options;
  let cancel = (): void => undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = time.after(within, () => reject(vain(options, within)));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    cancel();
  }
}

function vain(options: WaitOptions, within: number): WaitedInVainError {
  const seen = options.seen?.();
  const instead = seen === undefined ? '' : `; instead: ${seen}`;
  return new WaitedInVainError(`waited ${within} ms in vain for ${options.what}${instead}`);
}
