import type { Millis } from '@realmwright/kernel/units';
import type { Delivery } from '@realmwright/protocol/realtime/delivery';
import { type ServerMessage, serverMessages } from '@realmwright/protocol/realtime/server-messages';
import { audienceOf, audiences } from './audience.ts';
import type { TrafficTally } from './traffic-tally.ts';

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
      for (let bit = 0; bit < audiences.length; bit++) {
        if ((waiting & (1 << bit)) !== 0) this.#tally.time(bit, seconds);
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
