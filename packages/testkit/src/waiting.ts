/** A condition did not come true in time. The message says what was waited for and what was seen instead. */
export class WaitedInVainError extends Error {
  override readonly name = 'WaitedInVainError';
}

export interface WaitOptions {
  /** What is waited for, to finish the sentence "waited for ...". */
  readonly what: string;
  /** Milliseconds until it is given up. Default 10,000. */
  readonly within?: number;
  /** What was there instead, asked when the wait has failed. */
  readonly seen?: () => string;
}

/** Waits until `find` gives something, looking again every few milliseconds. For state that tells nobody when it changes. */
export async function until<Found>(
  find: () => Found | undefined | false | Promise<Found | undefined | false>,
  options: WaitOptions,
): Promise<Found> {
  const within = options.within ?? 10_000;
  const deadline = performance.now() + within;
  for (let pause = 5; ; pause = Math.min(50, pause * 2)) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw vain(options, within);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Resolves with `promise`, or throws when that takes too long. */
export async function inTime<Value>(promise: Promise<Value>, options: WaitOptions): Promise<Value> {
  const within = options.within ?? 10_000;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(vain(options, within)), within);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function vain(options: WaitOptions, within: number): WaitedInVainError {
  const seen = options.seen?.();
  const instead = seen === undefined ? '' : `; instead: ${seen}`;
  return new WaitedInVainError(`waited ${within} ms in vain for ${options.what}${instead}`);
}
