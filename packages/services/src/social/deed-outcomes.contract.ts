import { request } from '@realmwright/kernel/contract';
import { operationIdType } from '@realmwright/kernel/operation-id';
import { nothing, optional, struct, utf8 } from '@realmwright/kernel/schema/types';

/**
 * How deeds of realtime clients came out that services have decided: whoever asks for one once more, at an edge that knows
 * nothing of it, is told the same.
 */

/** `refusal` is the code of a service; absent when the deed was done. */
const outcomeType = struct({ refusal: optional(utf8({ maxBytes: 64 })) });

/** Keeps how a deed came out, for some minutes; the first word counts. */
export const keepOutcome = request('social.keep-outcome', {
  input: struct({ operation: operationIdType, outcome: outcomeType }),
  output: nothing,
  timeout: 2_000,
});

/** How it came out, if that is known. */
export const recallOutcome = request('social.recall-outcome', {
  input: struct({ operation: operationIdType }),
  output: struct({ outcome: optional(outcomeType) }),
  timeout: 2_000,
});
