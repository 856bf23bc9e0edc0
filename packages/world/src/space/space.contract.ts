import { placeType } from '@realmwright/kernel/character-sheet';
import { request } from '@realmwright/kernel/contract';
import { characterIdType } from '@realmwright/kernel/schema/domain';
import { nothing, struct } from '@realmwright/kernel/schema/types';

/** What instances ask of each other about where characters are. */

/** Where a character of that instance stands. Scoped by InstanceId. */
export const locatePlayer = request('world.locate-player', {
  input: struct({ characterId: characterIdType }),
  output: placeType,
  refusals: ['world.player-not-here'],
  timeout: 2_000,
});

/** Sends a character of that instance to a place. Scoped by InstanceId; carried out by its next step. */
export const bringPlayer = request('world.bring-player', {
  input: struct({ characterId: characterIdType, place: placeType }),
  output: nothing,
  refusals: ['world.player-not-here'],
  timeout: 2_000,
});
