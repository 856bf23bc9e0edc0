import type { Cancel, Clock } from '@realmwright/kernel/ports/clock';
import type { Millis } from '@realmwright/kernel/units';

/**
 * Time that passes only when it is told to, from one event to the next, so that a minute of a realm takes as long as its
 * work. Events of one instant happen in the order in which they were planned.
 */
export class VirtualClock implements Clock {
  readonly #epoch: Millis;
  readonly #heap: PlannedEvent[] = [];
  #time = 0;
  #plannedCount = 0;

  /** `epoch`: what `now` says at the beginning, milliseconds since the Unix epoch. */
  constructor(epoch: Millis) {
    this.#epoch = epoch;
  }

  now(): Millis {
    return this.#epoch + Math.floor(this.#time);
  }

  monotonic(): Millis {
    return this.#time;
  }

  after(delay: Millis, callback: () => void): Cancel {
    return this.at(this.#time + (delay > 0 ? Math.max(leastDelay, delay) : 0), callback);
  }

  every(period: Millis, callback: () => void): Cancel {
    let cancel: Cancel = () => undefined;
    const beat = (): void => {
      cancel = this.after(period, beat);
      callback();
    };
    cancel = this.after(period, beat);
    return () => cancel();
  }

  /** Calls at an instant of the monotonic time, or now if it is over. */
  at(instant: Millis, callback: () => void): Cancel {
    const event: PlannedEvent = {
      due: Math.max(instant, this.#time),
      order: ++this.#plannedCount,
      callback,
      isCancelled: false,
    };
    this.#heap.push(event);
    rise(this.#heap, this.#heap.length - 1);
    return () => {
      event.isCancelled = true;
    };
  }

  /** When the next event is due; undefined when nothing is planned. */
  get nextDue(): Millis | undefined {
    this.#dropCancelled();
    return this.#heap[0]?.due;
  }

  /** Goes to the next event and has it happen. False when there is none. */
  step(): boolean {
    this.#dropCancelled();
    const event = this.#heap[0];
    if (event === undefined) return false;
    takeFirst(this.#heap);
    this.#time = event.due;
    event.callback();
    return true;
  }

  /** Lets everything happen until then. For time that is beaten from outside; what follows from an event in promises does not happen in between. */
  advanceTo(instant: Millis): void {
    while ((this.nextDue ?? Number.POSITIVE_INFINITY) <= instant) this.step();
    this.#time = Math.max(this.#time, instant);
  }

  #dropCancelled(): void {
    while (this.#heap[0]?.isCancelled === true) takeFirst(this.#heap);
  }
}

/** A shorter one would be lost in the sum, and time stand still for whoever waits for a moment again and again. Milliseconds. */
const leastDelay = 0.001;

interface PlannedEvent {
  readonly due: Millis;
  readonly order: number;
  readonly callback: () => void;
  isCancelled: boolean;
}

function isBefore(one: PlannedEvent, other: PlannedEvent): boolean {
  return one.due < other.due || (one.due === other.due && one.order < other.order);
}

function rise(heap: PlannedEvent[], from: number): void {
  for (let child = from; child > 0; ) {
    const parent = (child - 1) >> 1;
    const [lower, upper] = [heap[child], heap[parent]];
    if (lower === undefined || upper === undefined || !isBefore(lower, upper)) return;
    heap[child] = upper;
    heap[parent] = lower;
    child = parent;
  }
}

function takeFirst(heap: PlannedEvent[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  for (let parent = 0; ; ) {
    const left = 2 * parent + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (one === undefined) return;
    const least = other !== undefined && isBefore(other, one) ? left + 1 : left;
    const [child, upper] = [heap[least], heap[parent]];
    if (child === undefined || upper === undefined || !isBefore(child, upper)) return;
    heap[parent] = child;
    heap[least] = upper;
    parent = least;
  }
}
