/**
 * The bounded queue in front of one handler. Items are handled in order of arrival, at most `concurrency` at once; what
 * arrives while `limit` items wait is dropped and reported, and so is what has waited for `expiry` when its turn comes.
 * Exists so that a slow handler costs its own messages and never memory.
 */
export class Inbox<Item> {
  readonly #options: InboxOptions<Item>;
  #waiting: Waiting<Item>[] = [];
  #head = 0;
  #runningCount = 0;
  #isPumping = false;
  #idleWaiters: (() => void)[] = [];

  constructor(options: InboxOptions<Item>) {
    this.#options = options;
  }

  offer(item: Item): void {
    if (this.#waiting.length - this.#head >= this.#options.limit) {
      this.#options.onDropped(item);
      return;
    }
    const { expiry, now } = this.#options;
    this.#waiting.push({ item, since: expiry === undefined ? 0 : now() });
    this.#pump();
  }

  /** Resolves when nothing waits and no handler runs. */
  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#idleWaiters.push(resolve));
  }

  #isIdle(): boolean {
    return this.#runningCount === 0 && this.#head === this.#waiting.length;
  }

  /** A loop, not a recursion: handlers that return at once may come by the thousand. */
  #pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    while (this.#runningCount < this.#options.concurrency) {
      const next = this.#waiting[this.#head];
      if (next === undefined) break;
      this.#head++;
      if (this.#head === this.#waiting.length) {
        this.#waiting = [];
        this.#head = 0;
      } else if (this.#head > 1_024) {
        this.#waiting.splice(0, this.#head);
        this.#head = 0;
      }
      if (this.#isExpired(next)) this.#options.onExpired(next.item);
      else this.#run(next.item);
    }
    this.#isPumping = false;
    if (!this.#isIdle()) return;
    for (const resolve of this.#idleWaiters.splice(0)) resolve();
  }

  #isExpired({ since }: Waiting<Item>): boolean {
    const { expiry, now } = this.#options;
    return expiry !== undefined && now() - since >= expiry;
  }

  #run(item: Item): void {
    this.#runningCount++;
    const ending = this.#start(item);
    if (ending === undefined) {
      this.#runningCount--;
      return;
    }
    ending.catch(this.#options.onError).finally(() => {
      this.#runningCount--;
      this.#pump();
    });
  }

  #start(item: Item): void | Promise<void> {
    try {
      return this.#options.handle(item);
    } catch (error) {
      this.#options.onError(error);
      return undefined;
    }
  }
}

interface Waiting<Item> {
  readonly item: Item;
  /** When it arrived; 0 where nothing expires. */
  readonly since: number;
}

export interface InboxOptions<Item> {
  readonly limit: number;
  readonly concurrency: number;
  /** Milliseconds by `now`; undefined: nothing expires. */
  readonly expiry: number | undefined;
  readonly now: () => number;
  readonly handle: (item: Item) => void | Promise<void>;
  readonly onDropped: (item: Item) => void;
  readonly onExpired: (item: Item) => void;
  /** Told what a handler throws; must not throw itself. */
  readonly onError: (error: unknown) => void;
}
