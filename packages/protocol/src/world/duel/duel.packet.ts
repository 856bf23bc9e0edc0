import { bool, cstring, enumeration, guid, packet, u8, u32 } from '../../schema/wire.ts';

const duelWinnerReason = enumeration(u8, {
  WON: 0,
  FLED: 1,
});

export const CMSG_DUEL_ACCEPTED = packet('CMSG_DUEL_ACCEPTED', {
  guid: guid,
});

export const CMSG_DUEL_CANCELLED = packet('CMSG_DUEL_CANCELLED', {
  guid: guid,
});

export const SMSG_DUEL_COMPLETE = packet('SMSG_DUEL_COMPLETE', {
  endedWithoutInterruption: bool,
});

export const SMSG_DUEL_COUNTDOWN = packet('SMSG_DUEL_COUNTDOWN', {
  time: u32,
});

export const SMSG_DUEL_INBOUNDS = packet('SMSG_DUEL_INBOUNDS', {});

export const SMSG_DUEL_OUTOFBOUNDS = packet('SMSG_DUEL_OUTOFBOUNDS', {});

export const SMSG_DUEL_REQUESTED = packet('SMSG_DUEL_REQUESTED', {
  initiator: guid,
  target: guid,
});

export const SMSG_DUEL_WINNER = packet('SMSG_DUEL_WINNER', {
  reason: duelWinnerReason,
  opponentName: cstring({ maxBytes: 255 }),
  initiatorName: cstring({ maxBytes: 255 }),
});
