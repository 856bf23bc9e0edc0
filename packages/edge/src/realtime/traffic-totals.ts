import type { ValueOf } from '@realmwright/kernel/schema/type';
import { qualities } from '@realmwright/protocol/realtime/quality';
import type { RealtimeCore } from './realtime-core.ts';
import { resumptionOutcomes, type trafficTotalsType } from './realtime-traffic.contract.ts';

/** What the lines of an edge have carried, for operators; see `realtime.read-traffic`. */
export function trafficTotalsOf(core: RealtimeCore): ValueOf<typeof trafficTotalsType> {
  const { metrics, traffic, sessions } = core;
  const counts = new Map<string, { readonly rooms: number; readonly members: number }>(core.rooms.count());
  const served = [...sessions.values()].map(({ gauge }) => gauge.quality);
  return {
    rooms: traffic.totals().map((totals) => ({ ...(counts.get(totals.room) ?? noRooms), ...totals })),
    resumptions: resumptionOutcomes.map((outcome) => ({ outcome, count: metrics.resumptions.of(outcome) })),
    gaps: metrics.resyncs.of('gap'),
    drifts: metrics.resyncs.of('drift'),
    qualities: qualities.map((quality) => ({ quality, sessions: served.filter((one) => one === quality).length })),
  };
}

const noRooms = { rooms: 0, members: 0 } as const;
