import { guid, packet } from '../../schema/wire.ts';

/** Asks for the mails at a mailbox. */
export const CMSG_GET_MAIL_LIST = packet('CMSG_GET_MAIL_LIST', {
  mailbox: guid,
});
