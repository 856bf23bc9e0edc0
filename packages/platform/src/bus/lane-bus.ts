import type { Bus, BusMessage, ServeOptions, SubscribeOptions, Subscription } from '@realmwright/kernel/ports/bus';
import type { BusTap } from './bus-router.ts';

/**
 * One bus made of two: subjects that begin with one of `prefixes` (each ends with a dot) meet on `lane`, all others on
 * `main`. It exists so that what two threads say to each other in every step does not wait for a third one. Each subject
 * lies wholly on one of the two, so that the order of a subject is kept; a pattern that spans both is heard on both.
 */
export function laneBus(main: Bus, lane: Bus, prefixes: readonly string[]): Bus {
  return new LaneBus(main, lane, prefixes);
}

/** Shows what is said on the main bus and, by listening in, what is published on the lane. */
export function tapWithLane(main: BusTap, lane: Bus, prefixes: readonly string[]): BusTap {
  return {
    tap(observer) {
      const endMain = main.tap(observer);
      const listening = prefixes.map((prefix) =>
        lane.subscribe(`${prefix}>`, {}, ({ subject, payload }) => observer({ kind: 'publish', subject, payload })),
      );
      return () => {
        endMain();
        for (const subscription of listening) void subscription.stop();
      };
    },
  };
}

class LaneBus implements Bus {
  readonly #main: Bus;
  readonly #lane: Bus;
  readonly #prefixes: readonly string[];

  constructor(main: Bus, lane: Bus, prefixes: readonly string[]) {
    this.#main = main;
    this.#lane = lane;
    this.#prefixes = prefixes;
  }

  publish(subject: string, payload: Uint8Array): void {
    this.#busOf(subject).publish(subject, payload);
  }

  request(subject: string, payload: Uint8Array, options: { readonly timeout: number }): Promise<Uint8Array> {
    return this.#busOf(subject).request(subject, payload, options);
  }

  subscribe(
    subject: string,
    options: SubscribeOptions,
    handler: (message: BusMessage) => void | Promise<void>,
  ): Subscription {
    return together(this.#busesOf(subject).map((bus) => bus.subscribe(subject, options, handler)));
  }

  serve(subject: string, options: ServeOptions, handler: (message: BusMessage) => Promise<Uint8Array>): Subscription {
    return together(this.#busesOf(subject).map((bus) => bus.serve(subject, options, handler)));
  }

  async flush(): Promise<void> {
    await Promise.all([this.#main.flush(), this.#lane.flush()]);
  }

  async drain(): Promise<void> {
    await Promise.all([this.#main.drain(), this.#lane.drain()]);
  }

  #busOf(subject: string): Bus {
    return this.#prefixes.some((prefix) => subject.startsWith(prefix)) ? this.#lane : this.#main;
  }

  #busesOf(pattern: string): readonly Bus[] {
    if (this.#busOf(pattern) === this.#lane) return [this.#lane];
    return this.#prefixes.some((prefix) => mayBeginWith(pattern, prefix)) ? [this.#main, this.#lane] : [this.#main];
  }
}

/** Whether a pattern with wildcards may match a subject that begins with `prefix`. */
function mayBeginWith(pattern: string, prefix: string): boolean {
  const wanted = pattern.split('.');
  for (const [i, token] of prefix.slice(0, -1).split('.').entries()) {
    if (wanted[i] === '>') return true;
    if (wanted[i] !== '*' && wanted[i] !== token) return false;
  }
  return true;
}

function together(subscriptions: readonly Subscription[]): Subscription {
  return {
    stop: async () => {
      await Promise.all(subscriptions.map((subscription) => subscription.stop()));
    },
  };
}
