import { packet, u32 } from '../../schema/wire.ts';

/** The client waits for the times of its account data; sent on the character screen. */
export const CMSG_READY_FOR_ACCOUNT_DATA_TIMES = packet('CMSG_READY_FOR_ACCOUNT_DATA_TIMES', {});

/** Asks for one kind of account data. */
export const CMSG_REQUEST_ACCOUNT_DATA = packet('CMSG_REQUEST_ACCOUNT_DATA', {
  dataType: u32,
});

/** A number that grows when clients should forget cached answers. */
export const SMSG_CLIENTCACHE_VERSION = packet('SMSG_CLIENTCACHE_VERSION', {
  version: u32,
});

/** Account data of a kind is stored. */
export const SMSG_UPDATE_ACCOUNT_DATA_COMPLETE = packet('SMSG_UPDATE_ACCOUNT_DATA_COMPLETE', {
  dataType: u32,
  unknown1: u32,
});
