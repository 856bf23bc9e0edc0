import { struct } from '@realmwright/kernel/schema/types';
import { entityKeyType } from '../entity-key.ts';

/** What players ask of fights. */
export const combatIntents = {
  /** Strikes at a unit from now on, whenever its turn comes. */
  attack: struct({ target: entityKeyType }),
  stopAttack: struct({}),
};
