import { guid, packet, u32 } from '../../schema/wire.ts';
import { arenaType } from '../battleground/arena-type.ts';

/** Why no match can be joined. */
export const SMSG_ARENA_ERROR = packet('SMSG_ARENA_ERROR', {
  unknown: u32,
  arenaType: arenaType,
});

/** A unit in an arena match is gone. */
export const SMSG_ARENA_UNIT_DESTROYED = packet('SMSG_ARENA_UNIT_DESTROYED', {
  unit: guid,
});
