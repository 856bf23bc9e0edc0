/** Why a bot could not go on. The reason is one of few words, so that a crowd's can be counted. */
export class BotError extends Error {
  override readonly name = 'BotError';
  readonly reason: string;
  /** Whether another try can help; a wrong password cannot be tried away. */
  readonly isFinal: boolean;

  constructor(reason: string, options: { readonly isFinal?: boolean } = {}) {
    super(reason);
    this.reason = reason;
    this.isFinal = options.isFinal ?? false;
  }
}

/** The promise, or a `BotError` with that reason when it takes longer than so many milliseconds. */
export async function within<Value>(work: Promise<Value>, millis: number, reason: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BotError(reason)), millis);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
