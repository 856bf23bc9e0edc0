import { struct } from '@realmwright/kernel/schema/types';
import { entityKeyType } from '../entity-key.ts';

export const carryingIntents = {
  /** Uses a thing that lies in the world: one that can be carried is picked up. */
  useObject: struct({ target: entityKeyType }),
};

/** What only clients ask for that number their deeds; others type it as a command. */
export const carryingDeeds = {
  putDown: struct({}),
  giveAway: struct({ to: entityKeyType }),
  steal: struct({ from: entityKeyType }),
};
