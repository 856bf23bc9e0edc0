/**
 * Where to cut an input that is received in pieces: byte by byte when its length is a multiple of eight, which crosses
 * every border; else in uneven pieces, which cross other borders in every input and cost a tenth of that.
 */
export function nextCut(at: number, length: number): number {
  if ((length & 7) === 0) return at + 1;
  return Math.min(length, at + 1 + ((7 * at + 5 * length) % 23));
}
