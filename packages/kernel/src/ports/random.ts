/** Secret-quality chance, for salts, keys, seeds and tickets. The simulation has its own seeded source instead. */
export interface Random {
  /** `count` unpredictable bytes, 1 to 65,536. */
  bytes(count: number): Uint8Array;
}
