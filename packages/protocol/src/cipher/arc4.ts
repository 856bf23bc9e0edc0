/** The stream cipher of 3.3.5a. Enciphering and deciphering are the same. */
export interface Arc4State {
  readonly kind: 'arc4';
  /** A permutation of 0 to 255. */
  readonly permutation: Uint8Array;
  i: number;
  j: number;
}

/** Opens the stream and throws its first bytes away. */
export function openArc4(key: Uint8Array, droppedBytes: number): Arc4State {
  const permutation = Uint8Array.from({ length: 256 }, (_, i) => i);
  let j = 0;
  for (let i = 0; i < 256; i++) {
    const value = permutation[i] ?? 0;
    j = (j + value + (key[i % key.length] ?? 0)) & 0xff;
    permutation[i] = permutation[j] ?? 0;
    permutation[j] = value;
  }
  const state: Arc4State = { kind: 'arc4', permutation, i: 0, j: 0 };
  applyArc4(state, new Uint8Array(droppedBytes), 0, droppedBytes);
  return state;
}

export function applyArc4(state: Arc4State, bytes: Uint8Array, at: number, count: number): void {
  const { permutation } = state;
  let { i, j } = state;
  for (let n = at; n < at + count; n++) {
    i = (i + 1) & 0xff;
    const a = permutation[i] ?? 0;
    j = (j + a) & 0xff;
    const b = permutation[j] ?? 0;
    permutation[i] = b;
    permutation[j] = a;
    bytes[n] = (bytes[n] ?? 0) ^ (permutation[(a + b) & 0xff] ?? 0);
  }
  state.i = i;
  state.j = j;
}
