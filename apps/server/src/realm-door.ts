import { announce, answer, listen } from '@realmwright/kernel/contract';
import { realmId } from '@realmwright/kernel/ids';
import { accept } from '@realmwright/kernel/outcome';
import type { Bus, Subscription } from '@realmwright/kernel/ports/bus';
import type { Log } from '@realmwright/kernel/ports/log';
import type { Health } from '@realmwright/kernel/running';
import { subjectMatches } from '@realmwright/platform/bus/bus-limits';
import type { BusTap } from '@realmwright/platform/bus/bus-router';
import { encodeTapped } from '@realmwright/platform/bus/tapped-message';
import { readMetrics, readStatus, stopRealm, tapBus } from '@realmwright/platform/control/realm.contract';
import type { ListeningAddress } from '@realmwright/platform/threads/thread-messages';
import { realmReported, shutdownRequested } from '@realmwright/services/operator/operator.contract';
import { readVersion } from './project-folder.ts';
import { ShutdownTimer } from './shutdown-timer.ts';
import { statusOf } from './status-of.ts';
import { StepDurationWindow } from './step-durations.ts';

/** What the supervisor of a realm can tell and do. */
export interface RealmDoor {
  readonly startedAt: number;
  readonly dataFolder: string;
  readonly database: string;
  readonly realm: number;
  readonly addresses: readonly ListeningAddress[];
  readonly log: Log;
  health(): readonly { readonly name: string; readonly health: Health }[];
  metricsText(): Promise<string>;
  wishEnd(reason: string, isRestart: boolean): void;
}

/** A tap that nobody asks for again ends, milliseconds. */
const tapLease = 10_000;
/** How often the supervisor tells the operator service how the realm does, milliseconds. */
const reportPeriod = 10_000;

/** Answers the command-line tool, and obeys `.server shutdown`. The returned function ends it. */
export function answerRealmDoor(bus: Bus, tap: BusTap, door: RealmDoor): () => Promise<void> {
  const options = {
    onFailure: (error: unknown, { subject }: { readonly subject: string }) =>
      door.log.error('request-failed', { subject, error }),
  };
  const taps = new TapLeases(bus, tap);
  const shutdown = new ShutdownTimer(door.wishEnd);
  const subscriptions: Subscription[] = [
    answer(bus, readStatus, options, async () => accept(statusOf({ ...door, place: '', roles: door.health() }))),
    answer(bus, readMetrics, options, async () => accept({ text: new TextEncoder().encode(await door.metricsText()) })),
    answer(bus, stopRealm, options, async () => {
      setTimeout(() => door.wishEnd('asked by the command-line tool', false), 20);
      return accept();
    }),
    answer(bus, tapBus, options, async ({ watcher, pattern }) => {
      taps.renew(watcher, pattern);
      return accept();
    }),
    listen(bus, shutdownRequested, {}, ({ isCancelled, isRestart, delaySeconds, by }) => {
      if (isCancelled) shutdown.cancel();
      else shutdown.set(delaySeconds, by, isRestart);
      door.log.info('shutdown-requested', { isCancelled, isRestart, delaySeconds, by });
    }),
  ];
  const steps = new StepDurationWindow();
  const report = async () => {
    const { mean, max } = steps.add(await door.metricsText());
    announce(bus, realmReported, {
      realm: realmId(door.realm),
      version: readVersion(),
      startedAt: door.startedAt,
      stepMillisMean: mean,
      stepMillisMax: max,
    });
  };
  const tryReport = () => void report().catch((error: unknown) => door.log.warn('report-failed', { error }));
  tryReport();
  const reporting = setInterval(tryReport, reportPeriod);
  return async () => {
    clearInterval(reporting);
    shutdown.cancel();
    taps.endAll();
    await Promise.all(subscriptions.map((subscription) => subscription.stop()));
  };
}

/** Who watches the bus, each until its lease ends. */
class TapLeases {
  readonly #bus: Bus;
  readonly #tap: BusTap;
  readonly #byWatcher = new Map<string, { readonly end: () => void; timer: NodeJS.Timeout }>();

  constructor(bus: Bus, tap: BusTap) {
    this.#bus = bus;
    this.#tap = tap;
  }

  renew(watcher: string, pattern: string): void {
    const known = this.#byWatcher.get(watcher);
    const timer = setTimeout(() => this.#end(watcher), tapLease);
    timer.unref();
    if (known !== undefined) {
      clearTimeout(known.timer);
      known.timer = timer;
      return;
    }
    const subject = `realm.tapped.${watcher}`;
    const end = this.#tap.tap((message) => {
      const isOurOwn = message.subject.startsWith('realm.tap');
      if (!isOurOwn && subjectMatches(pattern, message.subject)) this.#bus.publish(subject, encodeTapped(message));
    });
    this.#byWatcher.set(watcher, { end, timer });
  }

  endAll(): void {
    for (const watcher of [...this.#byWatcher.keys()]) this.#end(watcher);
  }

  #end(watcher: string): void {
    const lease = this.#byWatcher.get(watcher);
    if (lease === undefined) return;
    clearTimeout(lease.timer);
    lease.end();
    this.#byWatcher.delete(watcher);
  }
}
