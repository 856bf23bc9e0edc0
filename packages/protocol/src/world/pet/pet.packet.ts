import {
  array,
  bool,
  countedBy,
  countOf,
  cstring,
  enumeration,
  equals,
  guid,
  packedGuid,
  packet,
  u8,
  u32,
  when,
} from '../../schema/wire.ts';
import { vector3d } from '../movement/vector.ts';
import { petCommandState } from './pet-command-state.ts';
import { petEnabled } from './pet-enabled.ts';
import { petReactState } from './pet-react-state.ts';

const petNameInvalidReason = enumeration(u8, {
  INVALID: 1,
  NO_NAME: 2,
  TOO_SHORT: 3,
  TOO_LONG: 4,
  MIXED_LANGUAGES: 6,
  PROFANE: 7,
  RESERVED: 8,
  THREE_CONSECUTIVE: 11,
  INVALID_SPACE: 12,
  CONSECUTIVE_SPACES: 13,
  RUSSIAN_CONSECUTIVE_SILENT_CHARACTERS: 14,
  RUSSIAN_SILENT_CHARACTER_AT_BEGINNING_OR_END: 15,
  DECLENSION_DOESNT_MATCH_BASE_NAME: 16,
});

const declinedPetNameIncluded = enumeration(u8, {
  NOT_INCLUDED: 0,
  INCLUDED: 1,
});

const petTameFailureReason_1_12 = enumeration(u8, {
  INVALID_CREATURE: 1,
  TOO_MANY: 2,
  CREATURE_ALREADY_OWNED: 3,
  NOT_TAMEABLE: 4,
  ANOTHER_SUMMON_ACTIVE: 5,
  UNITS_CANT_TAME: 6,
  NO_PET_AVAILABLE: 7,
  INTERNAL_ERROR: 8,
  TOO_HIGH_LEVEL: 9,
  DEAD: 10,
  NOT_DEAD: 11,
  UNKNOWN_ERROR: 12,
});

const petTameFailureReason_3_3 = enumeration(u8, {
  INVALID_CREATURE: 1,
  TOO_MANY: 2,
  CREATURE_ALREADY_OWNED: 3,
  NOT_TAMEABLE: 4,
  ANOTHER_SUMMON_ACTIVE: 5,
  UNITS_CANT_TAME: 6,
  NO_PET_AVAILABLE: 7,
  INTERNA_LERROR: 8,
  TOO_HIGH_LEVEL: 9,
  DEAD: 10,
  NOT_DEAD: 11,
  CANT_CONTROL_EXOTIC: 12,
  UNKNOWN_ERROR: 13,
});

/** Sends a small companion away. */
export const CMSG_DISMISS_CRITTER = packet('CMSG_DISMISS_CRITTER', {
  critter: guid,
});

/** Gives a pet up. */
export const CMSG_PET_ABANDON = packet('CMSG_PET_ABANDON', {
  pet: guid,
});

/** Removes an aura from a pet. */
export const CMSG_PET_CANCEL_AURA = packet('CMSG_PET_CANCEL_AURA', {
  guid: guid,
  id: u32,
});

/** Spends a talent point of a pet. */
export const CMSG_PET_LEARN_TALENT = packet('CMSG_PET_LEARN_TALENT', {
  pet: guid,
  talent: u32,
  rank: u32,
});

/** Names a pet. */
export const CMSG_PET_RENAME_1_12 = packet('CMSG_PET_RENAME', {
  pet: guid,
  name: cstring({ maxBytes: 48 }),
});

/** The same as 2.4.3 has it. */
export const CMSG_PET_RENAME_2_4 = packet('CMSG_PET_RENAME', {
  pet: guid,
  name: cstring({ maxBytes: 48 }),
  declined: bool,
});

/** Whether a pet casts a spell by itself. */
export const CMSG_PET_SPELL_AUTOCAST = packet('CMSG_PET_SPELL_AUTOCAST', {
  guid: guid,
  id: u32,
  autocastEnabled: bool,
});

/** Calls a pet off. */
export const CMSG_PET_STOP_ATTACK = packet('CMSG_PET_STOP_ATTACK', {
  pet: guid,
});

/** A pet forgets its talents. */
export const CMSG_PET_UNLEARN = packet('CMSG_PET_UNLEARN', {
  pet: guid,
});

/** Asks for the pet's action bar. */
export const CMSG_REQUEST_PET_INFO = packet('CMSG_REQUEST_PET_INFO', {});

/** The pet is free. */
export const SMSG_PET_BROKEN = packet('SMSG_PET_BROKEN', {});

/** The sound of a pet that goes. */
export const SMSG_PET_DISMISS_SOUND = packet('SMSG_PET_DISMISS_SOUND', {
  soundId: u32,
  position: vector3d,
});

/** All pets of the player. */
export const SMSG_PET_GUIDS = packet('SMSG_PET_GUIDS', {
  amountOfGuids: countOf('guids', u32),
  guids: countedBy(guid, { field: 'amountOfGuids', max: 4096 }),
});

/** A pet learned a spell. */
export const SMSG_PET_LEARNED_SPELL = packet('SMSG_PET_LEARNED_SPELL', {
  spell: u32,
});

/** What a pet is told to do. */
export const SMSG_PET_MODE = packet('SMSG_PET_MODE', {
  guid: guid,
  reactState: petReactState,
  commandState: petCommandState,
  unknown1: u8,
  petEnabled: petEnabled,
});

/** The pet's name was refused. */
export const SMSG_PET_NAME_INVALID_1_12 = packet('SMSG_PET_NAME_INVALID', {});

/** The same as 2.4.3 has it. */
export const SMSG_PET_NAME_INVALID_2_4 = packet('SMSG_PET_NAME_INVALID', {
  reason: enumeration(u32, petNameInvalidReason.values),
  name: cstring({ maxBytes: 255 }),
  included: declinedPetNameIncluded,
  ...when(equals('included', declinedPetNameIncluded.values.INCLUDED), {
    declinedNames: array(cstring({ maxBytes: 255 }), 5),
  }),
});

/** Why a beast could not be tamed. */
export const SMSG_PET_TAME_FAILURE_1_12 = packet('SMSG_PET_TAME_FAILURE', {
  reason: petTameFailureReason_1_12,
});

/** The same as 3.3.5a has it. */
export const SMSG_PET_TAME_FAILURE_3_3 = packet('SMSG_PET_TAME_FAILURE', {
  reason: petTameFailureReason_3_3,
});

/** A pet forgot a spell. */
export const SMSG_PET_UNLEARNED_SPELL = packet('SMSG_PET_UNLEARNED_SPELL', {
  spell: u32,
});

/** What it costs to make a pet forget, copper. */
export const SMSG_PET_UNLEARN_CONFIRM = packet('SMSG_PET_UNLEARN_CONFIRM', {
  pet: guid,
  talentResetCost: u32,
});

/** The combo points of a pet. */
export const SMSG_PET_UPDATE_COMBO_POINTS = packet('SMSG_PET_UPDATE_COMBO_POINTS', {
  unit: packedGuid,
  target: packedGuid,
  comboPoints: u8,
});
