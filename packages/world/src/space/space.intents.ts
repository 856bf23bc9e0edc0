import { struct, u32 } from '@realmwright/kernel/schema/types';

/** What a client says of where it is. */
export const spaceIntents = {
  /** The client believes to be in this zone of its own map. The world goes by its own table of zones if it has one. */
  reportZone: struct({ zone: u32 }),
};
