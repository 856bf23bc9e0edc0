import { characterSheet, placeType } from '@realmwright/kernel/character-sheet';
import { bool, literals, optional, struct, u32 } from '@realmwright/kernel/schema/types';

/** Why a session is no longer in the world. */
export const leaveReasonType = literals('vanished', 'loggedOut', 'kicked', 'superseded', 'transferred', 'closing');

/** Coming into the world and going out of it. */
export const sessionIntents = {
  /**
   * The character enters. `characterEpoch` is the right to write its progress. `arrival` says whether its client comes
   * from the character screen or from another map, and `cameFrom` where it was there. `drawsLand`: its client draws the
   * land that the realm declares, so it can be held to it; others draw one of their own.
   */
  join: struct({
    sheet: characterSheet,
    characterEpoch: u32,
    arrival: literals('login', 'transfer'),
    cameFrom: optional(placeType),
    drawsLand: bool,
  }),
  /** The session is over for the edge. `vanished`: the connection broke, the character is held for the grace time. */
  leave: struct({ reason: leaveReasonType }),
  requestLogout: struct({}),
  cancelLogout: struct({}),
  requestPlayedTime: struct({}),
};
