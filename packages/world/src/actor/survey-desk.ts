import { announce, listen } from '@realmwright/kernel/contract';
import type { RealmId } from '@realmwright/kernel/ids';
import type { Bus, Subscription } from '@realmwright/kernel/ports/bus';
import type { Clock } from '@realmwright/kernel/ports/clock';
import type { Millis } from '@realmwright/kernel/units';
import { StepTimes } from '../survey/step-times.ts';
import { surveyed, surveyLeaseMillis, surveyPeriodMillis, surveyWanted } from '../survey/survey.contract.ts';
import { surveyOf } from '../survey/survey.ts';
import type { World } from '../world.ts';

/** Tells watchers how one instance does, between its steps; while nobody watches a step costs one comparison more. */
export class SurveyDesk implements Subscription {
  readonly #bus: Bus;
  readonly #realm: RealmId;
  readonly #times = new StepTimes();
  readonly #hearing: Subscription;
  /** Until when somebody watches, by the clock's monotonic time. */
  #until: Millis = 0;
  #nextAt: Millis = 0;

  constructor({ bus, clock }: { readonly bus: Bus; readonly clock: Clock }, realm: RealmId) {
    this.#bus = bus;
    this.#realm = realm;
    this.#hearing = listen(bus, surveyWanted, { scope: String(realm) }, () => {
      const now = clock.monotonic();
      if (now >= this.#until) this.#begin(now);
      this.#until = now + surveyLeaseMillis;
    });
  }

  stop(): Promise<void> {
    this.#until = 0;
    return this.#hearing.stop();
  }

  /** Said after each step, with its duration and what waits for the next. */
  stepped(world: World, now: Millis, stepMillis: Millis, waiting: number): void {
    if (now >= this.#until) return;
    this.#times.add(now, stepMillis);
    if (now < this.#nextAt) return;
    // On the grid of the period, which a step that is a little late does not move.
    const isOnTime = now - this.#nextAt < surveyPeriodMillis;
    this.#nextAt = (isOnTime ? this.#nextAt : now) + surveyPeriodMillis;
    const survey = surveyOf(world, { realm: this.#realm, step: this.#times.summary(now), waiting });
    announce(this.#bus, surveyed, survey, { scope: String(this.#realm) });
  }

  /** What was measured for an earlier watcher is old. */
  #begin(now: Millis): void {
    this.#times.clear();
    this.#nextAt = now;
  }
}
