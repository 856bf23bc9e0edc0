import { call } from '@realmwright/kernel/contract';
import type { EdgeId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Millis } from '@realmwright/kernel/units';
import { readTraffic } from '../../realtime/realtime-traffic.contract.ts';
import type { LiveEdge } from './edge-register.ts';
import type { OperatorEvent } from './operator-events.ts';
import type { TrafficBook } from './traffic-book.ts';

/** What the lines of these edges carry. Edges that do not answer are named. */
export async function listToldTraffic(
  bus: Bus,
  edges: readonly LiveEdge[],
  book: TrafficBook,
  clock: { now(): number; monotonic(): Millis },
): Promise<OperatorEvent> {
  const asked = edges.filter(({ protocol }) => protocol === 'realtime').map(({ edge }) => edge);
  const settled = await Promise.allSettled(asked.map((edge) => askEdge(bus, edge)));
  const now = clock.monotonic();
  for (const [at, one] of settled.entries()) {
    const edge = asked[at];
    if (edge !== undefined && one.status === 'fulfilled') book.hear(edge, one.value, now);
  }
  return {
    kind: 'traffic',
    at: Math.round(clock.now()),
    silent: asked.filter((_, at) => settled[at]?.status === 'rejected'),
    ...book.told(now),
  };
}

async function askEdge(bus: Bus, edge: EdgeId) {
  const answered = await call(bus, readTraffic, {}, { scope: edge });
  if (isRefused(answered)) throw new Error(`${readTraffic.subject} was refused`);
  return answered.value;
}
