import { cstring, hasFlag, packedGuid, struct, when } from '../../schema/wire.ts';
import { vector3d } from '../movement/vector.ts';
import { spellCastTargetFlags_1_12, spellCastTargetFlags_2_4 } from './spell-cast-target-flags.ts';

/** Spell cast targets, as it stands in several messages. */
export const spellCastTargets_1_12 = struct({
  targetFlags: spellCastTargetFlags_1_12,
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.UNIT), {
    unitTarget: packedGuid,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.GAMEOBJECT), {
    gameobject: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.OBJECT_UNK), {
      objectUnk: packedGuid,
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.ITEM), {
    item: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.TRADE_ITEM), {
      tradeItem: packedGuid,
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.SOURCE_LOCATION), {
    source: vector3d,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.DEST_LOCATION), {
    destination: vector3d,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.STRING), {
    targetString: cstring({ maxBytes: 48 }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.CORPSE), {
    corpse: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.PVP_CORPSE), {
      pvpCorpse: packedGuid,
    }),
  }),
});

/** Spell cast targets, as it stands in several messages. */
export const spellCastTargets_2_4 = struct({
  targetFlags: spellCastTargetFlags_2_4,
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.UNIT), {
    unitTarget: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.UNIT_MINIPET), {
      unitMinipet: packedGuid,
    }).otherwise({
      ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.UNIT_ENEMY), {
        unitEnemy: packedGuid,
      }),
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.GAMEOBJECT), {
    gameobject: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.LOCKED), {
      locked: packedGuid,
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.ITEM), {
    item: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.TRADE_ITEM), {
      tradeItem: packedGuid,
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.SOURCE_LOCATION), {
    source: vector3d,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.DEST_LOCATION), {
    destination: vector3d,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.STRING), {
    targetString: cstring({ maxBytes: 48 }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.CORPSE_ALLY), {
    corpseAlly: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.CORPSE_ENEMY), {
      corpseEnemy: packedGuid,
    }),
  }),
});

/** Spell cast targets, as it stands in several messages. */
export const spellCastTargets_3_3 = struct({
  targetFlags: spellCastTargetFlags_2_4,
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.UNIT), {
    unitTarget: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.UNIT_MINIPET), {
      minipetTarget: packedGuid,
    }).otherwise({
      ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.GAMEOBJECT), {
        gameobjectTarget: packedGuid,
      }).otherwise({
        ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.CORPSE_ENEMY), {
          enemyCorpseTarget: packedGuid,
        }).otherwise({
          ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.CORPSE_ALLY), {
            allyCorpseTarget: packedGuid,
          }),
        }),
      }),
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.ITEM), {
    itemTarget: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.TRADE_ITEM), {
      tradeItemTarget: packedGuid,
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.SOURCE_LOCATION), {
    source: vector3d,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.DEST_LOCATION), {
    destination: vector3d,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.STRING), {
    targetString: cstring({ maxBytes: 48 }),
  }),
});

/** Spell cast targets, as it stands in several messages. */
export const spellCastTargets_1_12_server = struct({
  targetFlags: spellCastTargetFlags_1_12,
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.UNIT), {
    unitTarget: packedGuid,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.GAMEOBJECT), {
    gameobject: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.OBJECT_UNK), {
      objectUnk: packedGuid,
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.ITEM), {
    item: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.TRADE_ITEM), {
      tradeItem: packedGuid,
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.SOURCE_LOCATION), {
    source: vector3d,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.DEST_LOCATION), {
    destination: vector3d,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.STRING), {
    targetString: cstring({ maxBytes: 255 }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.CORPSE), {
    corpse: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_1_12.values.PVP_CORPSE), {
      pvpCorpse: packedGuid,
    }),
  }),
});

/** Spell cast targets, as it stands in several messages. */
export const spellCastTargets_2_4_server = struct({
  targetFlags: spellCastTargetFlags_2_4,
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.UNIT), {
    unitTarget: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.UNIT_MINIPET), {
      unitMinipet: packedGuid,
    }).otherwise({
      ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.UNIT_ENEMY), {
        unitEnemy: packedGuid,
      }),
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.GAMEOBJECT), {
    gameobject: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.LOCKED), {
      locked: packedGuid,
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.ITEM), {
    item: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.TRADE_ITEM), {
      tradeItem: packedGuid,
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.SOURCE_LOCATION), {
    source: vector3d,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.DEST_LOCATION), {
    destination: vector3d,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.STRING), {
    targetString: cstring({ maxBytes: 255 }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.CORPSE_ALLY), {
    corpseAlly: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.CORPSE_ENEMY), {
      corpseEnemy: packedGuid,
    }),
  }),
});

/** Spell cast targets, as it stands in several messages. */
export const spellCastTargets_3_3_server = struct({
  targetFlags: spellCastTargetFlags_2_4,
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.UNIT), {
    unitTarget: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.UNIT_MINIPET), {
      minipetTarget: packedGuid,
    }).otherwise({
      ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.GAMEOBJECT), {
        gameobjectTarget: packedGuid,
      }).otherwise({
        ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.CORPSE_ENEMY), {
          enemyCorpseTarget: packedGuid,
        }).otherwise({
          ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.CORPSE_ALLY), {
            allyCorpseTarget: packedGuid,
          }),
        }),
      }),
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.ITEM), {
    itemTarget: packedGuid,
  }).otherwise({
    ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.TRADE_ITEM), {
      tradeItemTarget: packedGuid,
    }),
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.SOURCE_LOCATION), {
    source: vector3d,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.DEST_LOCATION), {
    destination: vector3d,
  }),
  ...when(hasFlag('targetFlags', spellCastTargetFlags_2_4.values.STRING), {
    targetString: cstring({ maxBytes: 255 }),
  }),
});
