import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const worldStateVectors: readonly OwnVector[] = [
  vector(5875, 'CMSG_ZONEUPDATE', '6f030000', { area: 879 }),
  vector(5875, 'SMSG_PLAY_MUSIC', 'f4250136', { soundId: 906044916 }),
  vector(5875, 'SMSG_PLAY_OBJECT_SOUND', '6a0c0b017401008b000030f1', {
    soundId: 17501290,
    guid: 17379390964354777460n,
  }),
  vector(5875, 'SMSG_PLAY_SOUND', 'c2834c10', { soundId: 273449922 }),
  vector(5875, 'SMSG_WEATHER', '02000000002014c334740c0d00', {
    weatherType: 2,
    grade: -148.125,
    soundId: 218919988,
    change: 0,
  }),
  vector(8606, 'SMSG_WEATHER', '040000000000e64201', { weatherType: 4, grade: 115, change: 1 }),
];
