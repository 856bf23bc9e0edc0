import { everyBuild, from8606, only5875 } from '../../versions/build.ts';
import { described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_CANCEL_MOUNT_AURA,
  CMSG_MOUNTSPECIAL_ANIM,
  SMSG_DISMOUNT,
  SMSG_DISMOUNTRESULT,
  SMSG_MOUNTRESULT,
  SMSG_MOUNTSPECIAL_ANIM,
} from './mount.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const mountLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [CMSG_MOUNTSPECIAL_ANIM, SMSG_MOUNTRESULT, SMSG_MOUNTSPECIAL_ANIM]),
  ...described(only5875, [SMSG_DISMOUNTRESULT]),
  ...described(from8606, [CMSG_CANCEL_MOUNT_AURA, SMSG_DISMOUNT]),
];
