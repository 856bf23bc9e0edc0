import { placeType } from '@realmwright/kernel/character-sheet';
import { request } from '@realmwright/kernel/contract';
import { operationIdType } from '@realmwright/kernel/operation-id';
import { mapIdType, realmIdType } from '@realmwright/kernel/schema/domain';
import { bool, f32, list, nothing, struct, u32, utf8 } from '@realmwright/kernel/schema/types';

/**
 * Creature spawns as operators changed them in a running realm. The content bundle gives the first spawns, numbered from
 * 1 in the bundle's order; what is kept here lies over them. A spawn is known by its counter, which is also the counter
 * of its entity key and never used twice.
 */

/** Counters from here on are spawns added by operators; those below belong to the content bundle. */
export const firstAddedSpawn = 1_000_000;

/** A change that lies over the bundle, or an added spawn. `isRemoved` hides one. */
export const spawnType = struct({
  counter: u32,
  /** Number of the creature template. */
  entry: u32,
  place: placeType,
  /** Radius in which it wanders, yards; 0 stands still. Changed bundle spawns keep their bundle's behaviour: -1. */
  wanderYards: f32,
  isRemoved: bool,
});

/** Every change of one map, by counter. */
export const listSpawns = request('spawns.list', {
  input: struct({ realm: realmIdType, map: mapIdType }),
  output: struct({ spawns: list(spawnType, { max: 20_000 }) }),
  timeout: 5_000,
});

/** Adds a spawn and gives its counter; the same operation id twice gives the same one. */
export const addSpawn = request('spawns.add', {
  input: struct({
    operation: operationIdType,
    realm: realmIdType,
    entry: u32,
    place: placeType,
    wanderYards: f32,
    by: utf8({ maxBytes: 64 }),
  }),
  output: struct({ counter: u32 }),
  refusals: ['spawns.too-many'],
  timeout: 3_000,
});

/** Moves a spawn, added or of the bundle (`entry` says of what). */
export const moveSpawn = request('spawns.move', {
  input: struct({ realm: realmIdType, counter: u32, entry: u32, place: placeType, by: utf8({ maxBytes: 64 }) }),
  output: nothing,
  refusals: ['spawns.too-many'],
  timeout: 3_000,
});

/** Removes a spawn for good. Repeating it is harmless. */
export const removeSpawn = request('spawns.remove', {
  input: struct({ realm: realmIdType, counter: u32, entry: u32, place: placeType, by: utf8({ maxBytes: 64 }) }),
  output: nothing,
  refusals: ['spawns.too-many'],
  timeout: 3_000,
});
