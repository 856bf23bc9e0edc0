/** A whisper between two bots, from its sending to both ends of its way. */
interface Whisper {
  readonly text: string;
  readonly to: string;
  readonly sentAt: number;
  isAcknowledged: boolean;
  isHeard: boolean;
}

/**
 * Who of the crowd is in the world, and what they whisper to each other. A whisper that the server acknowledged to its
 * sender must reach the other bot, if that one was in the world all the while.
 */
export class Grapevine {
  /** Names in the world and since when, milliseconds of this process's clock. */
  readonly #presentSince = new Map<string, number>();
  #names: string[] = [];
  readonly #whispers = new Map<string, Whisper>();

  appear(name: string, now: number): void {
    this.#presentSince.set(name, now);
    this.#names.push(name);
  }

  vanish(name: string): void {
    if (this.#presentSince.delete(name)) this.#names = this.#names.filter((one) => one !== name);
  }

  /** Somebody else who is in the world. */
  pick(chance: () => number, besides: string): string | undefined {
    const name = this.#names[Math.floor(chance() * this.#names.length)];
    return name === besides ? undefined : name;
  }

  /** A whisper is on its way. The oldest is forgotten when there are too many. */
  send(text: string, to: string, now: number): void {
    const [oldest] = this.#whispers.keys();
    if (this.#whispers.size >= mostWhispers && oldest !== undefined) this.#whispers.delete(oldest);
    this.#whispers.set(text, { text, to, sentAt: now, isAcknowledged: false, isHeard: false });
  }

  /** The server told the sender that it arrived. */
  acknowledge(text: string): void {
    const whisper = this.#whispers.get(text);
    if (whisper !== undefined) whisper.isAcknowledged = true;
  }

  /** The other one heard it. */
  hear(text: string): void {
    const whisper = this.#whispers.get(text);
    if (whisper !== undefined) whisper.isHeard = true;
  }

  /** Forgets whispers that are old enough and returns those that were acknowledged and never heard. */
  sweep(now: number): readonly { readonly text: string; readonly to: string }[] {
    const lost: Whisper[] = [];
    for (const [text, whisper] of this.#whispers) {
      if (now - whisper.sentAt < patienceMillis) break; // the others are younger
      this.#whispers.delete(text);
      const since = this.#presentSince.get(whisper.to);
      const wasThere = since !== undefined && since < whisper.sentAt;
      if (whisper.isAcknowledged && !whisper.isHeard && wasThere) lost.push(whisper);
    }
    return lost;
  }
}

const mostWhispers = 20_000;
/** Time in which what was acknowledged must have arrived, milliseconds. */
const patienceMillis = 10_000;
