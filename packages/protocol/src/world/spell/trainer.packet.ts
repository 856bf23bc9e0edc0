import { array, countedBy, countOf, cstring, enumeration, guid, packet, struct, u8, u32 } from '../../schema/wire.ts';

const trainingFailureReason = enumeration(u32, {
  UNAVAILABLE: 0,
  NOT_ENOUGH_MONEY: 1,
  NOT_ENOUGH_SKILL: 2,
});

const trainerSpellState = enumeration(u8, {
  GREEN: 0,
  RED: 1,
  GRAY: 2,
});

const trainerSpell = struct({
  spell: u32,
  state: trainerSpellState,
  spellCost: u32,
  talentPointCost: u32,
  firstRank: u32,
  requiredLevel: u8,
  requiredSkill: u32,
  requiredSkillValue: u32,
  requiredSpells: array(u32, 3),
});

/** Learns a spell from a trainer. */
export const CMSG_TRAINER_BUY_SPELL = packet('CMSG_TRAINER_BUY_SPELL', {
  guid: guid,
  id: u32,
});

/** Asks what a trainer teaches. */
export const CMSG_TRAINER_LIST = packet('CMSG_TRAINER_LIST', {
  guid: guid,
});

/** Why a trainer does not teach it. */
export const SMSG_TRAINER_BUY_FAILED = packet('SMSG_TRAINER_BUY_FAILED', {
  guid: guid,
  id: u32,
  error: trainingFailureReason,
});

/** A trainer has taught it. */
export const SMSG_TRAINER_BUY_SUCCEEDED = packet('SMSG_TRAINER_BUY_SUCCEEDED', {
  guid: guid,
  id: u32,
});

/** What a trainer teaches, and for how much. */
export const SMSG_TRAINER_LIST = packet('SMSG_TRAINER_LIST', {
  guid: guid,
  trainerType: u32,
  amountOfSpells: countOf('spells', u32),
  spells: countedBy(trainerSpell, { field: 'amountOfSpells', max: 4096 }),
  greeting: cstring({ maxBytes: 8000 }),
});
