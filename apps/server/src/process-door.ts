import { announce, answer, listen } from '@realmwright/kernel/contract';
import { realmId } from '@realmwright/kernel/ids';
import { accept } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Log } from '@realmwright/kernel/ports/log';
import { statusTold, statusWanted, stopRealm } from '@realmwright/platform/control/realm.contract';
import { realmReported, shutdownRequested } from '@realmwright/services/operator/operator.contract';
import { readVersion } from './project-folder.ts';
import { ShutdownTimer } from './shutdown-timer.ts';
import { type StatusParts, statusOf } from './status-of.ts';
import { StepDurationWindow } from './step-durations.ts';

/** What one process of a distributed realm can tell and do. */
export interface ProcessDoor {
  readonly realm: number;
  readonly startedAt: number;
  readonly log: Log;
  status(): StatusParts;
  /** Set when this process simulates the world: only it knows how long steps take. */
  readonly worldMetrics: (() => Promise<string>) | undefined;
  wishEnd(reason: string, isRestart: boolean): void;
}

/** How often a world process tells the operator service how the realm does, milliseconds. */
const reportPeriod = 10_000;

/** Lets the command-line tool and `.server shutdown` reach this process. The returned function ends it. */
export function answerProcessDoor(bus: Bus, door: ProcessDoor): () => Promise<void> {
  const shutdown = new ShutdownTimer(door.wishEnd);
  const onFailure = (error: unknown) => door.log.error('request-failed', { error });
  const subscriptions = [
    listen(bus, statusWanted, {}, () => announce(bus, statusTold, statusOf(door.status()))),
    answer(bus, stopRealm, { onFailure }, async () => {
      setTimeout(() => door.wishEnd('asked by the command-line tool', false), 20);
      return accept();
    }),
    listen(bus, shutdownRequested, {}, ({ isCancelled, isRestart, delaySeconds, by }) => {
      if (isCancelled) shutdown.cancel();
      else shutdown.set(delaySeconds, by, isRestart);
      door.log.info('shutdown-requested', { isCancelled, isRestart, delaySeconds, by });
    }),
  ];
  const steps = new StepDurationWindow();
  const report = async (readMetrics: () => Promise<string>) => {
    const { mean, max } = steps.add(await readMetrics());
    announce(bus, realmReported, {
      realm: realmId(door.realm),
      version: readVersion(),
      startedAt: door.startedAt,
      stepMillisMean: mean,
      stepMillisMax: max,
    });
  };
  const reporting = setInterval(() => {
    if (door.worldMetrics === undefined) return;
    report(door.worldMetrics).catch((error: unknown) => door.log.warn('report-failed', { error }));
  }, reportPeriod);
  return async () => {
    clearInterval(reporting);
    shutdown.cancel();
    await Promise.all(subscriptions.map((subscription) => subscription.stop()));
  };
}
