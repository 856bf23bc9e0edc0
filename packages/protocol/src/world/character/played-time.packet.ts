import { bool, packet, u32 } from '../../schema/wire.ts';

export const CMSG_PLAYED_TIME_1_12 = packet('CMSG_PLAYED_TIME', {});

export const CMSG_PLAYED_TIME_3_3 = packet('CMSG_PLAYED_TIME', {
  showOnUi: bool,
});

export const SMSG_PLAYED_TIME_1_12 = packet('SMSG_PLAYED_TIME', {
  totalPlayedTime: u32,
  levelPlayedTime: u32,
});

export const SMSG_PLAYED_TIME_3_3 = packet('SMSG_PLAYED_TIME', {
  totalPlayedTime: u32,
  levelPlayedTime: u32,
  showOnUi: bool,
});
