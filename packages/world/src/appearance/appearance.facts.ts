import { struct } from '@realmwright/kernel/schema/types';
import { standStateType } from './appearance.intents.ts';

/** What only the session concerned is told; others see the field `standState` change. */
export const appearancePersonalFacts = {
  standStateChanged: struct({ state: standStateType }),
};
