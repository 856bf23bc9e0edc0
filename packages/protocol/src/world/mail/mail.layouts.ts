import { everyBuild, from8606, only5875, only8606, only12340, upTo8606 } from '../../versions/build.ts';
import { described, type LayoutEntry } from '../../versions/layout-entry.ts';
import {
  CMSG_MAIL_CREATE_TEXT_ITEM_1_12,
  CMSG_MAIL_CREATE_TEXT_ITEM_3_3,
  CMSG_MAIL_DELETE_1_12,
  CMSG_MAIL_DELETE_2_4,
  CMSG_MAIL_MARK_AS_READ,
  CMSG_MAIL_RETURN_TO_SENDER,
  CMSG_MAIL_TAKE_ITEM_1_12,
  CMSG_MAIL_TAKE_ITEM_2_4,
  CMSG_MAIL_TAKE_MONEY,
  CMSG_SEND_MAIL_1_12,
  CMSG_SEND_MAIL_2_4,
  MSG_QUERY_NEXT_MAIL_TIME_Client,
  MSG_QUERY_NEXT_MAIL_TIME_Server_1_12,
  MSG_QUERY_NEXT_MAIL_TIME_Server_2_4,
  SMSG_RECEIVED_MAIL,
  SMSG_SEND_MAIL_RESULT,
  SMSG_SHOW_MAILBOX,
} from './mail.packet.ts';
import { CMSG_GET_MAIL_LIST } from './mail-list.packet.ts';
import {
  SMSG_MAIL_LIST_RESULT_1_12,
  SMSG_MAIL_LIST_RESULT_2_4,
  SMSG_MAIL_LIST_RESULT_3_3,
} from './mail-list-result.packet.ts';

/** Which builds use which of the descriptions in this folder. */
export const mailLayouts: readonly LayoutEntry[] = [
  ...described(everyBuild, [
    CMSG_GET_MAIL_LIST,
    CMSG_MAIL_MARK_AS_READ,
    CMSG_MAIL_RETURN_TO_SENDER,
    CMSG_MAIL_TAKE_MONEY,
    MSG_QUERY_NEXT_MAIL_TIME_Client,
    SMSG_RECEIVED_MAIL,
    SMSG_SEND_MAIL_RESULT,
  ]),
  ...described(only5875, [
    CMSG_MAIL_DELETE_1_12,
    CMSG_MAIL_TAKE_ITEM_1_12,
    CMSG_SEND_MAIL_1_12,
    MSG_QUERY_NEXT_MAIL_TIME_Server_1_12,
    SMSG_MAIL_LIST_RESULT_1_12,
  ]),
  ...described(upTo8606, [CMSG_MAIL_CREATE_TEXT_ITEM_1_12]),
  ...described(only8606, [SMSG_MAIL_LIST_RESULT_2_4]),
  ...described(from8606, [
    CMSG_MAIL_DELETE_2_4,
    CMSG_MAIL_TAKE_ITEM_2_4,
    CMSG_SEND_MAIL_2_4,
    MSG_QUERY_NEXT_MAIL_TIME_Server_2_4,
  ]),
  ...described(only12340, [CMSG_MAIL_CREATE_TEXT_ITEM_3_3, SMSG_SHOW_MAILBOX, SMSG_MAIL_LIST_RESULT_3_3]),
];
