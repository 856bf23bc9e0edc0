import { chooseCorpus, type MeasuredInput } from './corpus.ts';
import type { Coverage } from './coverage.ts';
import { dictionaryOf } from './dictionary.ts';
import type { FuzzInput, FuzzTarget } from './fuzz-target.ts';
import { Mutator } from './mutator.ts';
import { SeededRandom } from './seeded-random.ts';

/** An input for which an oracle does not hold. */
export interface Finding {
  readonly input: FuzzInput;
  readonly error: unknown;
}

/** What a fuzzer needs to know of the code under test. */
export interface Feedback {
  readonly coverage: Coverage;
  readonly constants: ReadonlySet<number | bigint | string>;
}

/** Told of each input before it runs, so that one that never ends can be named from outside. */
export type BeforeInput = (variant: number, bytes: Uint8Array) => void;

interface Known {
  readonly variant: number;
  readonly bytes: Uint8Array;
}

/**
 * Runs a target with inputs that are made of known ones, and keeps each that takes a branch as often as none before. It
 * exists so that the loop is in one place, small and fast; it knows nothing of time, files and threads.
 */
export class Fuzzer {
  readonly #target: FuzzTarget;
  readonly #feedback: Feedback;
  readonly #random: SeededRandom;
  readonly #before: BeforeInput;
  readonly #corpus: Known[] = [];
  /** The same by variant, so that pieces are lent by inputs of one form. */
  readonly #byVariant: Known[][];
  #mutator: Mutator;
  #constantCount = -1;
  #executionCount = 0;

  constructor(target: FuzzTarget, feedback: Feedback, seed: number, before: BeforeInput = () => {}) {
    this.#target = target;
    this.#feedback = feedback;
    this.#random = new SeededRandom(seed);
    this.#before = before;
    this.#byVariant = target.variants.map(() => []);
    this.#mutator = this.#newMutator();
  }

  get executionCount(): number {
    return this.#executionCount;
  }

  get corpusCount(): number {
    return this.#corpus.length;
  }

  /** Everything that was kept. */
  corpus(): FuzzInput[] {
    return this.#corpus.map((known) => this.#inputOf(known.variant, known.bytes));
  }

  /** Runs given inputs and keeps those that cover something new. Inputs of variants that are no more are passed over. */
  async load(inputs: Iterable<FuzzInput>): Promise<Finding | undefined> {
    for (const { variant: name, bytes } of inputs) {
      const variant = this.#target.variants.indexOf(name);
      if (variant < 0 || bytes.length > this.#target.maxBytes) continue;
      const finding = await this.#try(variant, bytes.slice());
      if (finding !== undefined) return finding;
    }
    return undefined;
  }

  /** Runs `count` new inputs, or fewer if one of them is a finding. */
  async run(count: number): Promise<Finding | undefined> {
    if (this.#constantCount !== this.#feedback.constants.size) this.#mutator = this.#newMutator();
    for (let i = 0; i < count; i++) {
      const base = this.#choose();
      const variant = this.#random.oneIn(24) ? this.#random.below(this.#target.variants.length) : base.variant;
      const bytes = this.#mutator.mutate(base.bytes, this.#lender(variant).bytes);
      // Most targets answer at once, and waiting for nothing costs as much as many of them do.
      const pending = this.#try(variant, bytes);
      const finding = pending instanceof Promise ? await pending : pending;
      if (finding !== undefined) return finding;
    }
    return undefined;
  }

  /** The inputs that were kept, each with all that it covers. */
  async measure(): Promise<MeasuredInput[]> {
    const measured: MeasuredInput[] = [];
    for (const { variant, bytes } of this.#corpus) {
      this.#feedback.coverage.reset();
      await this.#target.execute(variant, bytes);
      measured.push({ input: this.#inputOf(variant, bytes), features: this.#feedback.coverage.features() });
    }
    return measured;
  }

  /** The part of what was kept that is worth committing. */
  async smallCorpus(maxCharacters: number): Promise<FuzzInput[]> {
    return chooseCorpus(await this.measure(), maxCharacters);
  }

  #try(variant: number, bytes: Uint8Array): Finding | undefined | Promise<Finding | undefined> {
    this.#before(variant, bytes);
    this.#executionCount++;
    this.#feedback.coverage.reset();
    try {
      const pending = this.#target.execute(variant, bytes);
      if (pending !== undefined) return this.#awaited(pending, variant, bytes);
    } catch (error) {
      return { input: this.#inputOf(variant, bytes), error };
    }
    this.#keepIfNew(variant, bytes);
    return undefined;
  }

  async #awaited(pending: Promise<void>, variant: number, bytes: Uint8Array): Promise<Finding | undefined> {
    try {
      await pending;
    } catch (error) {
      return { input: this.#inputOf(variant, bytes), error };
    }
    this.#keepIfNew(variant, bytes);
    return undefined;
  }

  #keepIfNew(variant: number, bytes: Uint8Array): void {
    if (!this.#feedback.coverage.takeNew()) return;
    const known = { variant, bytes: bytes.slice() };
    this.#corpus.push(known);
    this.#byVariant[variant]?.push(known);
  }

  /** Half of the time one of the newest, because what was just found leads on; mostly the shorter of two. */
  #choose(): Known {
    const one = this.#pick();
    if (this.#random.oneIn(4)) return one;
    const other = this.#pick();
    return other.bytes.length < one.bytes.length ? other : one;
  }

  #pick(): Known {
    const { length } = this.#corpus;
    const recent = this.#random.oneIn(2) ? Math.min(length, newestCount) : length;
    return this.#corpus[length - 1 - this.#random.below(recent)] ?? nothing;
  }

  #lender(variant: number): Known {
    const own = this.#random.oneIn(8) ? this.#corpus : (this.#byVariant[variant] ?? []);
    return own[this.#random.below(own.length)] ?? nothing;
  }

  #newMutator(): Mutator {
    const { constants } = this.#feedback;
    this.#constantCount = constants.size;
    return new Mutator(this.#random, this.#target.maxBytes, dictionaryOf(constants, this.#target.dictionary));
  }

  #inputOf(variant: number, bytes: Uint8Array): FuzzInput {
    return { variant: this.#target.variants[variant] ?? '', bytes: bytes.slice() };
  }
}

const newestCount = 48;
const nothing: Known = { variant: 0, bytes: new Uint8Array(0) };
