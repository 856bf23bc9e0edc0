import { runSpot } from '../load/spot.ts';
import { zoneKinds } from '../load/zone-sides.ts';
import type { Scenario } from '../scenario.ts';

/** W1: everybody stands in one spot and sees everybody. */
export const everybody: Scenario = {
  name: 'everybody',
  goals: ['P-2'],
  minutes: 12,
  purpose: 'Everybody sees everybody, 10 moves a second each, beside plain TCP + ARC4 and Colyseus.',
  run: (options) => runSpot({ kinds: zoneKinds, own: 'realmwright', rounds: 3 }, options),
};
