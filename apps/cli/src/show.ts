/** Something that is shown until the person at the terminal has seen enough. */
export interface Show {
  /** Says that one more thing was shown; false when there is to be no more. */
  another(): boolean;
  /** Resolves at Ctrl-C, when the process is asked to end, or when as many things were shown as wanted. */
  readonly ended: Promise<void>;
}

/** Starts a show of `most` things, or without end. */
export function startShow(most: number = Number.POSITIVE_INFINITY): Show {
  let shown = 0;
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  return {
    ended,
    another() {
      shown++;
      if (shown >= most) end();
      return shown <= most;
    },
  };
}
