type End = () => Promise<void>;

/**
 * What must be undone, in the opposite order of its doing. Draining comes first for all parts, newest first, so that
 * edges let their clients go while everything they need still runs.
 */
export class EndStack {
  readonly #drains: { readonly name: string; readonly end: End }[] = [];
  readonly #ends: { readonly name: string; readonly end: End }[] = [];
  #running: Promise<void> | undefined;

  push(name: string, end: End): void {
    this.#ends.push({ name, end });
  }

  pushDrain(name: string, end: End): void {
    this.#drains.push({ name, end });
  }

  /** Carries all of it out, once; what fails is reported and the rest still done. */
  runAll(onFailure: (name: string, error: unknown) => void = () => {}): Promise<void> {
    this.#running ??= this.#runAll(onFailure);
    return this.#running;
  }

  async #runAll(onFailure: (name: string, error: unknown) => void): Promise<void> {
    for (const { name, end } of [...this.#drains.toReversed(), ...this.#ends.toReversed()]) {
      try {
        await end();
      } catch (error) {
        onFailure(name, error);
      }
    }
  }
}
