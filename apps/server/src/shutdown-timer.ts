/** The end that operators asked for with `.server shutdown` or `.server restart`; one pending at most. */
export class ShutdownTimer {
  readonly #wishEnd: (reason: string, isRestart: boolean) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(wishEnd: (reason: string, isRestart: boolean) => void) {
    this.#wishEnd = wishEnd;
  }

  set(delaySeconds: number, by: string, isRestart: boolean): void {
    this.cancel();
    const reason = `${isRestart ? 'restart' : 'shutdown'} asked by ${by}`;
    this.#timer = setTimeout(() => this.#wishEnd(reason, isRestart), delaySeconds * 1_000);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
