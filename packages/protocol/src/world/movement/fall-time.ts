/**
 * The field `fallTime` counts milliseconds as a u32, but the public notes describe its four bytes as a float, and so do
 * the conformance vectors. Below 2^23 (2.3 hours) the float is subnormal and the count is a plain multiple of the
 * smallest one.
 */
const smallestFloat = 2 ** -149;
const largestCount = 0x7f_ffff;

/** Milliseconds of a decoded `fallTime`, at most 2^23-1. */
export function fallTimeMillis(float: number): number {
  const count = float / smallestFloat;
  if (count >= 0 && count <= largestCount) return count;
  return count > largestCount ? largestCount : 0;
}

/** The `fallTime` of a number of milliseconds; more than 2^23-1 count as that. */
export function fallTimeFloat(millis: number): number {
  return Math.min(Math.max(Math.trunc(millis), 0), largestCount) * smallestFloat;
}
