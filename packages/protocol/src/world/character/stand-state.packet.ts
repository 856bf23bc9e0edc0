import { enumeration, guid, packet, u8, u32 } from '../../schema/wire.ts';

const sheathState = enumeration(u8, {
  UNARMED: 0,
  MELEE: 1,
  RANGED: 2,
});

const unitStandState = enumeration(u8, {
  STAND: 0,
  SIT: 1,
  SIT_CHAIR: 2,
  SLEEP: 3,
  SIT_LOW_CHAIR: 4,
  SIT_MEDIUM_CHAIR: 5,
  SIT_HIGH_CHAIR: 6,
  DEAD: 7,
  KNEEL: 8,
  CUSTOM: 9,
});

/** Draws or sheathes weapons. */
export const CMSG_SETSHEATHED = packet('CMSG_SETSHEATHED', {
  sheathed: enumeration(u32, sheathState.values),
});

/** Selects a unit, or nothing with zero. */
export const CMSG_SET_SELECTION = packet('CMSG_SET_SELECTION', {
  target: guid,
});

/** Selects a target; newer packets have replaced it, and clients still send it. */
export const CMSG_SET_TARGET_OBSOLETE = packet('CMSG_SET_TARGET_OBSOLETE', {
  guid: guid,
});

/** Sits, lies, kneels or stands up. */
export const CMSG_STANDSTATECHANGE = packet('CMSG_STANDSTATECHANGE', {
  animationState: enumeration(u32, unitStandState.values),
});

/** Shows or hides the cloak. */
export const CMSG_TOGGLE_CLOAK = packet('CMSG_TOGGLE_CLOAK', {});

/** Shows or hides the helm. */
export const CMSG_TOGGLE_HELM = packet('CMSG_TOGGLE_HELM', {});

/** How the character holds itself now. */
export const SMSG_STANDSTATE_UPDATE = packet('SMSG_STANDSTATE_UPDATE', {
  state: unitStandState,
});
