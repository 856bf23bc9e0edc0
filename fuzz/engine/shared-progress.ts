/**
 * What a fuzzing thread tells whoever watches it, in memory that both see: how far it is, and the input that it is trying
 * right now. A thread that hangs or runs out of memory tells nothing any more, and its last input is still here.
 */
export class SharedProgress {
  readonly memory: SharedArrayBuffer;
  readonly #numbers: Float64Array;
  readonly #bytes: Uint8Array;

  /** Opens the memory of the other side, or new memory. */
  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(8 * numberCount + largestInput)) {
    this.memory = memory;
    this.#numbers = new Float64Array(memory, 0, numberCount);
    this.#bytes = new Uint8Array(memory, 8 * numberCount, largestInput);
  }

  /** Notes the input that is tried next. */
  begin(variant: number, bytes: Uint8Array): void {
    this.#numbers[0] = (this.#numbers[0] ?? 0) + 1;
    this.#numbers[1] = variant;
    this.#numbers[2] = bytes.length;
    this.#bytes.set(bytes);
  }

  /** Notes what the thread knows of itself, now and then. */
  note(edgeCount: number, corpusCount: number): void {
    this.#numbers[3] = edgeCount;
    this.#numbers[4] = corpusCount;
  }

  get executionCount(): number {
    return this.#numbers[0] ?? 0;
  }
  get edgeCount(): number {
    return this.#numbers[3] ?? 0;
  }
  get corpusCount(): number {
    return this.#numbers[4] ?? 0;
  }

  /** A copy of the input that is being tried. */
  currentInput(): { readonly variant: number; readonly bytes: Uint8Array } {
    return { variant: this.#numbers[1] ?? 0, bytes: Uint8Array.from(this.#bytes.subarray(0, this.#numbers[2] ?? 0)) };
  }
}

const numberCount = 8;
/** Bytes of the largest input that any target tries. */
export const largestInput = 65_536;
