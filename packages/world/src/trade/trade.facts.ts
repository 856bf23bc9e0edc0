import { bool, literals, struct, u32 } from '@realmwright/kernel/schema/types';
import { entityKeyType } from '../entity-key.ts';

/**
 * How a trade stands, or why there is none. `accepted` and `unaccepted` are about the other side; `unaccepted` goes to
 * both when an offer has changed.
 */
export const tradeStatusType = literals(
  'opened',
  'accepted',
  'unaccepted',
  'cancelled',
  'completed',
  'busy',
  'ignored',
  'noTarget',
  'tooFar',
);

/** What the two who trade are told. */
export const tradePersonalFacts = {
  tradeAsked: struct({ by: entityKeyType }),
  tradeChanged: struct({ status: tradeStatusType }),
  /** What lies in the window: on one's own side, or on the other. */
  coinsOffered: struct({ isOwn: bool, copper: u32 }),
};
