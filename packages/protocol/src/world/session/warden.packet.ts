import { packet, restBytes } from '../../schema/wire.ts';

/** Answers to the client watcher; always opaque here. */
export const CMSG_WARDEN_DATA = packet('CMSG_WARDEN_DATA', {
  encryptedData: restBytes({ maxBytes: 65535 }),
});

/** Questions of the client watcher; never sent. */
export const SMSG_WARDEN_DATA = packet('SMSG_WARDEN_DATA', {
  encryptedData: restBytes({ maxBytes: 32767 }),
});
