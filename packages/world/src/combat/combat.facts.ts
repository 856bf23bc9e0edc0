import { entityIdType } from '@realmwright/kernel/schema/domain';
import { bool, literals, struct, u32 } from '@realmwright/kernel/schema/types';
import { outcomes } from './hit-table.ts';

/** What anybody near may see of a fight. `entity` is who acts. */
export const combatFacts = {
  attackStarted: struct({ entity: entityIdType, victim: entityIdType }),
  /** `isDead`: it stopped because it died. */
  attackStopped: struct({ entity: entityIdType, victim: entityIdType, isDead: bool }),
  /** `overkill` is what the victim's health did not suffice for. */
  blowStruck: struct({
    entity: entityIdType,
    victim: entityIdType,
    outcome: literals(...outcomes),
    damage: u32,
    overkill: u32,
  }),
  /** A creature takes up a fight. */
  roused: struct({ entity: entityIdType }),
};

/** What only the fighter's own client is told. */
export const combatPersonalFacts = {
  /** Why it cannot strike now; it goes on trying. */
  attackHindered: struct({ why: literals('tooFar', 'badFacing') }),
  /** It cannot strike at that at all. */
  attackRefused: struct({ entity: entityIdType, victim: entityIdType, why: literals('dead', 'notAllowed') }),
};
