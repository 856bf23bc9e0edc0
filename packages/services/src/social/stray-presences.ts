import { call } from '@realmwright/kernel/contract';
import type { EdgeId, SessionId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import { findOpenSessions, mostSessionsAsked } from '../account/account.contract.ts';
import type { FeaturePorts } from '../serving.ts';
import { tellOfGoing } from './friend-news.ts';
import { deletePresenceOfSession, listPresentSessions } from './presence.store.ts';

/**
 * Takes whoever is in the registry by a session that is over out of it. News of an end that was lost, or came while the
 * services were away, would otherwise leave somebody in the world for good.
 */
export async function removeStrayPresences(ports: StrayPorts): Promise<void> {
  const { bus, database } = ports;
  for (const [edge, present] of await sessionsByEdge(ports)) {
    for (let from = 0; from < present.length; from += mostSessionsAsked) {
      const sessions = present.slice(from, from + mostSessionsAsked);
      const outcome = await call(bus, findOpenSessions, { edge, sessions });
      if (isRefused(outcome)) continue;
      const open = new Set(outcome.value.open);
      for (const session of sessions.filter((one) => !open.has(one))) {
        for (const gone of await deletePresenceOfSession(database, { edge, session })) await tellOfGoing(ports, gone);
      }
    }
  }
}

type StrayPorts = Pick<FeaturePorts, 'bus' | 'database'>;

async function sessionsByEdge({ database }: StrayPorts): Promise<ReadonlyMap<EdgeId, SessionId[]>> {
  const byEdge = new Map<EdgeId, SessionId[]>();
  for (const { edge, session } of await listPresentSessions(database)) {
    const sessions = byEdge.get(edge);
    if (sessions === undefined) byEdge.set(edge, [session]);
    else sessions.push(session);
  }
  return byEdge;
}
