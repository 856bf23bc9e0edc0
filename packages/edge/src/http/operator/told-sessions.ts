import { call, type RequestContract } from '@realmwright/kernel/contract';
import type { EdgeId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { listSessions } from '../../gateway/gateway.contract.ts';
import { listRealtimeSessions } from '../../realtime/realtime-sessions.contract.ts';
import type { LiveEdge } from './edge-register.ts';
import { mostSessionsTold, type OperatorEvent, type ToldSession } from './operator-events.ts';

/** Most sessions that one edge is asked for, which is the most that it tells. */
const mostOfOneEdge = 1_000;

interface Answer {
  readonly edge: EdgeId;
  readonly totalCount: number;
  readonly sessions: readonly ToldSession[];
}

/** The sessions of these edges, whatever their protocol. Edges that do not answer are named. */
export async function listToldSessions(bus: Bus, edges: readonly LiveEdge[]): Promise<OperatorEvent> {
  const asked = edges.map(({ edge, protocol }) =>
    protocol === 'game' ? askGateway(bus, edge) : askRealtime(bus, edge),
  );
  const settled = await Promise.allSettled(asked);
  const answers = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  return {
    kind: 'sessions',
    totalCount: answers.reduce((sum, { totalCount }) => sum + totalCount, 0),
    silent: edges.flatMap(({ edge }, at) => (settled[at]?.status === 'fulfilled' ? [] : [edge])),
    sessions: answers.flatMap(({ sessions }) => sessions).slice(0, mostSessionsTold),
  };
}

async function askGateway(bus: Bus, edge: EdgeId): Promise<Answer> {
  const { totalCount, sessions } = await ask(bus, listSessions, edge);
  return {
    edge,
    totalCount,
    sessions: sessions.map((session) => {
      const build = session.build === 0 ? undefined : session.build;
      return { ...told(edge, session), protocol: 'game', build, form: undefined };
    }),
  };
}

async function askRealtime(bus: Bus, edge: EdgeId): Promise<Answer> {
  const { totalCount, sessions } = await ask(bus, listRealtimeSessions, edge);
  return {
    edge,
    totalCount,
    sessions: sessions.map((session) => {
      return { ...told(edge, session), protocol: 'realtime', build: undefined, form: session.form };
    }),
  };
}

type OfBothEdges = Omit<ToldSession, 'edge' | 'protocol' | 'build' | 'form' | 'account' | 'character'> & {
  readonly accountName: string;
  readonly characterName: string;
};

/** What both kinds of edge say of a session. */
function told(edge: EdgeId, session: OfBothEdges) {
  const { accountName: account, characterName: character, address, map, state } = session;
  const { latencyMillis, queuedBytes, openSeconds } = session;
  const where = { edge, session: session.session, address, map, state };
  return { ...where, account, character, latencyMillis, queuedBytes, openSeconds };
}

async function ask<Output>(
  bus: Bus,
  contract: RequestContract<{ readonly limit: number }, Output, never>,
  edge: EdgeId,
): Promise<Output> {
  const answered = await call(bus, contract, { limit: mostOfOneEdge }, { scope: edge });
  if (isRefused(answered)) throw new Error(`${contract.subject} was refused`);
  return answered.value;
}
