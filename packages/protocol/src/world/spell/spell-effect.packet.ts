import { array, bool, countedBy, countOf, enumeration, guid, packedGuid, packet, u8, u32 } from '../../schema/wire.ts';
import { characterClass } from '../character/character-class.ts';
import { gender } from '../character/gender.ts';
import { race } from '../character/race.ts';

const farSightOperation = enumeration(u8, {
  REMOVE: 0,
  ADD: 1,
});

/** Looks through another's eyes, or no longer. */
export const CMSG_FAR_SIGHT = packet('CMSG_FAR_SIGHT', {
  operation: farSightOperation,
});

/** Asks how a mirror image looks. */
export const CMSG_GET_MIRRORIMAGE_DATA = packet('CMSG_GET_MIRRORIMAGE_DATA', {
  target: guid,
});

/** Somebody begins to hold a spell. */
export const MSG_CHANNEL_START_Server_1_12 = packet('MSG_CHANNEL_START_Server', {
  spell: u32,
  duration: u32,
});

/** The same as 2.4.3 has it. */
export const MSG_CHANNEL_START_Server_2_4 = packet('MSG_CHANNEL_START_Server', {
  caster: packedGuid,
  spell: u32,
  duration: u32,
});

/** How long somebody holds a spell, milliseconds; zero ends it. */
export const MSG_CHANNEL_UPDATE_Server_1_12 = packet('MSG_CHANNEL_UPDATE_Server', {
  time: u32,
});

/** The same as 2.4.3 has it. */
export const MSG_CHANNEL_UPDATE_Server_2_4 = packet('MSG_CHANNEL_UPDATE_Server', {
  caster: packedGuid,
  time: u32,
});

/** Somebody is no longer targeted by others. */
export const SMSG_BREAK_TARGET = packet('SMSG_BREAK_TARGET', {
  guid: packedGuid,
});

/** Somebody forgets its target. */
export const SMSG_CLEAR_TARGET = packet('SMSG_CLEAR_TARGET', {
  target: guid,
});

/** Nobody believed that the player was dead. */
export const SMSG_FEIGN_DEATH_RESISTED = packet('SMSG_FEIGN_DEATH_RESISTED', {});

/** The fish got away. */
export const SMSG_FISH_ESCAPED = packet('SMSG_FISH_ESCAPED', {});

/** No fish has bitten. */
export const SMSG_FISH_NOT_HOOKED = packet('SMSG_FISH_NOT_HOOKED', {});

/** How a mirror image looks. */
export const SMSG_MIRRORIMAGE_DATA_2_4 = packet('SMSG_MIRRORIMAGE_DATA', {
  guid: guid,
  displayId: u32,
  race: race,
  gender: gender,
  skinColor: u8,
  face: u8,
  hairStyle: u8,
  hairColor: u8,
  facialHair: u8,
  guildId: u32,
  displayIds: array(u32, 11),
});

/** The same as 3.3.5a has it. */
export const SMSG_MIRRORIMAGE_DATA_3_3 = packet('SMSG_MIRRORIMAGE_DATA', {
  guid: guid,
  displayId: u32,
  race: race,
  gender: gender,
  class: characterClass,
  skinColor: u8,
  face: u8,
  hairStyle: u8,
  hairColor: u8,
  facialHair: u8,
  guildId: u32,
  displayIds: array(u32, 11),
});

/** A player's body was robbed. */
export const SMSG_PLAYER_SKINNED = packet('SMSG_PLAYER_SKINNED', {
  spiritReleased: bool,
});

/** Shows how a spell hits. */
export const SMSG_PLAY_SPELL_IMPACT = packet('SMSG_PLAY_SPELL_IMPACT', {
  guid: guid,
  spellVisualKit: u32,
});

/** Shows a spell. */
export const SMSG_PLAY_SPELL_VISUAL = packet('SMSG_PLAY_SPELL_VISUAL', {
  guid: guid,
  spellArtKit: u32,
});

/** A spell takes longer, milliseconds. */
export const SMSG_SPELL_DELAYED = packet('SMSG_SPELL_DELAYED', {
  guid: guid,
  delayTime: u32,
});

/** Whom a chained spell reaches. */
export const SMSG_SPELL_UPDATE_CHAIN_TARGETS = packet('SMSG_SPELL_UPDATE_CHAIN_TARGETS', {
  caster: guid,
  spell: u32,
  amountOfTargets: countOf('targets', u32),
  targets: countedBy(guid, { field: 'amountOfTargets', max: 4096 }),
});

/** The combo points on a target. */
export const SMSG_UPDATE_COMBO_POINTS = packet('SMSG_UPDATE_COMBO_POINTS', {
  target: packedGuid,
  comboPoints: u8,
});
