import { bool, guid, packedGuid, packet, sizedCstring, u8, u32 } from '../../schema/wire.ts';
import { vector3d } from '../movement/vector.ts';

/** Asks a battleground's spirit healer when it acts. */
export const CMSG_AREA_SPIRIT_HEALER_QUERY = packet('CMSG_AREA_SPIRIT_HEALER_QUERY', {
  guid: guid,
});

/** Waits for a battleground's spirit healer. */
export const CMSG_AREA_SPIRIT_HEALER_QUEUE = packet('CMSG_AREA_SPIRIT_HEALER_QUEUE', {
  guid: guid,
});

/** Goes home and lives again, out of a world battle. */
export const CMSG_HEARTH_AND_RESURRECT = packet('CMSG_HEARTH_AND_RESURRECT', {});

/** Lives again at one's corpse. */
export const CMSG_RECLAIM_CORPSE = packet('CMSG_RECLAIM_CORPSE', {
  guid: guid,
});

/** The spirit leaves the body. */
export const CMSG_REPOP_REQUEST = packet('CMSG_REPOP_REQUEST', {});

/** Accepts or declines to be brought back. */
export const CMSG_RESURRECT_RESPONSE = packet('CMSG_RESURRECT_RESPONSE', {
  guid: guid,
  status: u8,
});

/** Brings oneself back. */
export const CMSG_SELF_RES = packet('CMSG_SELF_RES', {});

/** Lives again at a spirit healer. */
export const CMSG_SPIRIT_HEALER_ACTIVATE = packet('CMSG_SPIRIT_HEALER_ACTIVATE', {
  guid: guid,
});

/** When a battleground's spirit healer acts, milliseconds. */
export const SMSG_AREA_SPIRIT_HEALER_TIME = packet('SMSG_AREA_SPIRIT_HEALER_TIME', {
  guid: guid,
  nextResurrectTime: u32,
});

/** How long the corpse must wait, milliseconds. */
export const SMSG_CORPSE_RECLAIM_DELAY = packet('SMSG_CORPSE_RECLAIM_DELAY', {
  delay: u32,
});

/** Where the spirit goes. */
export const SMSG_DEATH_RELEASE_LOC = packet('SMSG_DEATH_RELEASE_LOC', {
  map: u32,
  position: vector3d,
});

/** The character is dead, whatever the client believes. */
export const SMSG_FORCED_DEATH_UPDATE = packet('SMSG_FORCED_DEATH_UPDATE', {});

/** A character is about to live again. */
export const SMSG_PRE_RESURRECT = packet('SMSG_PRE_RESURRECT', {
  player: packedGuid,
});

/** It could not be brought back. */
export const SMSG_RESURRECT_FAILED = packet('SMSG_RESURRECT_FAILED', {
  unknown: u32,
});

/** A spirit healer asks whether to bring the character back. */
export const SMSG_SPIRIT_HEALER_CONFIRM = packet('SMSG_SPIRIT_HEALER_CONFIRM', {
  guid: guid,
});

/** Somebody offers to bring the character back. */
export const SMSG_RESURRECT_REQUEST = packet('SMSG_RESURRECT_REQUEST', {
  guid: guid,
  name: sizedCstring({ maxBytes: 255 }),
  player: bool,
});
