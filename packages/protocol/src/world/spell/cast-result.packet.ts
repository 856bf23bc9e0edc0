import { array, bool, enumeration, equals, guid, packedGuid, packet, u8, u32, when } from '../../schema/wire.ts';

const simpleSpellCastResult = enumeration(u8, {
  SUCCESS: 0,
  FAILURE: 2,
});

/** Removes one's own aura. */
export const CMSG_CANCEL_AURA = packet('CMSG_CANCEL_AURA', {
  id: u32,
});

/** Stops shooting. */
export const CMSG_CANCEL_AUTO_REPEAT_SPELL = packet('CMSG_CANCEL_AUTO_REPEAT_SPELL', {});

/** Stops a spell that is being cast. */
export const CMSG_CANCEL_CAST = packet('CMSG_CANCEL_CAST', {
  id: u32,
});

/** Stops a spell that is being held. */
export const CMSG_CANCEL_CHANNELLING = packet('CMSG_CANCEL_CHANNELLING', {
  id: u32,
});

/** Removes an aura that changes size. */
export const CMSG_CANCEL_GROWTH_AURA = packet('CMSG_CANCEL_GROWTH_AURA', {});

/** Clicks a unit that has a spell. */
export const CMSG_SPELLCLICK = packet('CMSG_SPELLCLICK', {
  target: guid,
});

/** Somebody stops shooting. */
export const SMSG_CANCEL_AUTO_REPEAT_1_12 = packet('SMSG_CANCEL_AUTO_REPEAT', {});

/** The same as 3.3.5a has it. */
export const SMSG_CANCEL_AUTO_REPEAT_3_3 = packet('SMSG_CANCEL_AUTO_REPEAT', {
  target: packedGuid,
});

/** Why a spell failed, with what some reasons need. */
export const SMSG_CAST_FAILED_2_4 = packet('SMSG_CAST_FAILED', {
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
export const SMSG_CAST_FAILED_3_3 = packet('SMSG_CAST_FAILED', {
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

/**
 * Whether a spell succeeded, or why it failed. The notes have the reason with a success; public servers and clients have it
 * with a failure.
 */
export const SMSG_CAST_RESULT = packet('SMSG_CAST_RESULT', {
  spell: u32,
  result: simpleSpellCastResult,
  ...when(equals('result', simpleSpellCastResult.values.FAILURE), {
    reason: u8,
    ...when(equals('reason', 94), {
      requiredSpellFocus: u32,
    }).otherwise({
      ...when(equals('reason', 93), {
        area: u32,
      }).otherwise({
        ...when(equals('reason', 25), {
          equippedItemClass: u32,
          equippedItemSubclassMask: u32,
          equippedItemInventoryTypeMask: u32,
        }),
      }),
    }),
  }),
});

/** Somebody else's spell failed. */
export const SMSG_SPELL_FAILED_OTHER = packet('SMSG_SPELL_FAILED_OTHER', {
  caster: guid,
  id: u32,
});

/** Somebody's spell failed, and why. */
export const SMSG_SPELL_FAILURE_1_12 = packet('SMSG_SPELL_FAILURE', {
  guid: guid,
  spell: u32,
  result: u8,
});

/** The same as 3.3.5a has it. */
export const SMSG_SPELL_FAILURE_3_3 = packet('SMSG_SPELL_FAILURE', {
  guid: guid,
  extraCasts: u8,
  spell: u32,
  result: u8,
});
