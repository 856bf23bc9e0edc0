import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import { InvariantError, OperatorError } from '@realmwright/kernel/errors';
import type { Running } from '@realmwright/kernel/running';
import type { ListeningAddress, ThreadReport, ThreadRequest } from './thread-messages.ts';

/** What runs inside a thread. */
export interface ThreadWork extends Running {
  readonly addresses: readonly ListeningAddress[];
  metricsText(): Promise<string>;
}

/**
 * The thread's side of `startRoleThread`: starts the work and answers the main thread. `start` receives the plain data
 * and the ports for its buses.
 */
export async function serveRoleThread(
  start: (name: string, data: unknown, ports: readonly MessagePort[]) => Promise<ThreadWork>,
): Promise<void> {
  const main = parentPort;
  if (main === null) throw new InvariantError('this program runs in a thread only');
  const tell = (report: ThreadReport) => main.postMessage(report);
  try {
    const { name, data, ports } = readThreadData(workerData);
    const work = await start(name, data, ports);
    main.on('message', ({ id, question }: ThreadRequest) => {
      void answer(work, question).then((words) => tell({ kind: 'answer', id, ...words }));
    });
    tell({ kind: 'ready', addresses: work.addresses });
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    const isForOperator = error instanceof OperatorError;
    tell({
      kind: 'failed',
      sentence: isForOperator || !(error instanceof Error) ? sentence : (error.stack ?? sentence),
      isForOperator,
    });
  }
}

async function answer(work: ThreadWork, question: ThreadRequest['question']) {
  switch (question) {
    case 'drain':
      await work.drain();
      return {};
    case 'stop':
      await work.stop();
      return {};
    case 'health':
      return { health: work.health() };
    case 'metrics':
      return { text: await work.metricsText() };
    default:
      return question satisfies never;
  }
}

function readThreadData(value: unknown): { name: string; data: unknown; ports: readonly MessagePort[] } {
  if (typeof value === 'object' && value !== null && 'name' in value && 'data' in value && 'ports' in value) {
    const { name, data, ports } = value;
    if (typeof name === 'string' && Array.isArray(ports)) {
      return { name, data, ports: ports.filter((port) => port instanceof MessagePort) };
    }
  }
  throw new InvariantError('a thread was started without its data');
}
