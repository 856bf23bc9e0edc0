import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const deathVectors: readonly OwnVector[] = [
  vector(5875, 'CMSG_AREA_SPIRIT_HEALER_QUERY', '3f02000000000000', { guid: 575n }),
  vector(5875, 'CMSG_AREA_SPIRIT_HEALER_QUEUE', '6900000000000000', { guid: 105n }),
  vector(5875, 'CMSG_RECLAIM_CORPSE', 'b401000000000000', { guid: 436n }),
  vector(5875, 'CMSG_RESURRECT_RESPONSE', 'da010000000000006b', { guid: 474n, status: 107 }),
  vector(5875, 'CMSG_SPIRIT_HEALER_ACTIVATE', 'fa00000000000000', { guid: 250n }),
  vector(5875, 'SMSG_AREA_SPIRIT_HEALER_TIME', 'fe00005d000030f1262f7808', {
    guid: 17379390963583025406n,
    nextResurrectTime: 142094118,
  }),
  vector(5875, 'SMSG_CORPSE_RECLAIM_DELAY', 'd1df4622', { delay: 575070161 }),
  vector(8606, 'SMSG_DEATH_RELEASE_LOC', '2300000000602ec300c0524300e06ec3', {
    map: 35,
    position: { x: -174.375, y: 210.75, z: -238.875 },
  }),
  vector(12340, 'SMSG_PRE_RESURRECT', '0157', { player: 87n }),
  vector(8606, 'SMSG_RESURRECT_FAILED', '265353a9', { unknown: 2840810278 }),
  vector(5875, 'SMSG_SPIRIT_HEALER_CONFIRM', '42020071010030f1', { guid: 17379390968213537346n }),
  vector(5875, 'SMSG_RESURRECT_REQUEST', '4e020000000000000d00000061207175696574206d696c6c0000', {
    guid: 590n,
    name: 'a quiet mill',
    player: false,
  }),
];
