import { guid, packet } from '../../schema/wire.ts';

/** Asks for the name of a character. */
export const CMSG_NAME_QUERY = packet('CMSG_NAME_QUERY', {
  guid: guid,
});
