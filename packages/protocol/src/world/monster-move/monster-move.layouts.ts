import { only12340, upTo8606 } from '../../versions/build.ts';
import { described, type LayoutEntry } from '../../versions/layout-entry.ts';
import { compressedMoves_1_12, compressedMoves_3_3, SMSG_MULTIPLE_MOVES } from './compressed-moves.packet.ts';
import {
  monsterMovePacket_1_12,
  monsterMovePacket_3_3,
  monsterMoveTransport_1_12,
  monsterMoveTransport_3_3,
} from './monster-move.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const monsterMoveLayouts: readonly LayoutEntry[] = [
  ...described(upTo8606, [monsterMovePacket_1_12, monsterMoveTransport_1_12, compressedMoves_1_12]),
  ...described(only12340, [monsterMovePacket_3_3, monsterMoveTransport_3_3, compressedMoves_3_3, SMSG_MULTIPLE_MOVES]),
];
