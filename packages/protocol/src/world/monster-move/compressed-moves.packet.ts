import {
  deflatedFields,
  enumeration,
  equals,
  f32,
  packedGuid,
  packet,
  sized,
  struct,
  toEnd,
  u8,
  u16,
  u32,
  when,
} from '../../schema/wire.ts';
import { monsterMove_1_12 } from './monster-move.packet.ts';

/** Several small movement packets in one deflated one. Public servers bundle what creatures do for crowded clients. */
const inflated = { maxBytes: 1 << 20 };
/** Most moves in one packet: a move takes four bytes at least. */
const MOVE_LIMIT = 0x4000;

const opcodes_1_12 = {
  SMSG_MONSTER_MOVE: 0xdd,
  SMSG_MONSTER_MOVE_TRANSPORT: 0x2ae,
  SMSG_SPLINE_SET_RUN_SPEED: 0x2fe,
  SMSG_SPLINE_MOVE_UNROOT: 0x304,
  SMSG_SPLINE_MOVE_SET_RUN_MODE: 0x30d,
  SMSG_SPLINE_MOVE_SET_WALK_MODE: 0x30e,
} as const;
const monsterMove = struct(monsterMove_1_12);
const move_1_12 = struct({
  ...sized(u8, {
    opcode: enumeration(u16, opcodes_1_12),
    guid: packedGuid,
    ...when(equals('opcode', opcodes_1_12.SMSG_SPLINE_SET_RUN_SPEED), { speed: f32 }),
    ...when(equals('opcode', opcodes_1_12.SMSG_MONSTER_MOVE), { monsterMove }),
    ...when(equals('opcode', opcodes_1_12.SMSG_MONSTER_MOVE_TRANSPORT), {
      transport: packedGuid,
      monsterMoveTransport: monsterMove,
    }),
  }),
});

const opcodes_3_3 = {
  SMSG_FORCE_MOVE_ROOT: 0xe8,
  SMSG_MOVE_FEATHER_FALL: 0xf2,
  SMSG_MOVE_WATER_WALK: 0xde,
  SMSG_MOVE_SET_HOVER: 0xf4,
} as const;
const move_3_3 = struct({
  ...sized(u8, { opcode: enumeration(u16, opcodes_3_3), guid: packedGuid, movementCounter: u32 }),
});

/** `size` counts the bytes of `moves`. */
const moves_3_3 = { size: u32, moves: toEnd(move_3_3, { max: MOVE_LIMIT }) };

export const compressedMoves_1_12 = packet(
  'SMSG_COMPRESSED_MOVES',
  deflatedFields({ moves: toEnd(move_1_12, { max: MOVE_LIMIT }) }, inflated),
);
export const compressedMoves_3_3 = packet('SMSG_COMPRESSED_MOVES', deflatedFields(moves_3_3, inflated));
/** The same, not deflated. */
export const SMSG_MULTIPLE_MOVES = packet('SMSG_MULTIPLE_MOVES', moves_3_3);
