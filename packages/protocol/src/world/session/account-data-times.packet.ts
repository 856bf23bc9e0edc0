import { masked } from '../../schema/masks.ts';
import { array, packet, u8, u32 } from '../../schema/wire.ts';

/**
 * Fingerprints of the account data that the server keeps, 16 bytes for each of 8 kinds; zeros make the client use its
 * own files.
 */
export const SMSG_ACCOUNT_DATA_TIMES_1_12 = packet('SMSG_ACCOUNT_DATA_TIMES', { data: array(u32, 32) });
/**
 * When each kind of account data in the mask was stored last, Unix seconds; 0 if never. Mask 0x15 asks for what belongs
 * to the account, 0xEA for what belongs to the character.
 */
export const SMSG_ACCOUNT_DATA_TIMES_3_3 = packet('SMSG_ACCOUNT_DATA_TIMES', {
  unixTime: u32,
  unknown1: u8,
  mask: masked(32, u32),
});
