import { struct } from '@realmwright/kernel/schema/types';
import { thingType } from './entity-state.ts';

/** Deeds with what one carries, or wants to; `use` picks it up. Everybody near is told by `happened`. */
export const carryingDeeds = {
  putDown: struct({}),
  /** To a player near, whose hands are free. */
  giveAway: struct({ to: thingType }),
  /** From a player near, unless it has just got it. */
  steal: struct({ from: thingType }),
};
