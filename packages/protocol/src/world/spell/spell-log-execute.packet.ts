import {
  constant,
  countedBy,
  countOf,
  enumeration,
  equals,
  f32,
  guid,
  packedGuid,
  packet,
  struct,
  u32,
  when,
} from '../../schema/wire.ts';
import { power } from '../character/power.ts';

const spellLog_1_12 = struct({
  effect: u32,
  amountOfLogs: constant(u32, 1),
  ...when(equals('effect', 8), {
    target1: guid,
    amount: u32,
    power: enumeration(u32, power.values),
    multiplier: f32,
  }).otherwise({
    ...when(equals('effect', 10, 67), {
      target2: guid,
      healAmount: u32,
      healCritical: u32,
    }).otherwise({
      ...when(equals('effect', 30), {
        target3: guid,
        energizeAmount: u32,
        energizePower: u32,
      }).otherwise({
        ...when(equals('effect', 19), {
          target4: guid,
          extraAttacks: u32,
        }).otherwise({
          ...when(equals('effect', 24), {
            item: u32,
          }).otherwise({
            ...when(equals('effect', 68), {
              target5: guid,
              interruptedSpell: u32,
            }).otherwise({
              ...when(equals('effect', 111), {
                target6: guid,
                itemToDamage: u32,
                unknown5: u32,
              }).otherwise({
                ...when(equals('effect', 101), {
                  feedPetItem: u32,
                }).otherwise({
                  ...when(
                    equals(
                      'effect',
                      1,
                      18,
                      38,
                      63,
                      69,
                      79,
                      91,
                      108,
                      113,
                      114,
                      116,
                      125,
                      126,
                      33,
                      59,
                      102,
                      50,
                      28,
                      56,
                      41,
                      42,
                      87,
                      88,
                      89,
                      90,
                      73,
                      74,
                      97,
                      76,
                      104,
                      105,
                      106,
                      107,
                      112,
                    ),
                    {
                      target7: guid,
                    },
                  ),
                }),
              }),
            }),
          }),
        }),
      }),
    }),
  }),
});

const spellLog_2_4 = struct({
  effect: u32,
  amountOfLogs: constant(u32, 1),
  ...when(equals('effect', 8), {
    target1: packedGuid,
    amount: u32,
    power: enumeration(u32, power.values),
    multiplier: f32,
  }).otherwise({
    ...when(equals('effect', 19), {
      target4: packedGuid,
      extraAttacks: u32,
    }).otherwise({
      ...when(equals('effect', 68), {
        target5: packedGuid,
        interruptedSpell: u32,
      }).otherwise({
        ...when(equals('effect', 111), {
          target6: packedGuid,
          itemToDamage: u32,
          unknown5: u32,
        }).otherwise({
          ...when(equals('effect', 33, 59), {
            lockTarget: packedGuid,
          }).otherwise({
            ...when(equals('effect', 24), {
              item: u32,
            }).otherwise({
              ...when(equals('effect', 28, 50, 56, 76, 81, 83, 104, 105, 106, 107), {
                summonTarget: packedGuid,
              }).otherwise({
                ...when(equals('effect', 101), {
                  petFeedGuid: packedGuid,
                }).otherwise({
                  ...when(equals('effect', 102), {
                    petDismissGuid: packedGuid,
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

const spellLog_3_3 = struct({
  effect: u32,
  amountOfLogs: constant(u32, 1),
  ...when(equals('effect', 8), {
    target1: packedGuid,
    amount: u32,
    power: enumeration(u32, power.values),
    multiplier: f32,
  }).otherwise({
    ...when(equals('effect', 19), {
      target4: packedGuid,
      extraAttacks: u32,
    }).otherwise({
      ...when(equals('effect', 68), {
        target5: packedGuid,
        interruptedSpell: u32,
      }).otherwise({
        ...when(equals('effect', 111), {
          target6: packedGuid,
          itemToDamage: u32,
          unknown5: u32,
        }).otherwise({
          ...when(equals('effect', 33, 59), {
            lockTarget: packedGuid,
          }).otherwise({
            ...when(equals('effect', 24, 157), {
              item: u32,
            }).otherwise({
              ...when(equals('effect', 28, 50, 56, 76, 81, 83, 104, 105, 106, 107), {
                summonTarget: packedGuid,
              }).otherwise({
                ...when(equals('effect', 101), {
                  petFeedGuid: packedGuid,
                }).otherwise({
                  ...when(equals('effect', 102), {
                    petDismissGuid: packedGuid,
                  }).otherwise({
                    ...when(equals('effect', 18, 113), {
                      resurrectGuid: packedGuid,
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

/** What a spell did, effect by effect. */
export const SMSG_SPELLLOGEXECUTE_1_12 = packet('SMSG_SPELLLOGEXECUTE', {
  caster: packedGuid,
  spell: u32,
  amountOfEffects: countOf('logs', u32),
  logs: countedBy(spellLog_1_12, { field: 'amountOfEffects', max: 4096 }),
});

/** The same as 2.4.3 has it. */
export const SMSG_SPELLLOGEXECUTE_2_4 = packet('SMSG_SPELLLOGEXECUTE', {
  caster: packedGuid,
  spell: u32,
  amountOfEffects: countOf('logs', u32),
  logs: countedBy(spellLog_2_4, { field: 'amountOfEffects', max: 4096 }),
});

/** The same as 3.3.5a has it. */
export const SMSG_SPELLLOGEXECUTE_3_3 = packet('SMSG_SPELLLOGEXECUTE', {
  caster: packedGuid,
  spell: u32,
  amountOfEffects: countOf('logs', u32),
  logs: countedBy(spellLog_3_3, { field: 'amountOfEffects', max: 4096 }),
});
