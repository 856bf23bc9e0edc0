import { bool, literals, optional, struct } from '@realmwright/kernel/schema/types';
import { statusType } from '@realmwright/kernel/status';
import { entityKeyType } from '../entity-key.ts';

/** How a unit holds itself. The index in this list is the value of the field `standState`; all builds share it. */
export const standStateType = literals(
  'stand',
  'sit',
  'sitChair',
  'sleep',
  'sitLowChair',
  'sitMediumChair',
  'sitHighChair',
  'dead',
  'kneel',
);

/** Which weapons are in hand. The index in this list is the value of the field `sheath`; all builds share it. */
export const sheathType = literals('unarmed', 'melee', 'ranged');

/** How a character wants to be seen. */
export const appearanceIntents = {
  /** Selects an entity, or nothing. */
  select: struct({ target: optional(entityKeyType) }),
  setStandState: struct({ state: standStateType }),
  setSheath: struct({ sheath: sheathType }),
  showGear: struct({ part: literals('helm', 'cloak'), shown: bool }),
  /** Says whether whoever plays it is there. */
  mark: struct({ status: statusType }),
};
