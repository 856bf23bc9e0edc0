import type { ServerResponse } from 'node:http';
import type { Millis } from '@realmwright/kernel/units';

/**
 * One stream of server-sent events to one reader, whatever it does. While it takes what comes, everything leaves at once;
 * while it does not, only the newest event under each key waits, so a slow reader misses events and costs no memory that
 * grows.
 */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #now: () => Millis;
  readonly #waiting = new Map<string, string>();
  #heldSince: Millis | undefined;
  /** Events that were replaced before their reader could take them. */
  skippedCount = 0;

  constructor(response: ServerResponse, now: () => Millis) {
    this.#response = response;
    this.#now = now;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Some proxies collect what they pass on unless they are told not to.
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    response.on('drain', () => this.#flush());
    response.on('error', () => undefined);
  }

  /** Sends an event, which is one line of text, or keeps it as the newest of its key until the reader is ready. */
  tell(key: string, text: string): void {
    const message = `data: ${text}\n\n`;
    if (!this.#response.writableNeedDrain) return this.#write(message);
    if (this.#waiting.has(key)) this.skippedCount += 1;
    this.#waiting.set(key, message);
  }

  /** A comment, by which the reader knows that the line stands. */
  beat(): void {
    if (!this.#response.writableNeedDrain) this.#write(': beat\n\n');
  }

  /** How long the reader has taken nothing, milliseconds; 0 while it does. */
  get heldMillis(): Millis {
    return this.#heldSince === undefined ? 0 : this.#now() - this.#heldSince;
  }

  /** Says the last words and ends; a reader that takes nothing is cut off. */
  end(text: string): void {
    if (this.#response.writableNeedDrain) this.#response.destroy();
    else this.#response.end(`data: ${text}\n\n`);
  }

  #flush(): void {
    this.#heldSince = undefined;
    for (const [key, message] of this.#waiting) {
      if (this.#response.writableNeedDrain) return;
      this.#waiting.delete(key);
      this.#write(message);
    }
  }

  #write(message: string): void {
    if (!this.#response.write(message)) this.#heldSince ??= this.#now();
  }
}
