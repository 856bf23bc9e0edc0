import { deflated, enumeration, packet, restBytes, u32, u8 } from '../../schema/wire.ts';

const accountDataType = enumeration(u8, {
  GLOBAL_CONFIG_CACHE: 0,
  PER_CHARACTER_CONFIG_CACHE: 1,
  GLOBAL_BINDINGS_CACHE: 2,
  PER_CHARACTER_BINDINGS_CACHE: 3,
  GLOBAL_MACROS_CACHE: 4,
  PER_CHARACTER_MACROS_CACHE: 5,
  PER_CHARACTER_LAYOUT_CACHE: 6,
  PER_CHARACTER_CHAT_CACHE: 7,
  NUM_ACCOUNT_DATA_TYPES: 8,
});

export const CMSG_READY_FOR_ACCOUNT_DATA_TIMES = packet('CMSG_READY_FOR_ACCOUNT_DATA_TIMES', {});

export const CMSG_REQUEST_ACCOUNT_DATA = packet('CMSG_REQUEST_ACCOUNT_DATA', {
  dataType: u32,
});

export const CMSG_UPDATE_ACCOUNT_DATA_1_12 = packet('CMSG_UPDATE_ACCOUNT_DATA', {
  dataType: enumeration(u32, accountDataType.values),
  compressedData: deflated(restBytes({ maxBytes: 65535 }), { maxBytes: 0xffff }),
});

export const CMSG_UPDATE_ACCOUNT_DATA_3_3 = packet('CMSG_UPDATE_ACCOUNT_DATA', {
  dataType: u32,
  unixTime: u32,
  compressedData: deflated(restBytes({ maxBytes: 65535 }), { maxBytes: 0xffff }),
});

export const SMSG_CLIENTCACHE_VERSION = packet('SMSG_CLIENTCACHE_VERSION', {
  version: u32,
});

export const SMSG_UPDATE_ACCOUNT_DATA = packet('SMSG_UPDATE_ACCOUNT_DATA', {
  dataType: u32,
  decompressedSize: u32,
  compressedData: restBytes({ maxBytes: 32767 }),
});

export const SMSG_UPDATE_ACCOUNT_DATA_COMPLETE = packet('SMSG_UPDATE_ACCOUNT_DATA_COMPLETE', {
  dataType: u32,
  unknown1: u32,
});
