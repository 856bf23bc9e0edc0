import { guid, packet } from '../../schema/wire.ts';

export const CMSG_NAME_QUERY = packet('CMSG_NAME_QUERY', {
  guid: guid,
});
