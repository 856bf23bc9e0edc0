/**
 * Where to cut an input that is received in pieces: byte by byte while it is short, which finds every wrong border; in
 * uneven pieces when it is long, which costs less and crosses other borders in every input of another length.
 */
export function nextCut(at: number, length: number): number {
  if (length <= bytewiseUpTo) return at + 1;
  return Math.min(length, at + 1 + ((at ^ length) & 15));
}

const bytewiseUpTo = 64;
