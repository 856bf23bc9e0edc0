import { guid, packet } from '../../schema/wire.ts';

export const CMSG_INSPECT = packet('CMSG_INSPECT', {
  guid: guid,
});

export const SMSG_INSPECT = packet('SMSG_INSPECT', {
  guid: guid,
});
