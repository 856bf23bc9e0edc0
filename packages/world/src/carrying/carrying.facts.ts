import { entityIdType } from '@realmwright/kernel/schema/domain';
import { literals, struct, utf8 } from '@realmwright/kernel/schema/types';

export const carryingFacts = {
  /** Somebody has picked a thing up, put it down, given it away or taken it from somebody (`otherName`, else empty). */
  thingPassed: struct({
    entity: entityIdType,
    how: literals('pickedUp', 'putDown', 'gave', 'stole'),
    thing: utf8({ maxBytes: 64 }),
    otherName: utf8({ maxBytes: 64 }),
  }),
};
