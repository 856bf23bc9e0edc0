import { struct, u32 } from '@realmwright/kernel/schema/types';

/** What only the session concerned is told. */
export const spacePersonalFacts = {
  /** The character has come into another zone of the map. */
  zoneEntered: struct({ zone: u32 }),
};
