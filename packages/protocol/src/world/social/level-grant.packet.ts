import { packedGuid, packet } from '../../schema/wire.ts';

/** Accepts a level from a friend. */
export const CMSG_ACCEPT_LEVEL_GRANT = packet('CMSG_ACCEPT_LEVEL_GRANT', {
  guid: packedGuid,
});

/** Gives a level to a friend. */
export const CMSG_GRANT_LEVEL = packet('CMSG_GRANT_LEVEL', {
  player: packedGuid,
});

/** A friend wants to give a level. */
export const SMSG_PROPOSE_LEVEL_GRANT = packet('SMSG_PROPOSE_LEVEL_GRANT', {
  player: packedGuid,
});
