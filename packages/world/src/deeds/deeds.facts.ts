import { optional, struct, u32, utf8 } from '@realmwright/kernel/schema/types';

/** Longest code of a refusal, bytes. */
export const REFUSAL_BYTES = 64;

/** What only the session that asked is told. */
export const deedPersonalFacts = {
  /** How a deed came out. A refusal is a code `feature.kebab-reason`. */
  deedJudged: struct({ action: u32, refusal: optional(utf8({ maxBytes: REFUSAL_BYTES })) }),
};
