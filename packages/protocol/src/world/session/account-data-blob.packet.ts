import { deflated, enumeration, guid, packet, restBytes, u32 } from '../../schema/wire.ts';

/** Largest inflated account data, bytes. The public servers of this protocol accept the same. */
const INFLATED_BYTES = 0xffff;
/** Largest compressed account data that is kept, bytes: zlib never makes a text of that length longer than this. */
const COMPRESSED_BYTES = 0xffff;

/** What a client keeps on the server: settings, key bindings, macros, window layout, chat settings. */
const accountDataType = enumeration(u32, {
  GLOBAL_CONFIG_CACHE: 0,
  PER_CHARACTER_CONFIG_CACHE: 1,
  GLOBAL_BINDINGS_CACHE: 2,
  PER_CHARACTER_BINDINGS_CACHE: 3,
  GLOBAL_MACROS_CACHE: 4,
  PER_CHARACTER_MACROS_CACHE: 5,
  PER_CHARACTER_LAYOUT_CACHE: 6,
  PER_CHARACTER_CHAT_CACHE: 7,
});
const compressedData = restBytes({ maxBytes: COMPRESSED_BYTES });
const inflatedData = deflated(restBytes({ maxBytes: INFLATED_BYTES }), { maxBytes: INFLATED_BYTES });

/**
 * A client stores one kind of its data. The zlib stream stays as it came: the server keeps it and gives it back and has
 * no reason to look inside. A size of zero deletes.
 */
export const CMSG_UPDATE_ACCOUNT_DATA_1_12 = packet('CMSG_UPDATE_ACCOUNT_DATA', {
  dataType: accountDataType,
  decompressedSize: u32,
  compressedData,
});
/** The same with the time that the client will compare with SMSG_ACCOUNT_DATA_TIMES, Unix seconds. */
export const CMSG_UPDATE_ACCOUNT_DATA_3_3 = packet('CMSG_UPDATE_ACCOUNT_DATA', {
  dataType: accountDataType,
  unixTime: u32,
  decompressedSize: u32,
  compressedData,
});

/** With the data inflated, as public notes give it. */
export const inflatedAccountData_1_12 = packet('CMSG_UPDATE_ACCOUNT_DATA', {
  dataType: accountDataType,
  compressedData: inflatedData,
});
/** With the data inflated, as public notes give it. */
export const inflatedAccountData_3_3 = packet('CMSG_UPDATE_ACCOUNT_DATA', {
  dataType: accountDataType,
  unixTime: u32,
  compressedData: inflatedData,
});

/** The stored data of one kind. Public notes give this form for 3.3.5a too. */
export const SMSG_UPDATE_ACCOUNT_DATA_1_12 = packet('SMSG_UPDATE_ACCOUNT_DATA', {
  dataType: accountDataType,
  decompressedSize: u32,
  compressedData,
});
/** The same with whose it is (zero on the character screen) and when it was stored; source: the public servers. */
export const SMSG_UPDATE_ACCOUNT_DATA_3_3 = packet('SMSG_UPDATE_ACCOUNT_DATA', {
  player: guid,
  dataType: accountDataType,
  unixTime: u32,
  decompressedSize: u32,
  compressedData,
});
