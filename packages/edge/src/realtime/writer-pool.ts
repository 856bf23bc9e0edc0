import { ByteWriter } from '@realmwright/kernel/schema/bytes';

/**
 * Writers that lines borrow while they have something to say. A line that says nothing holds none, which is most of what a
 * session would cost that sees nobody; a busy one gets the same few back.
 */
export class WriterPool {
  readonly #free: ByteWriter[] = [];

  lend(): ByteWriter {
    return this.#free.pop() ?? new ByteWriter(firstBytes);
  }

  /** Takes a writer back of which nothing is needed any more. */
  giveBack(writer: ByteWriter): void {
    if (this.#free.length >= mostFree || writer.buffer.length > mostBytes) return;
    this.#free.push(writer.reset());
  }
}

const firstBytes = 1_024;
/** What is larger was for something rare; what is more than that was for a moment. */
const mostBytes = 16_384;
const mostFree = 256;
