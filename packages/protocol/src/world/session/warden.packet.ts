import { packet, restBytes } from '../../schema/wire.ts';

export const CMSG_WARDEN_DATA = packet('CMSG_WARDEN_DATA', {
  encryptedData: restBytes({ maxBytes: 65535 }),
});

export const SMSG_WARDEN_DATA = packet('SMSG_WARDEN_DATA', {
  encryptedData: restBytes({ maxBytes: 32767 }),
});
