import { packet, u32 } from '../../schema/wire.ts';

/** Dance moves that a character knows. The feature never came; genuine clients get zeros at login. */
export const SMSG_LEARNED_DANCE_MOVES = packet('SMSG_LEARNED_DANCE_MOVES', { unknown1: u32, unknown2: u32 });
