import type { CharacterId, EdgeId, SessionId } from './ids.ts';
import { characterIdType, sessionIdType } from './schema/domain.ts';
import { list, struct } from './schema/types.ts';

/** Somebody in the world as news reach it: by the session of an edge, as long as that session steers this character. */
export interface Receiver {
  readonly edge: EdgeId;
  readonly session: SessionId;
  readonly characterId: CharacterId;
}

/** Most receivers of one message; 32 KiB, far below what any bus carries. */
export const mostReceivers = 4_096;

/**
 * The sessions of one edge that an event is for, in an event that is published with the edge's id as scope. An edge
 * passes over those that steer another character by now.
 */
export const receiversType = list(struct({ session: sessionIdType, characterId: characterIdType }), {
  max: mostReceivers,
});

/** What one message of an event carries: receivers of one edge. */
export interface ReceiversOfEdge {
  readonly edge: EdgeId;
  readonly receivers: readonly { readonly session: SessionId; readonly characterId: CharacterId }[];
}

/** One group per edge, in the order in which the edges first appear; several for an edge with more than one message holds. */
export function groupReceivers(receivers: Iterable<Receiver>): readonly ReceiversOfEdge[] {
  const byEdge = new Map<EdgeId, { session: SessionId; characterId: CharacterId }[]>();
  for (const { edge, session, characterId } of receivers) {
    const ofEdge = byEdge.get(edge);
    if (ofEdge === undefined) byEdge.set(edge, [{ session, characterId }]);
    else ofEdge.push({ session, characterId });
  }
  const groups: ReceiversOfEdge[] = [];
  for (const [edge, all] of byEdge) {
    for (let from = 0; from < all.length; from += mostReceivers) {
      groups.push({ edge, receivers: all.slice(from, from + mostReceivers) });
    }
  }
  return groups;
}
