import { everyBuild, from8606, only12340 } from '../../versions/build.ts';
import { described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_COMPLETE_CINEMATIC,
  CMSG_COMPLETE_MOVIE,
  CMSG_NEXT_CINEMATIC_CAMERA,
  SMSG_CAMERA_SHAKE,
  SMSG_OVERRIDE_LIGHT,
  SMSG_TRIGGER_CINEMATIC,
  SMSG_TRIGGER_MOVIE,
} from './cinematic.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const cinematicLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [CMSG_COMPLETE_CINEMATIC, CMSG_NEXT_CINEMATIC_CAMERA, SMSG_TRIGGER_CINEMATIC]),
  ...described(from8606, [SMSG_OVERRIDE_LIGHT]),
  ...described(only12340, [CMSG_COMPLETE_MOVIE, SMSG_CAMERA_SHAKE, SMSG_TRIGGER_MOVIE]),
];
