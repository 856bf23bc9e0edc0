/** Most messages that wait for somebody to hear them. */
const mostEarly = 300;

/**
 * Passes messages on to whoever hears them. The page that shows a world is there a moment after its character, and later when
 * it has to be loaded first: what is told meanwhile waits for the first that hears.
 */
export class MessageRelay<Message> {
  readonly #hearers = new Set<(message: Message) => void>();
  #early: Message[] | undefined;

  /** What is told from now on is kept for the first that hears, while nobody does. */
  keep(): void {
    this.#early = [];
  }

  /** Nobody will want to hear of it any more. */
  forget(): void {
    this.#early = undefined;
  }

  tell(message: Message): void {
    if (this.#hearers.size === 0 && this.#early !== undefined && this.#early.length < mostEarly) {
      this.#early.push(message);
    }
    for (const hear of this.#hearers) hear(message);
  }

  /** Hears what waits, and every message until the function that it gives is called. */
  hear(hear: (message: Message) => void): () => void {
    const early = this.#early ?? [];
    this.#early = undefined;
    this.#hearers.add(hear);
    for (const message of early) hear(message);
    return () => this.#hearers.delete(hear);
  }
}
