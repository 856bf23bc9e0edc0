import { type OperatorEvent, operatorEvents } from '@realmwright/edge/http/operator/operator-events';
import { machineTime, until } from '../waiting.ts';
import type { Address } from './login-client.ts';

type OfKind<Kind extends OperatorEvent['kind']> = Extract<OperatorEvent, { kind: Kind }>;

/** Somebody at the operator page, as its script reads: a stream of events over one request. */
export class OperatorWatch {
  readonly events: OperatorEvent[] = [];
  /** Comments that came, which only show that the line stands. */
  beats = 0;
  /** The instant at which the stream was over, by the machine's monotonic clock. */
  endedAt: number | undefined;
  readonly #abort: AbortController;

  private constructor(abort: AbortController) {
    this.#abort = abort;
  }

  /** Opens a stream with that header; the status and the answer when it is refused. */
  static async open(
    http: Address,
    authorization: string | undefined,
  ): Promise<OperatorWatch | { readonly status: number; readonly body: string }> {
    const abort = new AbortController();
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const answer = await fetch(`http://${http.host}:${http.port}/api/operator/events`, {
      headers,
      signal: abort.signal,
    });
    if (answer.status !== 200 || answer.body === null) return { status: answer.status, body: await answer.text() };
    const watch = new OperatorWatch(abort);
    void watch.#read(answer.body);
    return watch;
  }

  /** The newest event of a kind, of those that `fits`. */
  newest<Kind extends OperatorEvent['kind']>(
    kind: Kind,
    fits: (event: OfKind<Kind>) => boolean = () => true,
  ): OfKind<Kind> | undefined {
    for (let at = this.events.length - 1; at >= 0; at--) {
      const event = this.events[at];
      if (event !== undefined && isKind(event, kind) && fits(event)) return event;
    }
    return undefined;
  }

  /** Waits for an event of a kind that is as described; those that came before count. */
  sees<Kind extends OperatorEvent['kind']>(
    what: string,
    kind: Kind,
    fits: (event: OfKind<Kind>) => boolean = () => true,
    within = machineTime.patience,
  ): Promise<OfKind<Kind>> {
    return until(() => this.newest(kind, fits), { what: `the feed to tell ${what}`, within });
  }

  /** Waits until somebody of that name is shown near a place of the map. */
  seesAt(name: string, { x, y }: { readonly x: number; readonly y: number }): Promise<OfKind<'survey'>> {
    return this.sees(`${name} at ${x}, ${y}`, 'survey', ({ things }) =>
      things.some((thing) => thing.name === name && Math.hypot(thing.x - x, thing.y - y) < 0.5),
    );
  }

  /** Reads no more. */
  close(): void {
    this.#abort.abort();
  }

  async #read(body: AsyncIterable<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of body) {
        const messages = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
        rest = messages.pop() ?? '';
        for (const message of messages) this.#take(message);
      }
    } catch {
      // Cut off, by this end or the other.
    }
    this.endedAt = performance.now();
  }

  #take(message: string): void {
    if (message.startsWith(':')) this.beats += 1;
    else this.events.push(operatorEvents.fromJson(JSON.parse(message.slice('data: '.length))));
  }
}

function isKind<Kind extends OperatorEvent['kind']>(event: OperatorEvent, kind: Kind): event is OfKind<Kind> {
  return event.kind === kind;
}
