import { entityIdType } from '@realmwright/kernel/schema/domain';
import { i32, struct, u32 } from '@realmwright/kernel/schema/types';

/** What only the session concerned is told of its growth. */
export const growthPersonalFacts = {
  /** Experience for a kill; `entity` is what was killed. */
  experienceGained: struct({ entity: entityIdType, amount: u32 }),
  /** A new level and what it adds. */
  levelReached: struct({
    level: u32,
    powerKind: u32,
    health: i32,
    power: i32,
    strength: i32,
    agility: i32,
    stamina: i32,
    intellect: i32,
    spirit: i32,
  }),
};
