import { createHash } from 'node:crypto';
import { type OperationId, operationIdBytes } from '@realmwright/kernel/operation-id';
import type { RealtimeSession } from './realtime-session.ts';

/**
 * The operation id of a deed that a service does: the same for the same deed wherever the session goes on, so that it is
 * done once though its client asks again at an edge that knows nothing of it.
 */
export function operationOf({ origin, account }: RealtimeSession, action: number): OperationId {
  const name = `${account.id}/${origin}/${action}`;
  return Uint8Array.from(createHash('sha256').update(name).digest().subarray(0, operationIdBytes));
}
