import { everyBuild, only5875, only8606, only12340, upTo8606 } from '../../versions/build.ts';
import { described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_AREATRIGGER,
  CMSG_GAMEOBJ_REPORT_USE,
  CMSG_GAMEOBJ_USE,
  SMSG_GAMEOBJECT_CUSTOM_ANIM,
  SMSG_GAMEOBJECT_DESPAWN_ANIM,
  SMSG_GAMEOBJECT_PAGETEXT,
  SMSG_GAMEOBJECT_RESET_STATE,
  SMSG_GAMEOBJECT_SPAWN_ANIM,
  SMSG_OPEN_CONTAINER,
} from './gameobject.packet.ts';
import {
  CMSG_GAMEOBJECT_QUERY,
  SMSG_GAMEOBJECT_QUERY_RESPONSE_1_12,
  SMSG_GAMEOBJECT_QUERY_RESPONSE_2_4,
  SMSG_GAMEOBJECT_QUERY_RESPONSE_3_3,
} from './gameobject-query.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const gameobjectLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [
    CMSG_AREATRIGGER,
    CMSG_GAMEOBJECT_QUERY,
    CMSG_GAMEOBJ_USE,
    SMSG_GAMEOBJECT_CUSTOM_ANIM,
    SMSG_GAMEOBJECT_DESPAWN_ANIM,
    SMSG_GAMEOBJECT_PAGETEXT,
  ]),
  ...described(only5875, [SMSG_GAMEOBJECT_QUERY_RESPONSE_1_12, SMSG_GAMEOBJECT_RESET_STATE, SMSG_OPEN_CONTAINER]),
  ...described(upTo8606, [SMSG_GAMEOBJECT_SPAWN_ANIM]),
  ...described(only8606, [SMSG_GAMEOBJECT_QUERY_RESPONSE_2_4]),
  ...described(only12340, [CMSG_GAMEOBJ_REPORT_USE, SMSG_GAMEOBJECT_QUERY_RESPONSE_3_3]),
];
