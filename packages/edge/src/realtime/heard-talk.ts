import type { CharacterId } from '@realmwright/kernel/ids';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';

/** A line of talk on its way to a client. `from`: the character that said it; nobody of what is announced. */
export interface Spoken
  extends Pick<Extract<ServerMessage, { kind: 'said' }>, 'how' | 'speaker' | 'status' | 'where' | 'text' | 'number'> {
  readonly from: CharacterId | undefined;
}

/** A line or other news that come once, under their number, and how they are told. */
export interface Numbered {
  readonly number: number;
  readonly tell: () => void;
}

/**
 * Which numbered lines a client was told, and those that wait because earlier ones are asked for. A line can come twice
 * where a session moves from edge to edge: from those who kept it, and by itself.
 */
export class HeardTalk {
  #numbers = nothingHeard;
  #waiting: Numbered[] | undefined;

  /** Whether this one is new; then it counts as told. Those without a number always are. */
  note(number: number): boolean {
    if (number === 0) return true;
    if (this.#numbers.has(number)) return false;
    if (this.#numbers === nothingHeard) this.#numbers = new Set();
    this.#numbers.add(number);
    const [oldest] = this.#numbers;
    if (this.#numbers.size > mostNumbers && oldest !== undefined) this.#numbers.delete(oldest);
    return true;
  }

  /** From now on lines wait. */
  hold(): void {
    this.#waiting ??= [];
  }

  /** Whether the line waits; of too many those behind are told at once, since late is better than never. */
  keep(line: Numbered): boolean {
    if (this.#waiting === undefined || this.#waiting.length >= mostWaiting) return false;
    this.#waiting.push(line);
    return true;
  }

  /** Nothing waits any more: what has waited, in its order. */
  release(): readonly Numbered[] {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    return waiting;
  }
}

/** What sessions have that were told nothing yet: never written to. */
const nothingHeard = new Set<number>();
/** More than is recalled at once. */
const mostNumbers = 512;
const mostWaiting = 256;
