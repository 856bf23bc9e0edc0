import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

const answerMillis = 60_000;

/**
 * Bytes that live in each thread of a process, by the name of the thread: its heap and its buffers after a collection, the
 * least of some looks. Not the memory of the process, whose reserves are larger than hundreds of sessions.
 */
export async function liveHeapsOf(inspectorPort: number): Promise<ReadonlyMap<string, number>> {
  const inspector = await Inspector.open(inspectorPort);
  try {
    const least = new Map<string, number>();
    for (let look = 0; look < 4; look++) {
      for (const [thread, bytes] of await inspector.liveBytes()) {
        least.set(thread, Math.min(bytes, least.get(thread) ?? Number.POSITIVE_INFINITY));
      }
      await sleep(500);
    }
    return least;
  } finally {
    inspector.close();
  }
}

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
}

type Ask = (method: string) => Promise<Readonly<Record<string, unknown>>>;

/** The inspector of Node: one line to the process, over which its threads are asked too. */
class Inspector {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, (answer: Answer) => void>();
  readonly #threads = new Map<string, Ask>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (text) => this.#take(JSON.parse(String(text)), ''));
    this.#threads.set('main', (method) => this.#ask(method));
  }

  static async open(port: number): Promise<Inspector> {
    const listed: unknown = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
    const [target] = Array.isArray(listed) ? listed : [];
    const socket = new WebSocket(String(Object(target).webSocketDebuggerUrl));
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    const inspector = new Inspector(socket);
    await inspector.#ask('NodeWorker.enable', { waitForDebuggerOnStart: false });
    return inspector;
  }

  async liveBytes(): Promise<ReadonlyMap<string, number>> {
    const live = new Map<string, number>();
    for (const [thread, ask] of this.#threads) {
      // What the first collection finalises, the second one frees.
      await ask('HeapProfiler.collectGarbage');
      await ask('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize } = await ask('Runtime.getHeapUsage');
      live.set(thread, Number(usedSize) + Number(backingStorageSize));
    }
    return live;
  }

  close(): void {
    this.#socket.close();
  }

  #ask(method: string, params: object = {}, session = ''): Promise<Readonly<Record<string, unknown>>> {
    const id = ++this.#asked;
    const message = JSON.stringify({ id, method, params });
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the inspector does not answer ${method}`)), answerMillis);
      this.#waiting.set(`${session}/${id}`, ({ result, ...answer }) => {
        clearTimeout(late);
        if (result === undefined) reject(new Error(`the inspector refuses ${method}: ${JSON.stringify(answer)}`));
        else resolve(result);
      });
      this.#socket.send(session === '' ? message : this.#wrapped(session, message));
    });
  }

  #wrapped(sessionId: string, message: string): string {
    return JSON.stringify({
      id: ++this.#asked,
      method: 'NodeWorker.sendMessageToWorker',
      params: { sessionId, message },
    });
  }

  #take(message: Answer, session: string): void {
    const { id, method, params } = message;
    if (id !== undefined) {
      this.#waiting.get(`${session}/${id}`)?.(message);
      this.#waiting.delete(`${session}/${id}`);
    } else if (method === 'NodeWorker.attachedToWorker') {
      const worker = String(params?.['sessionId']);
      const title = String(Object(params?.['workerInfo']).title);
      this.#threads.set(title, (asked) => this.#ask(asked, {}, worker));
    } else if (method === 'NodeWorker.receivedMessageFromWorker') {
      this.#take(JSON.parse(String(params?.['message'])), String(params?.['sessionId']));
    }
  }
}
