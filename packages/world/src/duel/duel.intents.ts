import { optional, struct, u32 } from '@realmwright/kernel/schema/types';
import { entityKeyType } from '../entity-key.ts';

/** What players ask of duels, and what else they do with spells, of which there are none yet. */
export const duelIntents = {
  /** A spell of the client's book; `castCount` is the client's number of the cast, where its build has one. */
  castSpell: struct({ spell: u32, castCount: u32, target: optional(entityKeyType) }),
  acceptDuel: struct({}),
  /** Declines, takes back, or gives up. */
  cancelDuel: struct({}),
};
