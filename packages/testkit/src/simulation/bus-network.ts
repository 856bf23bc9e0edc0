import { AsyncLocalStorage } from 'node:async_hooks';
import type { BusMessage } from '@realmwright/kernel/ports/bus';
import { subjectMatches } from '@realmwright/platform/bus/bus-limits';
import type { Inbox } from '@realmwright/platform/bus/inbox';
import type { History } from './history.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** How unkind the network between roles is at the moment. Rates are shares of messages. */
export interface BusWeather {
  /** Delay of one message, milliseconds. */
  leastDelay: number;
  mostDelay: number;
  /** Share of messages that take up to `slowDelay` instead. */
  slowRate: number;
  slowDelay: number;
  /** Events and requests that never arrive, and answers that never arrive. */
  lostEvents: number;
  lostRequests: number;
  lostAnswers: number;
  /** Requests that arrive twice, as if the asker had asked again; those alone whose contract bears it. */
  repeatedRequests: number;
}

/** Nothing is lost, and little time. */
export const fairWeather: Readonly<BusWeather> = {
  leastDelay: 0.1,
  mostDelay: 2,
  slowRate: 0,
  slowDelay: 0,
  lostEvents: 0,
  lostRequests: 0,
  lostAnswers: 0,
  repeatedRequests: 0,
};

/** A bus as the network sees it. */
export interface Member {
  readonly name: string;
  readonly posts: ReadonlyMap<number, Post>;
  hear(request: number, payload: Uint8Array): void;
  hearNobody(request: number): void;
}

/** One subscription. */
export interface Post {
  readonly id: number;
  readonly subject: string;
  readonly queue: string | undefined;
  deliver(message: Delivery): void;
  readonly inbox: Inbox<Delivery>;
}

export interface Delivery extends BusMessage {
  readonly replyTo: { readonly member: Member; readonly request: number } | undefined;
}

/** Something that goes over the bus, for those who watch: told when it is sent, and again with the answer. */
export type BusSight =
  | { readonly kind: 'event'; readonly from: string; readonly subject: string; readonly payload: Uint8Array }
  | {
      readonly kind: 'request';
      readonly from: string;
      readonly request: number;
      readonly subject: string;
      readonly payload: Uint8Array;
    }
  | {
      readonly kind: 'answer';
      readonly from: string;
      readonly to: string;
      /** The number of what it answers, unique for who had asked. */
      readonly request: number;
      readonly subject: string;
      readonly payload: Uint8Array;
      readonly isLost: boolean;
    };

/**
 * The network between the buses of one simulated realm: every message gets a delay, and perhaps no arrival, from the
 * seed. It keeps what the port promises and nothing more: order holds for one publisher, subject and subscriber.
 */
export class BusNetwork {
  readonly clock: VirtualClock;
  readonly weather: BusWeather = { ...fairWeather };
  /** The request that is being handled, by the chain of calls that handles it. */
  readonly handling = new AsyncLocalStorage<Delivery>();
  readonly overflows: string[] = [];
  readonly #history: History;
  readonly #random: SeededRandom;
  readonly #isRepeatable: (subject: string) => boolean;
  readonly #members = new Set<Member>();
  readonly #parted = new Set<string>();
  readonly #repeatNext = new Set<string>();
  readonly #lastDue = new Map<string, number>();
  readonly #watchers: ((sight: BusSight) => void)[] = [];
  readonly #turns = new Map<string, number>();
  #receivers = new Map<string, Receivers>();

  constructor(
    clock: VirtualClock,
    history: History,
    random: SeededRandom,
    isRepeatable: (subject: string) => boolean = () => false,
  ) {
    this.clock = clock;
    this.#history = history;
    this.#random = random;
    this.#isRepeatable = isRepeatable;
  }

  join(member: Member): void {
    this.#members.add(member);
    this.changed();
  }

  leave(member: Member): void {
    this.#members.delete(member);
    this.changed();
  }

  /** Subscriptions have changed. */
  changed(): void {
    this.#receivers = new Map();
  }

  watch(see: (sight: BusSight) => void): void {
    this.#watchers.push(see);
  }

  /** From now on nothing passes between that member and any other, until `heal`. */
  part(name: string): void {
    this.#history.add(`bus: ${name} is cut off`);
    this.#parted.add(name);
  }

