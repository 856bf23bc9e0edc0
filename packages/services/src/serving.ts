import {
  type AnswerContext,
  answer,
  type EventContract,
  listen,
  type RequestContract,
} from '@realmwright/kernel/contract';
import { isRefused, type Outcome } from '@realmwright/kernel/outcome';
import type { Subscription } from '@realmwright/kernel/ports/bus';
import type { Cancel } from '@realmwright/kernel/ports/clock';
import type { Log } from '@realmwright/kernel/ports/log';
import type { Counter, Histogram, Metrics } from '@realmwright/kernel/ports/metrics';
import type { Random } from '@realmwright/kernel/ports/random';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { Health, Running } from '@realmwright/kernel/running';
import type { Millis } from '@realmwright/kernel/units';
import type { Database } from '@realmwright/platform/database/database';

/** What the services role is given. */
export interface ServicePorts extends RolePorts {
  readonly database: Database;
}

/** What one feature is given: the role's ports and the meter that all features share. */
export interface FeaturePorts extends ServicePorts {
  readonly meter: RequestMeter;
}

/** Counts and times the requests of all features; declared once per role. */
export interface RequestMeter {
  readonly answered: Counter;
  readonly duration: Histogram;
}

/** Declares the metrics that every feature has in common. */
export function openRequestMeter(metrics: Metrics): RequestMeter {
  return {
    answered: metrics.counter('service_requests_total', 'Requests to feature services by what became of them.', [
      'subject',
      'outcome',
    ]),
    duration: metrics.histogram(
      'service_request_seconds',
      'Time from the arrival of a request to its answer, seconds.',
      [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      ['subject'],
    ),
  };
}

/** What a handler gets beside its input. */
export interface HandlerContext extends AnswerContext {
  /** Adds subject and correlation to each of its events. */
  readonly log: Log;
}

/**
 * The running side of one feature: its subscriptions and its regular work, ended together. Replicas of a feature share
 * their requests by one queue group.
 */
export class Serving implements Running {
  readonly #ports: FeaturePorts;
  readonly #log: Log;
  readonly #queue: string;
  readonly #subscriptions: Subscription[] = [];
  readonly #cancels: Cancel[] = [];
  readonly #atWork = new Set<Promise<void>>();

  constructor(ports: FeaturePorts, feature: string) {
    this.#ports = ports;
    this.#log = ports.log.with({ feature });
    this.#queue = `services-${feature}`;
  }

  /** Answers a contract; one log line per failure, one count per answer. */
  answer<Input, Output, Refusal extends string>(
    contract: RequestContract<Input, Output, Refusal>,
    handler: (input: Input, context: HandlerContext) => Promise<Outcome<Output, Refusal>>,
  ): void {
    const { clock, meter, random } = this.#ports;
    const { subject } = contract;
    const onFailure = (error: unknown, { correlation }: AnswerContext): void => {
      meter.answered.add(1, subject, 'failed');
      this.#log.error('request-failed', { subject, correlation, error });
    };
    const onDropped = (): void => meter.answered.add(1, subject, 'dropped');
    const terms = { queue: this.#queue, onFailure, onDropped };
    const subscription = answer(this.#ports.bus, contract, terms, async (input, given) => {
      const began = clock.monotonic();
      // Somebody who asks without a correlation still gets one, so that what follows from it can be found together.
      const correlation = /[^0]/.test(given.correlation) ? given.correlation : newCorrelation(random);
      const log = this.#log.with({ subject, correlation });
      const outcome = await handler(input, { correlation, log });
      meter.duration.observe((clock.monotonic() - began) / 1000, subject);
      meter.answered.add(1, subject, isRefused(outcome) ? outcome.refused : 'accepted');
      return outcome;
    });
    this.#subscriptions.push(subscription);
  }

  /** Hears an event: one replica of the feature gets it, or each of them. */
  listen<Payload>(
    contract: EventContract<Payload>,
    who: 'one-replica' | 'each-replica',
    handler: (payload: Payload) => Promise<void>,
  ): void {
    const { subject } = contract;
    const options = who === 'one-replica' ? { queue: this.#queue } : {};
    const subscription = listen(this.#ports.bus, contract, options, (payload) =>
      this.#attempt('event-failed', { subject }, () => handler(payload)),
    );
    this.#subscriptions.push(subscription);
  }

  /** Does something regularly; a run that is not over yet skips the next beat. */
  every(period: Millis, work: string, task: () => Promise<void>): void {
    let isBusy = false;
    const beat = async (): Promise<void> => {
      if (isBusy) return;
      isBusy = true;
      await this.#attempt('regular-work-failed', { work }, task);
      isBusy = false;
    };
    this.#cancels.push(
      this.#ports.clock.every(period, () => {
        const running = beat().finally(() => this.#atWork.delete(running));
        this.#atWork.add(running);
      }),
    );
  }

  async drain(): Promise<void> {
    for (const cancel of this.#cancels.splice(0)) cancel();
    await Promise.all(this.#subscriptions.splice(0).map((subscription) => subscription.stop()));
    await Promise.all(this.#atWork);
  }

  async stop(): Promise<void> {
    await this.drain();
  }

  health(): Health {
    return { ready: true };
  }

  async #attempt(event: string, fields: Readonly<Record<string, unknown>>, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.#log.error(event, { ...fields, error });
    }
  }
}

/** Sixteen hexadecimal digits that tie log lines together. */
function newCorrelation(random: Random): string {
  return Buffer.from(random.bytes(8)).toString('hex');
}
