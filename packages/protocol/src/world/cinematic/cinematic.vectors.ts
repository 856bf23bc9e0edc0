import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const cinematicVectors: readonly OwnVector[] = [
  vector(12340, 'SMSG_CAMERA_SHAKE', '2f03cc704d073216', { cameraShakeId: 1892418351, unknown: 372377421 }),
  vector(8606, 'SMSG_OVERRIDE_LIGHT', '05b0bc8196e78d10ecdeb81e', {
    defaultId: 2176626693,
    idOverride: 277735318,
    fadeInTime: 515432172,
  }),
  vector(5875, 'SMSG_TRIGGER_CINEMATIC', '65000000', { cinematicSequenceId: 101 }),
  vector(12340, 'SMSG_TRIGGER_MOVIE', '6eb7161d', { movieId: 488028014 }),
];
