import { everyBuild, from8606, only5875 } from '../../versions/build.ts';
import { alternative, described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_CONTACT_LIST,
  CMSG_SET_CONTACT_NOTES,
  contactListOfNotes,
  SMSG_CONTACT_LIST,
} from './contact-list.packet.ts';
import {
  CMSG_ADD_FRIEND_1_12,
  CMSG_ADD_FRIEND_2_4,
  CMSG_ADD_IGNORE,
  CMSG_DEL_FRIEND,
  CMSG_DEL_IGNORE,
  CMSG_FRIEND_LIST,
  friendStatusOfNotes,
  SMSG_FRIEND_LIST,
  SMSG_FRIEND_STATUS_1_12,
  SMSG_FRIEND_STATUS_2_4,
  SMSG_IGNORE_LIST,
  SMSG_REFER_A_FRIEND_FAILURE,
} from './friend.packet.ts';
import { CMSG_ACCEPT_LEVEL_GRANT, CMSG_GRANT_LEVEL, SMSG_PROPOSE_LEVEL_GRANT } from './level-grant.packet.ts';
import { SMSG_USERLIST_ADD, SMSG_USERLIST_REMOVE, SMSG_USERLIST_UPDATE } from './user-list.packet.ts';
import { CMSG_WHO } from './who.packet.ts';
import { SMSG_WHO_1_12, SMSG_WHO_2_4, whoOfNotes_2_4 } from './who-list.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const socialLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [CMSG_ADD_IGNORE, CMSG_DEL_FRIEND, CMSG_DEL_IGNORE, CMSG_WHO]),
  ...described(only5875, [
    CMSG_ADD_FRIEND_1_12,
    CMSG_FRIEND_LIST,
    SMSG_FRIEND_LIST,
    SMSG_FRIEND_STATUS_1_12,
    SMSG_IGNORE_LIST,
    SMSG_WHO_1_12,
  ]),
  ...described(from8606, [
    CMSG_ACCEPT_LEVEL_GRANT,
    CMSG_ADD_FRIEND_2_4,
    CMSG_CONTACT_LIST,
    CMSG_GRANT_LEVEL,
    CMSG_SET_CONTACT_NOTES,
    SMSG_CONTACT_LIST,
    SMSG_FRIEND_STATUS_2_4,
    SMSG_PROPOSE_LEVEL_GRANT,
    SMSG_REFER_A_FRIEND_FAILURE,
    SMSG_USERLIST_ADD,
    SMSG_USERLIST_REMOVE,
    SMSG_USERLIST_UPDATE,
    SMSG_WHO_2_4,
  ]),
  ...alternative(everyBuild, [friendStatusOfNotes]),
  ...alternative(from8606, [contactListOfNotes, whoOfNotes_2_4]),
];
