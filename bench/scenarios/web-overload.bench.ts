import { runOverload } from '../load/overload-run.ts';
import type { Scenario } from '../scenario.ts';

/** Where the realtime edge ends, and what it does beyond. */
export const webOverload: Scenario = {
  name: 'web-overload',
  goals: ['P-11'],
  minutes: 8,
  purpose: 'The crowds of `overload` over the realtime edge: until movement comes too late, then twice that load.',
  run: (options) => runOverload('realtime', options),
};
