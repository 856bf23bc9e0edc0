import { list, optional, struct, u32, utf8 } from '@realmwright/kernel/schema/types';
import { REFUSAL_BYTES } from './deeds.facts.ts';

/** Most deeds whose outcome is remembered for one character. */
export const MOST_KEPT_DEEDS = 64;

/** How the last deeds of a character came out, oldest first: none of them is done again. */
export const keptDeedsType = list(struct({ action: u32, refusal: optional(utf8({ maxBytes: REFUSAL_BYTES })) }), {
  max: MOST_KEPT_DEEDS,
});
