import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const mountVectors: readonly OwnVector[] = [
  vector(8606, 'SMSG_DISMOUNT', 'db1401ed0130f1', { player: 17379390970293911828n }),
  vector(5875, 'SMSG_DISMOUNTRESULT', '01000000', { result: 1 }),
  vector(5875, 'SMSG_MOUNTRESULT', '00000000', { result: 0 }),
  vector(5875, 'SMSG_MOUNTSPECIAL_ANIM', 'c001000000000000', { guid: 448n }),
];
