import type { CharacterId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { literals, struct, u32 } from '@realmwright/kernel/schema/types';

/**
 * The name of a thing that stays the same wherever it is spoken of: in perceptions, intents, snapshots and hand-offs.
 * A player's `counter` is its `CharacterId` and its `entry` is 0; a creature's `entry` is its template and its `counter`
 * is unique in the realm's map instance; a corpse has the counter of its character.  The 64-bit form of the game clients is made from it in `*.wire.ts` only.
 */
export const entityKeyType = struct({
  kind: literals('player', 'creature', 'object', 'corpse'),
  entry: u32,
  counter: u32,
});
export type EntityKey = ValueOf<typeof entityKeyType>;
export type EntityKind = EntityKey['kind'];

/** The key of a player's character. */
export function playerKey(character: CharacterId): EntityKey {
  return { kind: 'player', entry: 0, counter: character };
}
