import { runSpot } from '../load/spot.ts';
import { webZoneKinds } from '../load/zone-sides.ts';
import type { Scenario } from '../scenario.ts';

/** W1 of browsers: everybody stands in one spot and sees everybody. */
export const webEverybody: Scenario = {
  name: 'web-everybody',
  goals: ['P-2'],
  minutes: 8,
  purpose:
    'Everybody sees everybody, 10 moves a second each, over the realtime edge, beside a plain WebSocket server and Colyseus.',
  run: (options) => runSpot({ kinds: webZoneKinds, own: 'realtime', rounds: 2 }, options),
};
