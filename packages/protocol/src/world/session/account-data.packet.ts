import { packet, u32 } from '../../schema/wire.ts';

export const CMSG_READY_FOR_ACCOUNT_DATA_TIMES = packet('CMSG_READY_FOR_ACCOUNT_DATA_TIMES', {});

export const CMSG_REQUEST_ACCOUNT_DATA = packet('CMSG_REQUEST_ACCOUNT_DATA', {
  dataType: u32,
});

export const SMSG_CLIENTCACHE_VERSION = packet('SMSG_CLIENTCACHE_VERSION', {
  version: u32,
});

export const SMSG_UPDATE_ACCOUNT_DATA_COMPLETE = packet('SMSG_UPDATE_ACCOUNT_DATA_COMPLETE', {
  dataType: u32,
  unknown1: u32,
});
