/**
 * The checksum of what a client sees: a sum over all things in view, so that it does not depend on their order, and can be
 * kept up to date as they change. A client computes it over its own view and compares.
 */

/** What a checksum looks at: numbers of whole-number fields and their values; fields that are 0 count as not there. */
export interface SummedThing {
  readonly thing: number;
  readonly numbers: Iterable<readonly [field: number, value: number]>;
}

/** The sum of a view, a u32. */
export function sumOfView(things: Iterable<SummedThing>): number {
  let sum = 0;
  for (const thing of things) sum = (sum + sumOfThing(thing)) >>> 0;
  return sum;
}

/** What one thing adds. */
export function sumOfThing({ thing, numbers }: SummedThing): number {
  let sum = mixed(thing);
  for (const [field, value] of numbers) {
    if (value !== 0) sum = (sum + mixed(mixed(thing + Math.imul(field + 1, 0x9e37_79b1)) + value)) >>> 0;
  }
  return sum;
}

/** Spreads a number over 32 bits. Source: the finaliser of MurmurHash3, public domain. */
function mixed(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
