import { sameBytes, sha1 } from './digest.ts';

/** The PIN step of a login. The client shows the digits in an order that the seed decides and sends where it clicked. */

/** The digits in the order in which a client shows them for a seed (u32). */
export function pinLayout(gridSeed: number): readonly number[] {
  const left = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const layout: number[] = [];
  let seed = gridSeed;
  for (let count = 10; count > 0; count--) {
    layout.push(...left.splice(seed % count, 1));
    seed = Math.floor(seed / count);
  }
  return layout;
}

/** SHA1(client salt | SHA1(server salt | places of the PIN's digits as ASCII)). `pin` is 4 to 10 decimal digits. */
export function pinHashOf(values: {
  readonly pin: string;
  readonly gridSeed: number;
  readonly serverSalt: Uint8Array;
  readonly clientSalt: Uint8Array;
}): Uint8Array {
  const layout = pinLayout(values.gridSeed);
  const places = Uint8Array.from(values.pin, (digit) => zeroDigit + layout.indexOf(Number(digit)));
  return sha1(values.clientSalt, sha1(values.serverSalt, places));
}

/** What a client proves of the digits that it was given, and what the server had asked with. */
export interface PinProof {
  readonly gridSeed: number;
  readonly serverSalt: Uint8Array;
  readonly clientSalt: Uint8Array;
  readonly hash: Uint8Array;
}

/** Whether the proof is one of these digits. */
export function provesPin({ hash, ...asked }: PinProof, pin: string): boolean {
  return sameBytes(pinHashOf({ pin, ...asked }), hash);
}

const zeroDigit = 0x30;
