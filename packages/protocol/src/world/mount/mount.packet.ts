import { enumeration, guid, packedGuid, packet, u32 } from '../../schema/wire.ts';

const dismountResult = enumeration(u32, {
  NOT_MOUNTED: 1,
  OK: 3,
});

const mountResult = enumeration(u32, {
  INVALID_MOUNTEE: 0,
  TOO_FAR_AWAY: 1,
  ALREADY_MOUNTED: 2,
  NOT_MOUNTABLE: 3,
  NOT_YOUR_PET: 4,
  OTHER: 5,
  LOOTING: 6,
  RACE_CANT_MOUNT: 7,
  SHAPESHIFTED: 8,
  FORCED_DISMOUNT: 9,
  OK: 10,
});

/** Gets off the mount. */
export const CMSG_CANCEL_MOUNT_AURA = packet('CMSG_CANCEL_MOUNT_AURA', {});

/** The mount rears up. */
export const CMSG_MOUNTSPECIAL_ANIM = packet('CMSG_MOUNTSPECIAL_ANIM', {});

/** Somebody gets off the mount. */
export const SMSG_DISMOUNT = packet('SMSG_DISMOUNT', {
  player: packedGuid,
});

/** Whether the player could get off. */
export const SMSG_DISMOUNTRESULT = packet('SMSG_DISMOUNTRESULT', {
  result: dismountResult,
});

/** Whether the player could mount. */
export const SMSG_MOUNTRESULT = packet('SMSG_MOUNTRESULT', {
  result: mountResult,
});

/** Somebody's mount rears up. */
export const SMSG_MOUNTSPECIAL_ANIM = packet('SMSG_MOUNTSPECIAL_ANIM', {
  guid: guid,
});
