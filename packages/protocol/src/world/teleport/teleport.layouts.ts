import { everyBuild, only5875, only8606, only12340, upTo8606 } from '../../versions/build.ts';
import { alternative, described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_TELEPORT_TO_UNIT,
  MSG_MOVE_TELEPORT_CHEAT,
  MSG_MOVE_WORLDPORT_ACK,
  moveTeleport_1_12,
  moveTeleport_2_4,
  moveTeleport_3_3,
  SMSG_NEW_WORLD,
  SMSG_TRANSFER_PENDING,
  teleportAckClient_1_12,
  teleportAckClient_3_3,
  teleportAckClientOfNotes_1_12,
  teleportAckServer_1_12,
  teleportAckServer_2_4,
  teleportAckServer_3_3,
  transferAborted_1_12,
  transferAborted_2_4,
  transferAborted_3_3,
  worldTeleport_1_12,
  worldTeleport_3_3,
} from './teleport.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const teleportLayouts: readonly LayoutEntry[] = [
  ...alternative(upTo8606, [teleportAckClientOfNotes_1_12]),
  ...described(only5875, [moveTeleport_1_12, teleportAckServer_1_12, transferAborted_1_12]),
  ...described(only8606, [moveTeleport_2_4, teleportAckServer_2_4, transferAborted_2_4]),
  ...described(only12340, [
    moveTeleport_3_3,
    teleportAckServer_3_3,
    teleportAckClient_3_3,
    transferAborted_3_3,
    worldTeleport_3_3,
  ]),
  ...described(upTo8606, [teleportAckClient_1_12, worldTeleport_1_12]),
  ...described(everyBuild, [
    MSG_MOVE_TELEPORT_CHEAT,
    SMSG_TRANSFER_PENDING,
    SMSG_NEW_WORLD,
    MSG_MOVE_WORLDPORT_ACK,
    CMSG_TELEPORT_TO_UNIT,
  ]),
];
