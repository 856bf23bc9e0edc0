/** How a lane is run; what a connection gives is used for all of its life. */
export interface RequestLaneOptions {
  /** Most tasks that wait or run. */
  readonly bound: number;
  readonly onFailure: (error: unknown) => void;
  /** Called when a full lane has room again. */
  readonly onRoom: () => void;
}

/**
 * The requests of one session, one after the other: their answers reach the client in the order of its packets. Bounded;
 * the gateway stops reading the socket while the lane is full, so that the bound is felt by the client alone.
 */
export class RequestLane {
  readonly #options: RequestLaneOptions;
  /** Made with the first task: most sessions ask nothing most of the time. */
  #tasks: (() => Promise<void>)[] | undefined;
  #isRunning = false;

  constructor(options: RequestLaneOptions) {
    this.#options = options;
  }

  /** Queues a task. Call it only while `isFull` is false. A task that fails is reported, and the next one runs. */
  add(task: () => Promise<void>): void {
    this.#tasks ??= [];
    this.#tasks.push(task);
    if (!this.#isRunning) void this.#run(this.#tasks);
  }

  isFull(): boolean {
    return this.#tasks !== undefined && this.#tasks.length >= this.#options.bound;
  }

  /** Forgets what waits; the running task goes on but should look whether its session is still there. */
  clear(): void {
    if (this.#tasks !== undefined) this.#tasks.length = Math.min(this.#tasks.length, 1);
  }

  async #run(tasks: (() => Promise<void>)[]): Promise<void> {
    const { bound, onFailure, onRoom } = this.#options;
    this.#isRunning = true;
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
      this.#isRunning = false;
      if (tasks.length === 0) this.#tasks = undefined;
    }
  }
}
