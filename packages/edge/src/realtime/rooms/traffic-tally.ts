import { type Delivery, deliveries } from '@realmwright/protocol/realtime/delivery';
import { deliveryBounds } from '../realtime-traffic.contract.ts';
import { type Audience, audiences } from './audience.ts';
import type { TrafficMetrics } from './traffic-metrics.ts';

/** What lines have carried for one audience since the edge started. */
export interface AudienceTotals {
  readonly room: Audience;
  readonly dropped: number;
  readonly timed: readonly number[];
  readonly timedSeconds: number;
  readonly classes: readonly { readonly delivery: Delivery; readonly messages: number; readonly bytes: number }[];
}

const steps = deliveryBounds.length + 1;

/**
 * What the lines of an edge carry, by whom it is for and by class. It adds up in plain numbers and is poured into the
 * metrics once in a while: a counter with labels for each message of each line would cost more than the message.
 */
export class TrafficTally {
  readonly #metrics: TrafficMetrics;
  readonly #messages = new Float64Array(audiences.length * deliveries.length);
  readonly #bytes = new Float64Array(audiences.length * deliveries.length);
  readonly #dropped = new Float64Array(audiences.length);
  readonly #timed = new Float64Array(audiences.length * steps);
  readonly #timedSeconds = new Float64Array(audiences.length);
  /** What of each of these the metrics know. */
  readonly #poured = {
    messages: new Float64Array(audiences.length * deliveries.length),
    bytes: new Float64Array(audiences.length * deliveries.length),
    dropped: new Float64Array(audiences.length),
  };

  constructor(metrics: TrafficMetrics) {
    this.#metrics = metrics;
  }

  count(audience: number, delivery: Delivery, bytes: number): void {
    const at = audience * deliveries.length + deliveries.indexOf(delivery);
    add(this.#messages, at, 1);
    add(this.#bytes, at, bytes);
  }

  drop(audience: number): void {
    add(this.#dropped, audience, 1);
  }

  /** Something took so long from being told to the system having taken it. */
  time(audience: number, seconds: number): void {
    const bound = deliveryBounds.findIndex((most) => seconds <= most);
    add(this.#timed, audience * steps + (bound < 0 ? steps - 1 : bound), 1);
    add(this.#timedSeconds, audience, seconds);
    this.#metrics.delivery.observe(seconds, audiences[audience] ?? 'own');
  }

  /** Hands what has come together to the metrics. */
  pour(): void {
    const { messages, bytes, dropped } = this.#poured;
    for (const [place, audience] of audiences.entries()) {
      for (const [index, delivery] of deliveries.entries()) {
        const at = place * deliveries.length + index;
        const count = rest(this.#messages, messages, at);
        if (count === 0) continue;
        this.#metrics.messages.add(count, audience, delivery);
        this.#metrics.bytes.add(rest(this.#bytes, bytes, at), audience, delivery);
      }
      const left = rest(this.#dropped, dropped, place);
      if (left > 0) this.#metrics.dropped.add(left, audience);
    }
  }

  /** What it came to, for each audience for which there was anything. */
  totals(): readonly AudienceTotals[] {
    return audiences.flatMap((room, place) => {
      const classes = deliveries.flatMap((delivery, index) => {
        const at = place * deliveries.length + index;
        const messages = this.#messages[at] ?? 0;
        return messages === 0 ? [] : [{ delivery, messages, bytes: this.#bytes[at] ?? 0 }];
      });
      const dropped = this.#dropped[place] ?? 0;
      if (classes.length === 0 && dropped === 0) return [];
      const timed = [...this.#timed.subarray(place * steps, (place + 1) * steps)];
      return [{ room, dropped, timed, timedSeconds: this.#timedSeconds[place] ?? 0, classes }];
    });
  }
}

function add(sums: Float64Array, at: number, amount: number): void {
  sums[at] = (sums[at] ?? 0) + amount;
}

/** What has come to a sum since it was last asked for. */
function rest(sums: Float64Array, known: Float64Array, at: number): number {
  const sum = sums[at] ?? 0;
  const more = sum - (known[at] ?? 0);
  known[at] = sum;
  return more;
}
