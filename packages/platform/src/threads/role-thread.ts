import { type MessagePort, Worker } from 'node:worker_threads';
import { InfrastructureError, OperatorError } from '@realmwright/kernel/errors';
import type { Health, Running } from '@realmwright/kernel/running';
import type { ListeningAddress, ThreadQuestion, ThreadReport } from './thread-messages.ts';

/** A thread that runs roles, as the main thread sees it. */
export interface RoleThread extends Running {
  readonly name: string;
  readonly addresses: readonly ListeningAddress[];
  /** The thread's metrics in Prometheus' text format. */
  metricsText(): Promise<string>;
  /** Resolves when the thread is gone, with the error that ended it, if one did. */
  readonly ended: Promise<Error | undefined>;
}

export interface RoleThreadOptions {
  readonly name: string;
  /** The program; it calls `serveRoleThread`. */
  readonly program: URL;
  /** Plain data for the program. */
  readonly data: unknown;
  /** One end of a channel for each bus that the thread needs. */
  readonly ports: readonly MessagePort[];
}

/** The thread did not answer, or died. */
export class ThreadLostError extends InfrastructureError {
  override readonly name = 'ThreadLostError';
  constructor(thread: string, cause?: unknown) {
    super(`the thread ${thread} does not answer`, { retryable: false, cause });
  }
}

/** Loading a role and its content on a slow machine, milliseconds. */
const startLimit = 60_000;
/** How long a question may take; draining saves everything. Milliseconds. */
const answerLimits: Readonly<Record<ThreadQuestion, number>> = {
  drain: 20_000,
  stop: 5_000,
  health: 1_000,
  metrics: 2_000,
};
/** How old a known health may be before the thread counts as stuck, milliseconds. */
const healthPeriod = 2_000;

/** Starts a thread and waits until its roles run. @throws OperatorError, ThreadLostError */
export async function startRoleThread(options: RoleThreadOptions): Promise<RoleThread> {
  const worker = new Worker(options.program, {
    name: options.name,
    workerData: { name: options.name, data: options.data, ports: options.ports },
    transferList: [...options.ports],
  });
  const questions = new Map<number, (report: ThreadReport & { kind: 'answer' }) => void>();
  const ready = Promise.withResolvers<readonly ListeningAddress[]>();
  worker.on('message', (report: ThreadReport) => {
    switch (report.kind) {
      case 'ready':
        return ready.resolve(report.addresses);
      case 'failed':
        return ready.reject(report.isForOperator ? new OperatorError(report.sentence) : new Error(report.sentence));
      case 'answer':
        questions.get(report.id)?.(report);
        questions.delete(report.id);
        return;
      default:
        return report satisfies never;
    }
  });
  let failure: Error | undefined;
  worker.on('error', (error) => {
    failure = error instanceof Error ? error : new Error(String(error));
  });
  const ended = new Promise<Error | undefined>((resolve) => {
    worker.once('exit', () => {
      ready.reject(failure ?? new ThreadLostError(options.name));
      resolve(failure);
    });
  });
  const tooLate = setTimeout(() => ready.reject(new ThreadLostError(options.name)), startLimit);
  const addresses = await ready.promise
    .catch(async (error: unknown) => {
      await worker.terminate();
      throw error;
    })
    .finally(() => clearTimeout(tooLate));

  let lastId = 0;
  const ask = (question: ThreadQuestion): Promise<ThreadReport & { kind: 'answer' }> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const timer = setTimeout(() => {
        questions.delete(id);
        reject(new ThreadLostError(options.name));
      }, answerLimits[question]);
      questions.set(id, (report) => {
        clearTimeout(timer);
        resolve(report);
      });
      worker.postMessage({ id, question });
    });

  let health: Health = { ready: true };
  const watch = setInterval(() => {
    ask('health').then(
      (report) => {
        health = report.health ?? health;
      },
      () => {
        health = { ready: false, reason: `the thread ${options.name} does not answer` };
      },
    );
  }, healthPeriod);
  watch.unref();
  void ended.then(() => {
    clearInterval(watch);
    health = { ready: false, reason: `the thread ${options.name} has ended` };
  });

  let stopping: Promise<void> | undefined;
  return {
    name: options.name,
    addresses,
    ended,
    health: () => health,
    metricsText: async () => (await ask('metrics')).text ?? '',
    drain: async () => {
      await ask('drain');
    },
    stop: () => {
      stopping ??= ask('stop')
        .catch(() => {})
        .then(async () => {
          await worker.terminate();
        });
      return stopping;
    },
  };
}
