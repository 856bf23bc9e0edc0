import { characterSheet, placeType } from '@realmwright/kernel/character-sheet';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { bool, literals, optional, struct, u32 } from '@realmwright/kernel/schema/types';

/** Why a session is no longer in the world. */
export const leaveReasonType = literals('vanished', 'loggedOut', 'kicked', 'superseded', 'transferred', 'closing');

/** How a session comes to a character. */
export const arrivalType = literals('login', 'transfer', 'resumption');
export type ArrivalKind = ValueOf<typeof arrivalType>;

/** Coming into the world and going out of it. */
export const sessionIntents = {
  /**
   * The character enters. `characterEpoch` is the right to write its progress. `arrival` says whether its client comes
   * from the character screen or from another map, and `cameFrom` where it was there. `drawsLand`: its client draws the
   * land that the realm declares, so it can be held to it; others draw one of their own.
   * `resumption`: its session goes on at
   * another edge. Where `talkAfter` is there, what is said near is kept for such a resumption, and what was said after that
   * moment of the world's clock is told again.
   */
  join: struct({
    sheet: characterSheet,
    characterEpoch: u32,
    arrival: arrivalType,
    cameFrom: optional(placeType),
    drawsLand: bool,
    talkAfter: optional(u32),
  }),
  /** The session is over for the edge. `vanished`: the connection broke, the character is held for the grace time. */
  leave: struct({ reason: leaveReasonType }),
  /** Its client is not heard of, and may be again: it stands still until then. */
  fallSilent: struct({}),
  requestLogout: struct({}),
  cancelLogout: struct({}),
  requestPlayedTime: struct({}),
};
