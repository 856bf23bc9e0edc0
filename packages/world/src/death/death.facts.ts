import { placeType } from '@realmwright/kernel/character-sheet';
import { mapIdType } from '@realmwright/kernel/schema/domain';
import { optional, struct, u32 } from '@realmwright/kernel/schema/types';
import { vectorType } from '../space/position.ts';

/** What only the character concerned is told of its death. */
export const deathPersonalFacts = {
  /** Its spirit is released and finds itself there. */
  spiritReleased: struct({ map: mapIdType, position: vectorType }),
  /** How long it must wait before it can come back to its corpse. */
  reclaimDelayTold: struct({ millis: u32 }),
  /** Where its corpse lies; nowhere when it has none. */
  corpseTold: struct({ place: optional(placeType) }),
};
