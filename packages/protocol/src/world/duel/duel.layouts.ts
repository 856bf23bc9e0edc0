import { everyBuild } from '../../versions/build.ts';
import { described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_DUEL_ACCEPTED,
  CMSG_DUEL_CANCELLED,
  SMSG_DUEL_COMPLETE,
  SMSG_DUEL_COUNTDOWN,
  SMSG_DUEL_INBOUNDS,
  SMSG_DUEL_OUTOFBOUNDS,
  SMSG_DUEL_REQUESTED,
  SMSG_DUEL_WINNER,
} from './duel.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const duelLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [
    CMSG_DUEL_ACCEPTED,
    CMSG_DUEL_CANCELLED,
    SMSG_DUEL_COMPLETE,
    SMSG_DUEL_COUNTDOWN,
    SMSG_DUEL_INBOUNDS,
    SMSG_DUEL_OUTOFBOUNDS,
    SMSG_DUEL_REQUESTED,
    SMSG_DUEL_WINNER,
  ]),
];
