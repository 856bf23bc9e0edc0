import { request } from '@realmwright/kernel/contract';
import { f64, list, literals, struct, u32 } from '@realmwright/kernel/schema/types';
import { deliveries } from '@realmwright/protocol/realtime/delivery';
import { qualities } from '@realmwright/protocol/realtime/quality';
import { audiences } from './rooms/audience.ts';

/**
 * Upper bounds of the times in which what was told left, seconds, as they are counted for the metrics and for operators.
 */
export const deliveryBounds = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] as const;

/** How a client that asked its session back fared. */
export const resumptionOutcomes = ['kept', 'moved', 'missed', 'unknown'] as const;

/** What the lines of one edge have carried since it started, and how they are now. */
export const trafficTotalsType = struct({
  rooms: list(
    struct({
      room: literals(...audiences),
      /** Rooms of this kind that are open, and sessions in them; none for what is no room. */
      rooms: u32,
      members: u32,
      /** Left out because a line was slow. */
      dropped: f64,
      /** How many of the timed messages were as fast as each of `deliveryBounds`, and not as the one before; then the rest. */
      timed: list(f64, { max: deliveryBounds.length + 1 }),
      timedSeconds: f64,
      classes: list(struct({ delivery: literals(...deliveries), messages: f64, bytes: f64 }), {
        max: deliveries.length,
      }),
    }),
    { max: audiences.length },
  ),
  resumptions: list(struct({ outcome: literals(...resumptionOutcomes), count: f64 }), {
    max: resumptionOutcomes.length,
  }),
  /** Snapshots that clients asked for: something was missing, or their view had drifted from the world. */
  gaps: f64,
  drifts: f64,
  /** Sessions by how much they are told. */
  qualities: list(struct({ quality: literals(...qualities), sessions: u32 }), { max: qualities.length }),
});

/** What a realtime edge has carried. Scoped by EdgeId. */
export const readTraffic = request('realtime.read-traffic', {
  input: struct({}),
  output: trafficTotalsType,
  timeout: 2_000,
});
