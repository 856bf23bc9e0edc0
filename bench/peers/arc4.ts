/** A 30-line ARC4, independent of the project's own, so that the reference servers share no code with what they judge. */
export class Arc4 {
  readonly #state = new Uint8Array(256);
  #i = 0;
  #j = 0;

  /** A key schedule from a small number, with the first 1,024 bytes dropped as the 12340 header cipher does. */
  constructor(seed: number) {
    const state = this.#state;
    for (let k = 0; k < 256; k++) state[k] = k;
    let j = 0;
    for (let k = 0; k < 256; k++) {
      const value = state[k] ?? 0;
      j = (j + value + ((seed * 31 + (k % 20) * 7) & 255)) & 255;
      state[k] = state[j] ?? 0;
      state[j] = value;
    }
    this.apply(new Uint8Array(1_024), 0, 1_024);
  }

  /** Enciphers or deciphers `length` bytes in place. */
  apply(bytes: Uint8Array, offset: number, length: number): void {
    const state = this.#state;
    let i = this.#i;
    let j = this.#j;
    for (let k = offset; k < offset + length; k++) {
      i = (i + 1) & 255;
      const a = state[i] ?? 0;
      j = (j + a) & 255;
      const b = state[j] ?? 0;
      state[i] = b;
      state[j] = a;
      bytes[k] = (bytes[k] ?? 0) ^ (state[(a + b) & 255] ?? 0);
    }
    this.#i = i;
    this.#j = j;
  }
}