  heal(name: string): void {
    if (this.#parted.delete(name)) this.#history.add(`bus: ${name} is back`);
  }

  noteOverflow(member: Member, subject: string): void {
    this.overflows.push(`${member.name} ${subject}`);
  }

  publish(from: Member, subject: string, payload: Uint8Array): void {
    const { alone, groups } = this.#receiversOf(subject);
    this.#see({ kind: 'event', from: from.name, subject, payload });
    const lost = this.weather.lostEvents;
    for (const receiver of alone) this.#carry(from, receiver, subject, payload, lost);
    for (const [group, members] of groups) {
      const chosen = this.#next(group, members);
      if (chosen !== undefined) this.#carry(from, chosen, subject, payload, lost);
    }
  }

  request(from: Member, request: number, subject: string, payload: Uint8Array): void {
    const { alone, groups } = this.#receiversOf(subject);
    this.#see({ kind: 'request', from: from.name, request, subject, payload });
    const receivers = [...alone];
    for (const [group, members] of groups) {
      const chosen = this.#next(group, members);
      if (chosen !== undefined) receivers.push(chosen);
    }
    if (receivers.length === 0) {
      this.#history.add(`${from.name} asks ${subject}: nobody is there`);
      this.clock.after(this.#delay(), () => from.hearNobody(request));
      return;
    }
    const replyTo = { member: from, request };
    const isTwice =
      this.#repeatNext.delete(from.name) ||
      (this.#isRepeatable(subject) && this.#random.chance(this.weather.repeatedRequests));
    for (const receiver of receivers) {
      this.#carry(from, receiver, subject, payload, this.weather.lostRequests, replyTo);
      if (isTwice) this.#carry(from, receiver, subject, payload, this.weather.lostRequests, replyTo);
    }
  }

  /** Has a request handled once more, as if it had been asked again. */
  repeat({ subject, payload, replyTo }: Delivery): void {
    for (const member of this.#members) {
      for (const post of member.posts.values()) {
        if (!subjectMatches(post.subject, subject) || replyTo === undefined) continue;
        this.#carry(replyTo.member, { member, post }, subject, payload, 0, replyTo);
      }
    }
  }

  /** The next request of that member arrives twice. */
  repeatNextOf(name: string): void {
    this.#repeatNext.add(name);
  }

  answer(
    from: Member,
    to: { readonly member: Member; readonly request: number },
    subject: string,
    payload: Uint8Array,
  ) {
    const isLost = this.#isLost(from.name, to.member.name, this.weather.lostAnswers);
    this.#see({ kind: 'answer', from: from.name, to: to.member.name, request: to.request, subject, payload, isLost });
    this.#history.add(`${from.name} > ${to.member.name} answers ${subject}${isLost ? ', lost' : ''}`, payload);
    if (isLost) return;
    const copy = new Uint8Array(payload);
    this.clock.after(this.#delay(), () => to.member.hear(to.request, copy));
  }

  #carry(
    from: Member,
    { member, post }: Receiver,
    subject: string,
    payload: Uint8Array,
    lossRate: number,
    replyTo?: Delivery['replyTo'],
  ): void {
    const isLost = this.#isLost(from.name, member.name, lossRate);
    const verb = replyTo === undefined ? 'says' : 'asks';
    this.#history.add(`${from.name} > ${member.name} ${verb} ${subject}${isLost ? ', lost' : ''}`, payload);
    if (isLost) return;
    const lane = `${from.name} ${member.name} ${post.id} ${subject}`;
    const due = Math.max(this.clock.monotonic() + this.#delay(), this.#lastDue.get(lane) ?? 0);
    this.#lastDue.set(lane, due);
    const copy = new Uint8Array(payload);
    this.clock.at(due, () => {
      if (member.posts.has(post.id)) post.deliver({ subject, payload: copy, replyTo });
    });
  }

  #isLost(from: string, to: string, rate: number): boolean {
    if (from !== to && (this.#parted.has(from) || this.#parted.has(to))) return true;
    return this.#random.chance(rate);
  }

  #delay(): number {
    const { leastDelay, mostDelay, slowRate, slowDelay } = this.weather;
    return this.#random.chance(slowRate)
      ? this.#random.between(mostDelay, slowDelay)
      : this.#random.between(leastDelay, mostDelay);
  }

  #next(group: string, members: readonly Receiver[]): Receiver | undefined {
    const turn = this.#turns.get(group) ?? 0;
    this.#turns.set(group, turn + 1);
    return members[turn % members.length];
  }

  #see(sight: BusSight): void {
    for (const watcher of this.#watchers) watcher(sight);
  }

  #receiversOf(subject: string): Receivers {
    const known = this.#receivers.get(subject);
    if (known !== undefined) return known;
    const alone: Receiver[] = [];
    const groups = new Map<string, Receiver[]>();
    for (const member of this.#members) {
      for (const post of member.posts.values()) {
        if (!subjectMatches(post.subject, subject)) continue;
        if (post.queue === undefined) alone.push({ member, post });
        else groups.set(post.queue, [...(groups.get(post.queue) ?? []), { member, post }]);
      }
    }
    const receivers = { alone, groups };
    this.#receivers.set(subject, receivers);
    return receivers;
  }
}

interface Receiver {
  readonly member: Member;
  readonly post: Post;
}

interface Receivers {
  readonly alone: readonly Receiver[];
  readonly groups: ReadonlyMap<string, readonly Receiver[]>;
}
