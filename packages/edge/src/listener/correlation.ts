import type { Random } from '@realmwright/kernel/ports/random';

/** A name for one connection: everything that is asked and logged on its behalf carries it, in whatever process. */
export function newCorrelation(random: Random): string {
  return Array.from(random.bytes(8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
