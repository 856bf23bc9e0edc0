import {
  array,
  bool,
  countedBy,
  countOf,
  enumeration,
  equals,
  f32,
  guid,
  packedGuid,
  packet,
  struct,
  tail,
  u8,
  u16,
  u32,
  when,
} from '../../schema/wire.ts';
import { clientCastFlags } from '../item/client-cast-flags.ts';
import { clientMovementData } from '../item/client-movement-data.ts';
import { movementInfo_3_3 } from '../movement/movement-info.ts';
import { spellCastTargets_1_12, spellCastTargets_2_4, spellCastTargets_3_3 } from '../spell/spell-cast-targets.ts';
import { petCommandState } from './pet-command-state.ts';
import { petEnabled } from './pet-enabled.ts';
import { petReactState } from './pet-react-state.ts';

const petFeedback = enumeration(u8, {
  PET_DEAD: 1,
  NOTHING_TO_ATTACK: 2,
  CANT_ATTACK_TARGET: 3,
  NO_PATH_TO: 4,
});

const petTalkReason = enumeration(u32, {
  SPECIAL_SPELL: 0,
  ATTACK: 1,
});

const petSpellCooldown_1_12 = struct({
  spell: u16,
  spellCategory: u16,
  cooldown: u32,
  categoryCooldown: u32,
});

const petSpellCooldown_3_3 = struct({
  spell: u32,
  spellCategory: u16,
  cooldown: u32,
  categoryCooldown: u32,
});

/** Tells a pet what to do. */
export const CMSG_PET_ACTION = packet('CMSG_PET_ACTION', {
  pet: guid,
  data: u32,
  target: guid,
});

/** A pet casts a spell. */
export const CMSG_PET_CAST_SPELL_1_12 = packet('CMSG_PET_CAST_SPELL', {
  guid: guid,
  id: u32,
  targets: spellCastTargets_1_12,
});

/** The same as 2.4.3 has it. */
export const CMSG_PET_CAST_SPELL_2_4 = packet('CMSG_PET_CAST_SPELL', {
  guid: guid,
  id: u32,
  targets: spellCastTargets_2_4,
});

/** The same as 3.3.5a has it. */
export const CMSG_PET_CAST_SPELL_3_3 = packet('CMSG_PET_CAST_SPELL', {
  guid: guid,
  castCount: u8,
  id: u32,
  castFlags: clientCastFlags,
  targets: spellCastTargets_3_3,
  ...when(equals('castFlags', clientCastFlags.values.EXTRA), {
    elevation: f32,
    speed: f32,
    movementData: clientMovementData,
    ...when(equals('movementData', clientMovementData.values.PRESENT), {
      opcode: u32,
      movement: packedGuid,
      info: movementInfo_3_3,
    }),
  }),
});

/** Arranges the pet's action bar. */
export const CMSG_PET_SET_ACTION = packet('CMSG_PET_SET_ACTION', {
  guid: guid,
  position1: u32,
  data1: u32,
  ...tail({
    position2: u32,
    data2: u32,
  }),
});

/** Why a pet does not act. */
export const SMSG_PET_ACTION_FEEDBACK = packet('SMSG_PET_ACTION_FEEDBACK', {
  feedback: petFeedback,
});

/** A pet makes a sound. */
export const SMSG_PET_ACTION_SOUND = packet('SMSG_PET_ACTION_SOUND', {
  guid: guid,
  reason: petTalkReason,
});

/** Why a pet's spell failed. */
export const SMSG_PET_CAST_FAILED_1_12 = packet('SMSG_PET_CAST_FAILED', {
  id: u32,
  unknown1: u8,
  result: u8,
});

/** The same as 2.4.3 has it. */
export const SMSG_PET_CAST_FAILED_2_4 = packet('SMSG_PET_CAST_FAILED', {
  id: u32,
  result: u8,
  multipleCasts: bool,
  ...when(equals('result', 97), {
    spellFocus: u32,
  }).otherwise({
    ...when(equals('result', 96), {
      area: u32,
    }).otherwise({
      ...when(equals('result', 125), {
        totems: array(u32, 2),
      }).otherwise({
        ...when(equals('result', 124), {
          totemCategories: array(u32, 2),
        }).otherwise({
          ...when(equals('result', 27), {
            itemClass: u32,
            itemSubClass: u32,
            itemInventoryType: u32,
          }),
        }),
      }),
    }),
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_PET_CAST_FAILED_3_3 = packet('SMSG_PET_CAST_FAILED', {
  castCount: u8,
  id: u32,
  result: u8,
  multipleCasts: bool,
  ...when(equals('result', 102), {
    spellFocus: u32,
  }).otherwise({
    ...when(equals('result', 101), {
      area: u32,
    }).otherwise({
      ...when(equals('result', 131), {
        totems: array(u32, 2),
      }).otherwise({
        ...when(equals('result', 130), {
          totemCategories: array(u32, 2),
        }).otherwise({
          ...when(equals('result', 29, 31, 30), {
            itemClass: u32,
            itemSubClass: u32,
          }).otherwise({
            ...when(equals('result', 129), {
              itemLimitCategory: u32,
            }).otherwise({
              ...when(equals('result', 172), {
                customError: u32,
              }).otherwise({
                ...when(equals('result', 100), {
                  missingItem: u32,
                }).otherwise({
                  ...when(equals('result', 147), {
                    mechanic: u32,
                  }).otherwise({
                    ...when(equals('result', 54), {
                      equippedItemSubClass: u32,
                    }).otherwise({
                      ...when(equals('result', 55), {
                        item: u32,
                        count: u32,
                      }).otherwise({
                        ...when(equals('result', 150), {
                          skill: u32,
                          skillRequired: u32,
                        }).otherwise({
                          ...when(equals('result', 181), {
                            fishingSkillRequired: u32,
                          }),
                        }),
                      }),
                    }),
                  }),
                }),
              }),
            }),
          }),
        }),
      }),
    }),
  }),
});

/** The pet's action bar and spells; only a zero guid when there is no pet. */
export const SMSG_PET_SPELLS_1_12 = packet('SMSG_PET_SPELLS', {
  pet: guid,
  ...tail({
    duration: u32,
    react: petReactState,
    command: petCommandState,
    unknown: u8,
    petEnabled: petEnabled,
    actionBars: array(u32, 10),
    amountOfSpells: countOf('spells', u8),
    spells: countedBy(u32, { field: 'amountOfSpells', max: 255 }),
    amountOfCooldowns: countOf('cooldowns', u8),
    cooldowns: countedBy(petSpellCooldown_1_12, { field: 'amountOfCooldowns', max: 255 }),
  }),
});

/** The same as 3.3.5a has it. */
export const SMSG_PET_SPELLS_3_3 = packet('SMSG_PET_SPELLS', {
  pet: guid,
  ...tail({
    family: u16,
    duration: u32,
    react: petReactState,
    command: petCommandState,
    unknown: u8,
    petEnabled: petEnabled,
    actionBars: array(u32, 10),
    amountOfSpells: countOf('spells', u8),
    spells: countedBy(u32, { field: 'amountOfSpells', max: 255 }),
    amountOfCooldowns: countOf('cooldowns', u8),
    cooldowns: countedBy(petSpellCooldown_3_3, { field: 'amountOfCooldowns', max: 255 }),
  }),
});
