import type { EntityKey } from './entity-key.ts';

/**
 * The 64-bit names that game clients use. A player's is its character id, a corpse's that of its character; a creature's and an object's carry their
 * template in bits 24 to 47 and a counter below. Numbers: public protocol notes; the same in all supported builds.
 */
const creatureHigh = 0xf130n << 48n;
const objectHigh = 0xf110n << 48n;
const corpseHigh = 0xf101n << 48n;
const highMask = 0xffffn << 48n;
const entryMask = 0xff_ffffn;
const counterMask = 0xff_ffffn;

/** What clients call the thing. Keys beyond what a guid can hold lose their upper bits; none are made so. */
export function guidOf(key: EntityKey): bigint {
  if (key.kind === 'player') return BigInt(key.counter);
  if (key.kind === 'corpse') return corpseHigh | BigInt(key.counter);
  const high = key.kind === 'creature' ? creatureHigh : objectHigh;
  return high | ((BigInt(key.entry) & entryMask) << 24n) | (BigInt(key.counter) & counterMask);
}

/** What a client means by a guid; `undefined` for kinds of thing that do not exist here, and for zero. */
export function keyOf(guid: bigint): EntityKey | undefined {
  const high = guid & highMask;
  if (high === 0n) {
    if (guid === 0n || guid > 0x7fff_ffffn) return undefined;
    return { kind: 'player', entry: 0, counter: Number(guid) };
  }
  if (high === corpseHigh) {
    const counter = guid & ~highMask;
    return counter === 0n || counter > 0x7fff_ffffn
      ? undefined
      : { kind: 'corpse', entry: 0, counter: Number(counter) };
  }
  if (high !== creatureHigh && high !== objectHigh) return undefined;
  return {
    kind: high === creatureHigh ? 'creature' : 'object',
    entry: Number((guid >> 24n) & entryMask),
    counter: Number(guid & counterMask),
  };
}
