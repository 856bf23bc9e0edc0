import type { Counter, Histogram, Metrics } from '@realmwright/kernel/ports/metrics';
import { type RoomKind, roomKinds } from '@realmwright/kernel/room';
import type { Millis } from '@realmwright/kernel/units';
import { type ServerMessage, serverMessages } from '@realmwright/protocol/realtime/server-messages';

/** For whom a message is: a kind of room, a channel that players have opened, or the session alone. */
export type Audience = RoomKind | 'channel' | 'own';
export const audiences = [...roomKinds, 'channel', 'own'] as const satisfies readonly Audience[];

/** What is counted of what lines carry. The labels are lists of words, so their number is bounded. */
export interface TrafficMetrics {
  readonly messages: Counter;
  readonly bytes: Counter;
  readonly dropped: Counter;
  readonly delivery: Histogram;
}

export function trafficMetrics(metrics: Metrics): TrafficMetrics {
  const labels = ['room', 'delivery'];
  return {
    messages: metrics.counter('realtime_messages_total', 'Messages to clients by whom they are for.', labels),
    bytes: metrics.counter('realtime_message_bytes_total', 'Bytes of the messages to clients.', labels),
    dropped: metrics.counter('realtime_dropped_total', 'Droppable messages left out because a line was slow.', [
      'room',
    ]),
    delivery: metrics.histogram(
      'realtime_delivery_seconds',
      'Time from a message being told to the system having taken it, seconds; of state alone, one flush in sixteen.',
      [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      ['room'],
    ),
  };
}

/** Counts what one line carries. */
export class LineMeter {
  readonly #metrics: TrafficMetrics;
  readonly #now: () => Millis;
  /** Of what was told since the last flush: for whom it is, a bit for each, and when the first of it was told. */
  #waiting = 0;
  #since: Millis = 0;
  #flushes = 0;

  constructor(metrics: TrafficMetrics, now: () => Millis) {
    this.#metrics = metrics;
    this.#now = now;
  }

  told(message: ServerMessage, bytes: number): void {
    this.#count(audienceOf(message), serverMessages[message.kind].delivery, bytes);
  }

  state(bytes: number): void {
    this.#count('instance', 'latest', bytes);
  }

  dropped(message: ServerMessage): void {
    this.#metrics.dropped.add(1, audienceOf(message));
  }

  /** What was told leaves: gives what is to be called once the system has it, if this flush is one that is timed. */
  leaving(): (() => void) | undefined {
    const waiting = this.#waiting;
    const since = this.#since;
    this.#waiting = 0;
    this.#flushes += 1;
    const isTimed = (waiting & ~stateAlone) !== 0 || (waiting !== 0 && this.#flushes % timedFlushes === 1);
    if (!isTimed) return undefined;
    return () => {
      const seconds = (this.#now() - since) / 1000;
      for (const [bit, audience] of audiences.entries()) {
        if ((waiting & (1 << bit)) !== 0) this.#metrics.delivery.observe(seconds, audience);
      }
    };
  }

  #count(audience: Audience, delivery: string, bytes: number): void {
    this.#metrics.messages.add(1, audience, delivery);
    this.#metrics.bytes.add(bytes, audience, delivery);
    if (this.#waiting === 0) this.#since = this.#now();
    this.#waiting |= 1 << audiences.indexOf(audience);
  }
}

/** State flows all the time: to look at the clock for every flush of it would cost more than it tells. */
const timedFlushes = 16;
const stateAlone = 1 << audiences.indexOf('instance');

/** For whom a message is. */
export function audienceOf(message: ServerMessage): Audience {
  switch (message.kind) {
    case 'said':
      return audienceOfTalk[message.how];
    case 'happened':
    case 'state':
    case 'verify':
    case 'weather':
      return 'instance';
    case 'party':
    case 'partyNews':
    case 'rolled':
    case 'member':
      return 'party';
    case 'channelNews':
    case 'channelMembers':
      return 'channel';
    case 'contacts':
    case 'friend':
    case 'notified':
    case 'notifications':
      return 'private';
    case 'roomJoined':
    case 'roomLeft':
    case 'people':
    case 'roster':
    case 'announced':
      return message.room.kind;
    default:
      return 'own';
  }
}

const audienceOfTalk = {
  say: 'instance',
  yell: 'instance',
  emote: 'instance',
  whisper: 'private',
  whispered: 'private',
  party: 'party',
  raid: 'raid',
  raidWarning: 'raid',
  channel: 'channel',
  system: 'own',
} as const satisfies Readonly<Record<Extract<ServerMessage, { kind: 'said' }>['how'], Audience>>;
