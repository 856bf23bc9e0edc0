import { guid, packet } from '../../schema/wire.ts';

export const CMSG_GET_MAIL_LIST = packet('CMSG_GET_MAIL_LIST', {
  mailbox: guid,
});
