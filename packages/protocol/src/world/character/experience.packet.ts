import { bool, enumeration, equals, f32, guid, packet, u8, u32, when } from '../../schema/wire.ts';

const experienceAwardType = enumeration(u8, {
  KILL: 0,
  NON_KILL: 1,
});

/** Somebody became more or less drunk. */
export const SMSG_CROSSED_INEBRIATION_THRESHOLD = packet('SMSG_CROSSED_INEBRIATION_THRESHOLD', {
  player: guid,
  state: u32,
  item: u32,
});

/** Experience for finding an area. */
export const SMSG_EXPLORATION_EXPERIENCE = packet('SMSG_EXPLORATION_EXPERIENCE', {
  area: u32,
  experience: u32,
});

/** What a new level brings. */
export const SMSG_LEVELUP_INFO_1_12 = packet('SMSG_LEVELUP_INFO', {
  newLevel: u32,
  health: u32,
  mana: u32,
  rage: u32,
  focus: u32,
  energy: u32,
  happiness: u32,
  strength: u32,
  agility: u32,
  stamina: u32,
  intellect: u32,
  spirit: u32,
});

/** The same as 3.3.5a has it. */
export const SMSG_LEVELUP_INFO_3_3 = packet('SMSG_LEVELUP_INFO', {
  newLevel: u32,
  health: u32,
  mana: u32,
  rage: u32,
  focus: u32,
  energy: u32,
  happiness: u32,
  rune: u32,
  runicPower: u32,
  strength: u32,
  agility: u32,
  stamina: u32,
  intellect: u32,
  spirit: u32,
});

/** Experience gained, and from what. */
export const SMSG_LOG_XPGAIN_1_12 = packet('SMSG_LOG_XPGAIN', {
  target: guid,
  totalExp: u32,
  expType: experienceAwardType,
  ...when(equals('expType', experienceAwardType.values.NON_KILL), {
    experienceWithoutRested: u32,
    expGroupBonus: f32,
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_LOG_XPGAIN_3_3 = packet('SMSG_LOG_XPGAIN', {
  target: guid,
  totalExp: u32,
  expType: experienceAwardType,
  ...when(equals('expType', experienceAwardType.values.NON_KILL), {
    experienceWithoutRested: u32,
    expGroupBonus: f32,
  }),
  expIncludesRecruitAFriendBonus: bool,
});

/** When resting began; public servers send zero. */
export const SMSG_SET_REST_START = packet('SMSG_SET_REST_START', {
  unknown1: u32,
});

/** Experience is no longer gained, or is again. */
export const SMSG_TOGGLE_XP_GAIN = packet('SMSG_TOGGLE_XP_GAIN', {});
