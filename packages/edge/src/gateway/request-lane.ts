/**
 * The requests of one session, one after the other: their answers reach the client in the order of its packets. Bounded;
 * the gateway stops reading the socket while the lane is full, so that the bound is felt by the client alone.
 */
export interface RequestLane {
  /** Queues a task. Call it only while `isFull` is false. A task that fails is reported, and the next one runs. */
  add(task: () => Promise<void>): void;
  isFull(): boolean;
  /** Forgets what waits; the running task goes on but should look whether its session is still there. */
  clear(): void;
}

export interface RequestLaneOptions {
  /** Most tasks that wait or run. */
  readonly bound: number;
  readonly onFailure: (error: unknown) => void;
  /** Called when a full lane has room again. */
  readonly onRoom: () => void;
}

export function requestLane({ bound, onFailure, onRoom }: RequestLaneOptions): RequestLane {
  const tasks: (() => Promise<void>)[] = [];
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    try {
      for (let task = tasks[0]; task !== undefined; task = tasks[0]) {
        try {
          await task();
        } catch (error) {
          onFailure(error);
        }
        const wasFull = tasks.length >= bound;
        tasks.shift();
        if (wasFull) onRoom();
      }
    } finally {
      isRunning = false;
    }
  }

  return {
    add(task) {
      tasks.push(task);
      if (!isRunning) void run();
    },
    isFull: () => tasks.length >= bound,
    clear() {
      tasks.length = Math.min(tasks.length, 1);
    },
  };
}
