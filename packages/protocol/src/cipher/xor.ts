/** The cipher of 1.12.1 and 2.4.3: each byte depends on a key byte and on the enciphered byte before it. */
export interface XorState {
  readonly kind: 'xor';
  /** 40 bytes for build 5875, 20 for 8606. */
  readonly key: Uint8Array;
  /** Place in the key of the next byte. */
  index: number;
  /** The last enciphered byte. */
  previous: number;
}

export function openXor(key: Uint8Array): XorState {
  return { kind: 'xor', key: key.slice(), index: 0, previous: 0 };
}

/** enc = (plain xor key) + previous enc. */
export function encipherXor(state: XorState, bytes: Uint8Array, at: number, count: number): void {
  const { key } = state;
  const { length } = key;
  let { index, previous } = state;
  for (let i = at; i < at + count; i++) {
    previous = (((bytes[i] ?? 0) ^ (key[index] ?? 0)) + previous) & 0xff;
    bytes[i] = previous;
    index = index + 1 === length ? 0 : index + 1;
  }
  state.index = index;
  state.previous = previous;
}

/** plain = (enc - previous enc) xor key. */
export function decipherXor(state: XorState, bytes: Uint8Array, at: number, count: number): void {
  const { key } = state;
  const { length } = key;
  let { index, previous } = state;
  for (let i = at; i < at + count; i++) {
    const enciphered = bytes[i] ?? 0;
    bytes[i] = ((enciphered - previous) & 0xff) ^ (key[index] ?? 0);
    previous = enciphered;
    index = index + 1 === length ? 0 : index + 1;
  }
  state.index = index;
  state.previous = previous;
}
