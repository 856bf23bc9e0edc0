import { bool, cstring, enumeration, guid, packet, u8, u32 } from '../../schema/wire.ts';

const duelWinnerReason = enumeration(u8, {
  WON: 0,
  FLED: 1,
});

/** Accepts a duel. */
export const CMSG_DUEL_ACCEPTED = packet('CMSG_DUEL_ACCEPTED', {
  guid: guid,
});

/** Declines or gives up a duel. */
export const CMSG_DUEL_CANCELLED = packet('CMSG_DUEL_CANCELLED', {
  guid: guid,
});

/** A duel is over. */
export const SMSG_DUEL_COMPLETE = packet('SMSG_DUEL_COMPLETE', {
  endedWithoutInterruption: bool,
});

/** A duel begins in so many milliseconds. */
export const SMSG_DUEL_COUNTDOWN = packet('SMSG_DUEL_COUNTDOWN', {
  time: u32,
});

/** The player is near the flag again. */
export const SMSG_DUEL_INBOUNDS = packet('SMSG_DUEL_INBOUNDS', {});

/** The player is too far from the flag. */
export const SMSG_DUEL_OUTOFBOUNDS = packet('SMSG_DUEL_OUTOFBOUNDS', {});

/** Somebody wants a duel. */
export const SMSG_DUEL_REQUESTED = packet('SMSG_DUEL_REQUESTED', {
  initiator: guid,
  target: guid,
});

/** Who won a duel. */
export const SMSG_DUEL_WINNER = packet('SMSG_DUEL_WINNER', {
  reason: duelWinnerReason,
  opponentName: cstring({ maxBytes: 255 }),
  initiatorName: cstring({ maxBytes: 255 }),
});
