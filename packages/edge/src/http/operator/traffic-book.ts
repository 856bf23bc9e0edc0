import type { EdgeId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { Millis } from '@realmwright/kernel/units';
import { deliveries } from '@realmwright/protocol/realtime/delivery';
import { qualities } from '@realmwright/protocol/realtime/quality';
import {
  deliveryBounds,
  resumptionOutcomes,
  type trafficTotalsType,
} from '../../realtime/realtime-traffic.contract.ts';
import { audiences } from '../../realtime/rooms/audience.ts';
import type { OperatorEvent } from './operator-events.ts';

type Totals = ValueOf<typeof trafficTotalsType>;
type RoomTotals = Totals['rooms'][number];
export type ToldTraffic = Omit<Extract<OperatorEvent, { kind: 'traffic' }>, 'kind' | 'at' | 'silent'>;
type ToldRoom = ToldTraffic['rooms'][number];

/** Over how long rates are taken, and how long an edge that says nothing more still counts. */
const windowMillis: Millis = 10_000;
const MILLIS = 1_000;

interface Reading {
  readonly at: Millis;
  readonly totals: Totals;
}

/** What edges have said of their traffic lately, and what it comes to for the realm. */
export class TrafficBook {
  /** Oldest first; what is older than the window is kept only as long as nothing younger begins it. */
  readonly #readings = new Map<EdgeId, readonly Reading[]>();

  hear(edge: EdgeId, totals: Totals, now: Millis): void {
    const before = this.#readings.get(edge) ?? [];
    const last = before.at(-1);
    // An edge that has started anew counts from nothing.
    const former = last === undefined || messagesOf(totals) < messagesOf(last.totals) ? [] : before;
    const kept = former.filter(
      ({ at }, index) => at > now - windowMillis || (former[index + 1]?.at ?? now) > now - windowMillis,
    );
    this.#readings.set(edge, [...kept, { at: now, totals }]);
  }

  /** What it comes to at this moment. */
  told(now: Millis): ToldTraffic {
    for (const [edge, readings] of this.#readings) {
      if ((readings.at(-1)?.at ?? 0) < now - windowMillis) this.#readings.delete(edge);
    }
    const edges = [...this.#readings.values()];
    const newest = edges.flatMap((readings) => readings.at(-1)?.totals ?? []);
    const sum = (of: (totals: Totals) => number): number => newest.reduce((total, totals) => total + of(totals), 0);
    return {
      rooms: audiences.flatMap((room) => this.#room(room, edges) ?? []),
      resumptions: resumptionOutcomes.map((outcome) => ({
        outcome,
        count: sum(({ resumptions }) => resumptions.find((one) => one.outcome === outcome)?.count ?? 0),
      })),
      gaps: sum(({ gaps }) => gaps),
      drifts: sum(({ drifts }) => drifts),
      qualities: qualities.map((quality) => ({
        quality,
        sessions: sum((totals) => totals.qualities.find((one) => one.quality === quality)?.sessions ?? 0),
      })),
    };
  }

  #room(room: ToldRoom['room'], edges: readonly (readonly Reading[])[]): ToldRoom | undefined {
    const spans = edges.flatMap((readings) => spanOf(room, readings) ?? []);
    if (spans.length === 0) return undefined;
    const sum = (of: (span: Span) => number): number => spans.reduce((total, span) => total + of(span), 0);
    const timed = Array.from({ length: deliveryBounds.length + 1 }, (_, at) => sum(({ timedAt }) => timedAt(at)));
    const count = timed.reduce((total, one) => total + one, 0);
    const mean = (sum(({ timedSeconds }) => timedSeconds) / count) * MILLIS;
    return {
      room,
      rooms: sum(({ last }) => last.rooms),
      members: sum(({ last }) => last.members),
      dropped: sum(({ last }) => last.dropped),
      millis: count === 0 ? undefined : { mean, p99: boundOf(timed, count * 0.99) * MILLIS },
      classes: deliveries.map((delivery) => ({
        delivery,
        messages: sum((span) => span.rate(delivery, 'messages')),
        bytes: sum((span) => span.rate(delivery, 'bytes')),
      })),
    };
  }
}

/** What changed at one edge for one audience within the window. */
interface Span {
  readonly last: RoomTotals;
  readonly timedSeconds: number;
  timedAt(step: number): number;
  /** Per second. */
  rate(delivery: RoomTotals['classes'][number]['delivery'], of: 'messages' | 'bytes'): number;
}

function spanOf(room: ToldRoom['room'], readings: readonly Reading[]): Span | undefined {
  const [first] = readings;
  const newest = readings.at(-1);
  const last = newest?.totals.rooms.find((one) => one.room === room);
  if (first === undefined || newest === undefined || last === undefined) return undefined;
  const begin = first === newest ? last : first.totals.rooms.find((one) => one.room === room);
  const seconds = (newest.at - first.at) / MILLIS;
  return {
    last,
    timedSeconds: last.timedSeconds - (begin?.timedSeconds ?? 0),
    timedAt: (step) => (last.timed[step] ?? 0) - (begin?.timed[step] ?? 0),
    rate(delivery, of) {
      const now = last.classes.find((one) => one.delivery === delivery)?.[of] ?? 0;
      const then = begin?.classes.find((one) => one.delivery === delivery)?.[of] ?? 0;
      return seconds > 0 ? (now - then) / seconds : 0;
    },
  };
}

/** The bound within which so many lie; what lies beyond the last is said to be there. */
function boundOf(timed: readonly number[], many: number): number {
  let seen = 0;
  for (const [at, bound] of deliveryBounds.entries()) {
    seen += timed[at] ?? 0;
    if (seen >= many) return bound;
  }
  return deliveryBounds.at(-1) ?? 0;
}

function messagesOf({ rooms }: Totals): number {
  let count = 0;
  for (const { classes } of rooms) for (const { messages } of classes) count += messages;
  return count;
}
