import { placeType } from '@realmwright/kernel/character-sheet';
import { request } from '@realmwright/kernel/contract';
import { realmIdType } from '@realmwright/kernel/schema/domain';
import { bool, list, nothing, struct, u16, utf8 } from '@realmwright/kernel/schema/types';

/** Places with a name: those of the content bundle, and those that operators added or took away. */

/** Name of a place; this feature alone brings it into lower case. */
export const placeNameType = utf8({ maxBytes: 64 });

/** Most places of a realm. */
export const mostPlaces = 2_000;

const namedPlaceType = struct({ name: placeNameType, place: placeType, isAdded: bool });

/**
 * Finds the place that a word means: of that name, else the first one that begins with it, else the first that contains
 * it, by name.
 */
export const findPlace = request('places.find', {
  input: struct({ realm: realmIdType, name: placeNameType }),
  output: namedPlaceType,
  refusals: ['places.not-found'],
  timeout: 2_000,
});

/** Places whose name contains something, by name. */
export const listPlaces = request('places.list', {
  input: struct({ realm: realmIdType, contains: placeNameType, limit: u16 }),
  output: struct({ totalCount: u16, places: list(namedPlaceType, { max: mostPlaces }) }),
  timeout: 2_000,
});

/** Names a place. A name that was taken away is free again. */
export const addPlace = request('places.add', {
  input: struct({ realm: realmIdType, name: placeNameType, place: placeType, by: utf8({ maxBytes: 64 }) }),
  output: struct({ name: placeNameType }),
  refusals: ['places.invalid-name', 'places.name-taken', 'places.too-many'],
  timeout: 2_000,
});

/** Takes a name away, of the bundle or of an operator. */
export const removePlace = request('places.remove', {
  input: struct({ realm: realmIdType, name: placeNameType, by: utf8({ maxBytes: 64 }) }),
  output: nothing,
  refusals: ['places.not-found'],
  timeout: 2_000,
});
