import type { RealtimeLimits } from './realtime-config.ts';

interface KeptFrame {
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

/**
 * What has gone to and fro in a session, whatever line carried it: the last frame of each class, and the reliable frames
 * of the server that its client has not confirmed, so that another line can take up where one broke. Bounded: beyond its
 * limits the oldest frame is let go, and a client that has not even that one can resume no more.
 */
export class Correspondence {
  /** The last frame of each class that came, and that was sent. */
  readonly received = { reliable: 0, latest: 0, droppable: 0 };
  readonly sent = { reliable: 0, droppable: 0 };
  readonly #limits: Pick<RealtimeLimits, 'keptFrames' | 'keptBytes'>;
  /** Oldest first. */
  #kept: KeptFrame[] = [];
  #bytes = 0;
  #letGo = 0;

  constructor(limits: Pick<RealtimeLimits, 'keptFrames' | 'keptBytes'>) {
    this.#limits = limits;
  }

  /** Keeps the reliable frame that was numbered last. */
  keep(bytes: Uint8Array): void {
    this.#kept.push({ sequence: this.sent.reliable, bytes });
    this.#bytes += bytes.length;
    while (this.#kept.length > this.#limits.keptFrames || this.#bytes > this.#limits.keptBytes) this.#letOneGo();
  }

  /** The client has it, and everything before it. */
  confirm(sequence: number): void {
    while (this.#kept[0] !== undefined && this.#kept[0].sequence <= sequence) this.#letOneGo();
  }

  /** The frames after one that the client has, oldest first; undefined when some of them are gone, or it cannot have it. */
  keptAfter(sequence: number): readonly Uint8Array[] | undefined {
    if (sequence < this.#letGo || sequence > this.sent.reliable) return undefined;
    return this.#kept.filter((frame) => frame.sequence > sequence).map(({ bytes }) => bytes);
  }

  get keptCount(): number {
    return this.#kept.length;
  }

  #letOneGo(): void {
    const frame = this.#kept.shift();
    if (frame === undefined) return;
    this.#bytes -= frame.bytes.length;
    this.#letGo = frame.sequence;
  }
}
