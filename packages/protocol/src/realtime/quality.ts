import type { ValueOf } from '@realmwright/kernel/schema/type';
import { literals, struct } from '@realmwright/kernel/schema/types';

/**
 * How much a client is told of what it sees, best first. `full`: every step of the world; `even`, `low`: changes of several
 * steps as one, less of it at once; `hidden`: nothing but what must arrive.
 */
export const qualities = ['full', 'even', 'low', 'hidden'] as const;
export const qualityType = literals(...qualities);
export type Quality = ValueOf<typeof qualityType>;

/** How a client looks at the world: whether anybody sees it, and what is to be saved. */
export const attentionType = struct({
  sight: literals('shown', 'hidden'),
  saving: literals('nothing', 'battery', 'data'),
});
export type Attention = ValueOf<typeof attentionType>;
