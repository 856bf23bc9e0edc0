import { packedGuid, packet } from '../../schema/wire.ts';

export const CMSG_ACCEPT_LEVEL_GRANT = packet('CMSG_ACCEPT_LEVEL_GRANT', {
  guid: packedGuid,
});

export const CMSG_GRANT_LEVEL = packet('CMSG_GRANT_LEVEL', {
  player: packedGuid,
});

export const SMSG_PROPOSE_LEVEL_GRANT = packet('SMSG_PROPOSE_LEVEL_GRANT', {
  player: packedGuid,
});
