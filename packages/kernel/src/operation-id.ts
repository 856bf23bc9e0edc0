import type { Random } from './ports/random.ts';
import { bytes } from './schema/types.ts';

/** Length of an operation id, bytes: 128 unpredictable bits. */
export const operationIdBytes = 16;

/**
 * Names one change of lasting value, chosen by whoever asks for it and repeated unchanged when the question is asked
 * again after a timeout: the change then happens once, and the second answer equals the first.
 */
export type OperationId = Uint8Array;
export const operationIdType = bytes({ maxBytes: operationIdBytes });

/** A fresh operation id. */
export function newOperationId(random: Random): OperationId {
  return random.bytes(operationIdBytes);
}
