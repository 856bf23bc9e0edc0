import { subjectMatches } from './bus-limits.ts';
import type { ClientFrame, Pipe, RouterFrame } from './frames.ts';

/** One message as the tap sees it. The payload is shared: observers neither change nor keep it. */
export interface TappedMessage {
  readonly kind: 'publish' | 'request' | 'reply';
  readonly subject: string;
  readonly payload: Uint8Array;
}

/** Lets a person watch what goes over a bus. */
export interface BusTap {
  /** Shows every message until the returned function is called. Costs the bus time while it lasts. */
  tap(observer: (message: TappedMessage) => void): () => void;
}

/**
 * The middle of the memory bus: knows who subscribed to what and hands frames on. It lives in the main thread,
 * and that of a lane in the thread of the world; clients are joined by pipes, in the same thread or over message ports.
 */
export class BusRouter implements BusTap {
  readonly #clients = new Map<number, Client>();
  readonly #observers = new Set<(message: TappedMessage) => void>();
  #receiversBySubject = new Map<string, Receivers>();
  #lastClient = 0;

  attach(pipe: Pipe<RouterFrame, ClientFrame>): void {
    const client: Client = { id: ++this.#lastClient, pipe, subscriptions: new Map() };
    this.#clients.set(client.id, client);
    pipe.onFrame = (frame) => this.#accept(client, frame);
    pipe.onClosed = () => this.#detach(client);
  }

  tap(observer: (message: TappedMessage) => void): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** Ends all connections: clients find their bus closed. */
  close(): void {
    for (const client of [...this.#clients.values()]) {
      client.pipe.send({ kind: 'lost' });
      this.#detach(client);
    }
  }

  #accept(client: Client, frame: ClientFrame): void {
    switch (frame.kind) {
      case 'publish':
        return this.#publish(client, frame);
      case 'reply':
        this.#observe('reply', frame.subject, frame.payload);
        return this.#clients
          .get(frame.to.client)
          ?.pipe.send({ kind: 'answer', request: frame.to.request, payload: frame.payload });
      case 'subscribe':
        client.subscriptions.set(frame.id, { id: frame.id, client, subject: frame.subject, queue: frame.queue });
        this.#receiversBySubject.clear();
        return;
      case 'unsubscribe':
        client.subscriptions.delete(frame.id);
        this.#receiversBySubject.clear();
        return;
      case 'ping':
        return client.pipe.send({ kind: 'pong', id: frame.id });
      case 'bye':
        return this.#detach(client);
      default:
        return frame satisfies never;
    }
  }

  #publish(client: Client, { subject, payload, request }: ClientFrame & { kind: 'publish' }): void {
    this.#observe(request === undefined ? 'publish' : 'request', subject, payload);
    const receivers = this.#receiversOf(subject);
    const replyTo = request === undefined ? undefined : { client: client.id, request };
    let sentCount = 0;
    const send = (subscription: Subscription) => {
      // Each receiver after the first gets memory of its own.
      const own = sentCount++ === 0 ? payload : payload.slice();
      subscription.client.pipe.send({ kind: 'message', subscription: subscription.id, subject, payload: own, replyTo });
    };
    for (const subscription of receivers.alone) send(subscription);
    for (const group of receivers.groups) {
      const chosen = group.members[group.next++ % group.members.length];
      if (chosen !== undefined) send(chosen);
    }
    if (sentCount === 0 && request !== undefined) client.pipe.send({ kind: 'no-responder', request });
  }

  #receiversOf(subject: string): Receivers {
    const known = this.#receiversBySubject.get(subject);
    if (known !== undefined) return known;
    const alone: Subscription[] = [];
    const groups = new Map<string, Subscription[]>();
    for (const client of this.#clients.values()) {
      for (const subscription of client.subscriptions.values()) {
        if (!subjectMatches(subscription.subject, subject)) continue;
        if (subscription.queue === undefined) alone.push(subscription);
        else groups.set(subscription.queue, [...(groups.get(subscription.queue) ?? []), subscription]);
      }
    }
    const receivers = { alone, groups: [...groups.values()].map((members) => ({ members, next: 0 })) };
    if (this.#receiversBySubject.size >= rememberedSubjects) this.#receiversBySubject = new Map();
    this.#receiversBySubject.set(subject, receivers);
    return receivers;
  }

  #observe(kind: TappedMessage['kind'], subject: string, payload: Uint8Array): void {
    for (const observer of this.#observers) observer({ kind, subject, payload });
  }

  #detach(client: Client): void {
    if (!this.#clients.delete(client.id)) return;
    this.#receiversBySubject.clear();
    client.pipe.close();
  }
}

/** Subjects whose receivers are kept at hand; more of them than this are looked up anew. */
const rememberedSubjects = 10_000;

interface Client {
  readonly id: number;
  readonly pipe: Pipe<RouterFrame, ClientFrame>;
  readonly subscriptions: Map<number, Subscription>;
}

interface Subscription {
  readonly id: number;
  readonly client: Client;
  readonly subject: string;
  readonly queue: string | undefined;
}

interface Receivers {
  readonly alone: readonly Subscription[];
  readonly groups: readonly { readonly members: readonly Subscription[]; next: number }[];
}
