/** Something that sends later in this turn what it was told until then. */
export interface Flushable {
  flushAsPlanned(): void;
}

/**
 * Lines that have something to send, once each. They send it behind everything else of this turn of the event loop, all of
 * them in one call: one of its own for each line, twenty times a second, would cost a good part of what is sent.
 */
export class FlushPlan {
  #lines: Flushable[] = [];

  add(line: Flushable): void {
    if (this.#lines.push(line) === 1) setImmediate(() => this.#run());
  }

  #run(): void {
    const lines = this.#lines;
    this.#lines = [];
    let done = 0;
    try {
      for (; done < lines.length; done++) lines[done]?.flushAsPlanned();
    } finally {
      // A fault of one line is no fault of those behind it.
      for (const line of lines.slice(done + 1)) this.add(line);
    }
  }
}
