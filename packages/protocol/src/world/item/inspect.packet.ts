import { guid, packet } from '../../schema/wire.ts';

/** Looks at another character. */
export const CMSG_INSPECT = packet('CMSG_INSPECT', {
  guid: guid,
});

/** Another character may be looked at. */
export const SMSG_INSPECT = packet('SMSG_INSPECT', {
  guid: guid,
});
