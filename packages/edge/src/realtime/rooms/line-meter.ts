import type { Histogram } from '@realmwright/kernel/ports/metrics';
import type { Millis } from '@realmwright/kernel/units';
import { type Delivery, deliveries } from '@realmwright/protocol/realtime/delivery';
import { type ServerMessage, serverMessages } from '@realmwright/protocol/realtime/server-messages';
import { audienceOf, audiences } from './audience.ts';
import type { TrafficMetrics } from './traffic-metrics.ts';

/**
 * What the lines of an edge carry, by whom it is for and by class. It adds up in plain numbers and is poured into the
 * metrics once in a while: a counter with labels for each message of each line would cost more than the message.
 */
export class TrafficTally {
  readonly #metrics: TrafficMetrics;
  readonly #messages = new Float64Array(audiences.length * deliveries.length);
  readonly #bytes = new Float64Array(audiences.length * deliveries.length);
  readonly #dropped = new Float64Array(audiences.length);

  constructor(metrics: TrafficMetrics) {
    this.#metrics = metrics;
  }

  get delivery(): Histogram {
    return this.#metrics.delivery;
  }

  count(audience: number, delivery: Delivery, bytes: number): void {
    const at = audience * deliveries.length + deliveries.indexOf(delivery);
    this.#messages[at] = (this.#messages[at] ?? 0) + 1;
    this.#bytes[at] = (this.#bytes[at] ?? 0) + bytes;
  }

  drop(audience: number): void {
    this.#dropped[audience] = (this.#dropped[audience] ?? 0) + 1;
  }

  /** Hands what has come together to the metrics. */
  pour(): void {
    for (const [place, audience] of audiences.entries()) {
      for (const [index, delivery] of deliveries.entries()) {
        const at = place * deliveries.length + index;
        const messages = this.#messages[at] ?? 0;
        if (messages === 0) continue;
        this.#metrics.messages.add(messages, audience, delivery);
        this.#metrics.bytes.add(this.#bytes[at] ?? 0, audience, delivery);
      }
      const dropped = this.#dropped[place] ?? 0;
      if (dropped > 0) this.#metrics.dropped.add(dropped, audience);
    }
    this.#messages.fill(0);
    this.#bytes.fill(0);
    this.#dropped.fill(0);
  }
}

/** Counts what one line carries, and times how long it takes. */
export class LineMeter {
  readonly #tally: TrafficTally;
  readonly #now: () => Millis;
  /** Of what was told since the last flush: for whom it is, a bit for each, and when the first of it was told. */
  #waiting = 0;
  #since: Millis = 0;
  #flushes = 0;

  constructor(tally: TrafficTally, now: () => Millis) {
    this.#tally = tally;
    this.#now = now;
  }

  told(message: ServerMessage, bytes: number): void {
    this.#count(audiences.indexOf(audienceOf(message)), serverMessages[message.kind].delivery, bytes);
  }

  state(bytes: number): void {
    this.#count(instance, 'latest', bytes);
  }

  dropped(message: ServerMessage): void {
    this.#tally.drop(audiences.indexOf(audienceOf(message)));
  }

  /** What was told leaves: gives what is to be called once the system has it, if this flush is one that is timed. */
  leaving(): (() => void) | undefined {
    const waiting = this.#waiting;
    const since = this.#since;
    this.#waiting = 0;
    this.#flushes += 1;
    const isTimed = (waiting & ~stateAlone) !== 0 || (waiting !== 0 && this.#flushes % timedFlushes === 1);
    if (!isTimed) return undefined;
    return () => {
      const seconds = (this.#now() - since) / 1000;
      for (const [bit, audience] of audiences.entries()) {
        if ((waiting & (1 << bit)) !== 0) this.#tally.delivery.observe(seconds, audience);
      }
    };
  }

  #count(audience: number, delivery: Delivery, bytes: number): void {
    this.#tally.count(audience, delivery, bytes);
    if (this.#waiting === 0) this.#since = this.#now();
    this.#waiting |= 1 << audience;
  }
}

/** State flows all the time: to look at the clock for every flush of it would cost more than it tells. */
const timedFlushes = 16;
const instance = audiences.indexOf('instance');
const stateAlone = 1 << instance;
