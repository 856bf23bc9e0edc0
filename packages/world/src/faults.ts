/**
 * What phases throw within one step, and how much of it is borne. It exists so that a phase which works entity by entity
 * needs to know only whom it was about; what follows is decided by the table in `tick.ts`. Empty between two steps,
 * therefore no part of the state.
 */
export class Faults {
  #phase = '';
  #isBorne = false;
  #borneCount = 0;

  /** The phase that is running. */
  get phase(): string {
    return this.#phase;
  }

  beginStep(): void {
    this.#borneCount = 0;
  }

  /** From here on this phase runs; `isBorne`: what it throws about one entity costs that entity only. */
  beginPhase(phase: string, isBorne: boolean): void {
    this.#phase = phase;
    this.#isBorne = isBorne;
  }

  /** Whether one more fault is borne. Many in one step are no matter of single entities. */
  bear(): boolean {
    this.#borneCount += 1;
    return this.#isBorne && this.#borneCount <= MOST_PER_STEP;
  }
}

/** Most faults of one step that end single entities rather than the instance. */
const MOST_PER_STEP = 16;

/** A phase of a step threw and the instance ends; `cause` is what it threw. */
export class StepError extends Error {
  override readonly name = 'StepError';
  readonly phase: string;

  constructor(phase: string, cause: unknown) {
    super(`the phase ${phase} of a step threw`, { cause });
    this.phase = phase;
  }
}
