import { runOverload } from '../load/overload-run.ts';
import type { Scenario } from '../scenario.ts';

/** Where a realm ends, and what it does beyond: everybody in one spot, more and more of them. */
export const overload: Scenario = {
  name: 'overload',
  goals: ['P-11'],
  minutes: 8,
  purpose:
    'Everybody in one spot until movement comes later than two ticks or not at all, then twice that load. Load is updates due per second. Load and server share the machine.',
  run: (options) => runOverload('realmwright', options),
};
