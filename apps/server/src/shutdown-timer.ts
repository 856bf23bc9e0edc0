/** The shutdown that operators asked for with `.server shutdown`; one pending at most. */
export class ShutdownTimer {
  readonly #wishEnd: (reason: string) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(wishEnd: (reason: string) => void) {
    this.#wishEnd = wishEnd;
  }

  set(delaySeconds: number, by: string): void {
    this.cancel();
    this.#timer = setTimeout(() => this.#wishEnd(`shutdown asked by ${by}`), delaySeconds * 1_000);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
