import { type OwnVector, vector } from '../../versions/own-vector.ts';

/** Byte-exact examples of the messages of this folder, with values of our own making. */
export const duelVectors: readonly OwnVector[] = [
  vector(5875, 'CMSG_DUEL_ACCEPTED', 'bf02000000000000', { guid: 703n }),
  vector(5875, 'CMSG_DUEL_CANCELLED', '680000b6010030f1', { guid: 17379390969371164776n }),
  vector(5875, 'SMSG_DUEL_COMPLETE', '01', { endedWithoutInterruption: true }),
  vector(5875, 'SMSG_DUEL_COUNTDOWN', '6a01d895', { time: 2513961322 }),
  vector(5875, 'SMSG_DUEL_REQUESTED', 'ac03000000000000c601000000000000', { initiator: 940n, target: 454n }),
  vector(5875, 'SMSG_DUEL_WINNER', '0154686973746c65646f776e00736576656e206865726f6e7300', {
    reason: 1,
    opponentName: 'Thistledown',
    initiatorName: 'seven herons',
  }),
];
