import type { ServerResponse } from 'node:http';
import { type AccountRole, includesRole } from '@realmwright/kernel/account-role';
import { listen } from '@realmwright/kernel/contract';
import { mapId, type RealmId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Subscription } from '@realmwright/kernel/ports/bus';
import type { Cancel } from '@realmwright/kernel/ports/clock';
import type { Counter, Gauge } from '@realmwright/kernel/ports/metrics';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { Millis } from '@realmwright/kernel/units';
import { commandLogged } from '@realmwright/services/operator/operator.contract';
import { announceLeaseMillis, gatewayAnnounced } from '../../gateway/gateway.contract.ts';
import { newCorrelation } from '../../listener/correlation.ts';
import { realtimeAnnounced } from '../../realtime/realtime.contract.ts';
import type { Caller } from '../api-route.ts';
import type { Authorise } from '../authorise.ts';
import { EdgeRegister } from './edge-register.ts';
import { EventStream } from './event-stream.ts';
import { type OperatorEvent, operatorEvents, samplePeriodMillis } from './operator-events.ts';
import { RealmHistory } from './realm-history.ts';
import { watchRealm } from './realm-watch.ts';
import { type NamedContent, SurveyTeller } from './told-survey.ts';

/** The least role of an account that sees how the realm does. */
export const leastOperatorRole: AccountRole = 'gamemaster';

/** How often it is asked whether a reader may still read: twice within the time in which it must be cut off. */
const rightsMillis: Millis = 2_000;
/** How often a quiet line shows that it stands. */
const beatMillis: Millis = 10_000;
/** A reader that takes nothing for this long is cut off. */
const heldMillis: Millis = 30_000;
/** Most readers at once, and of one account. */
const mostReaders = 32;
const mostReadersOfOne = 4;

/** What the feed is about. */
export interface FeedConfig {
  readonly realm: RealmId;
  readonly realmName: string;
  readonly version: string;
  readonly content: NamedContent & { readonly maps: readonly FeedMap[] };
}

interface FeedMap {
  readonly id: number;
  readonly name: string;
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

interface Reader {
  readonly stream: EventStream;
  readonly caller: Caller;
  /** The header that it came with, by which its rights are asked for again. */
  readonly authorization: string | undefined;
}

/**
 * What operators see of a realm, pushed to however many of them read. It watches the realm while somebody reads and not
 * otherwise; each event is written once for all. A reader stays only as long as its session and its role do.
 */
export class OperatorFeed {
  readonly #ports: RolePorts;
  readonly #config: FeedConfig;
  readonly #authorise: Authorise;
  readonly #edges = new EdgeRegister(announceLeaseMillis);
  readonly #history = new RealmHistory();
  readonly #readers = new Set<Reader>();
  readonly #subscriptions: readonly Subscription[];
  readonly #cancels: readonly Cancel[];
  readonly #readerCount: Gauge;
  readonly #eventCount: Counter;
  readonly #skippedCount: Counter;
  #watch: { stop(): void } | undefined;

  constructor(ports: RolePorts, config: FeedConfig, authorise: Authorise) {
    this.#ports = ports;
    this.#config = config;
    this.#authorise = authorise;
    const { bus, clock, metrics } = ports;
    this.#readerCount = metrics.gauge('http_operator_readers', 'Open streams of events for operators.');
    this.#eventCount = metrics.counter('http_operator_events_total', 'Events told to operators.', ['kind']);
    this.#skippedCount = metrics.counter('http_operator_events_skipped_total', 'Events that a slow reader missed.');
    this.#subscriptions = [
      listen(bus, gatewayAnnounced, {}, ({ realm, edge, isReady, ...words }) => {
        if (realm !== config.realm) return;
        if (isReady) this.#edges.hear('game', edge, words, clock.monotonic());
        else this.#edges.forget(edge);
      }),
      listen(bus, realtimeAnnounced, {}, ({ edge, isReady, ...words }) => {
        if (isReady) this.#edges.hear('realtime', edge, words, clock.monotonic());
        else this.#edges.forget(edge);
      }),
      listen(bus, commandLogged, {}, ({ realm, entry }) => {
        if (realm === config.realm) this.#tell('logged', { kind: 'logged', entry });
      }),
    ];
    this.#cancels = [
      clock.every(samplePeriodMillis, () => this.#sample()),
      clock.every(rightsMillis, () => this.#askRights()),
      clock.every(beatMillis, () => {
        for (const { stream } of this.#readers) stream.beat();
      }),
    ];
  }

  /** Whether one reader more of this account is too much. */
  isFullFor({ accountId }: Caller): boolean {
    const own = [...this.#readers].filter(({ caller }) => caller.accountId === accountId);
    return this.#readers.size >= mostReaders || own.length >= mostReadersOfOne;
  }

  /** Lets somebody read who may, until the line ends, or the right to it. */
  open(response: ServerResponse, caller: Caller, authorization: string | undefined): void {
    const stream = new EventStream(response, () => this.#ports.clock.monotonic());
    const reader: Reader = { stream, caller, authorization };
    response.once('close', () => this.#leave(reader));
    stream.tell('realm', written(this.#realmEvent()));
    stream.tell('history', written({ kind: 'history', samples: this.#history.samples }));
    this.#readers.add(reader);
    this.#readerCount.set(this.#readers.size);
    const { realm, content } = this.#config;
    this.#watch ??= watchRealm({
      ports: this.#ports,
      realm,
      teller: new SurveyTeller(content),
      edges: () => this.#liveEdges(),
      tell: (key, event) => this.#tell(key, event),
    });
  }

  async stop(): Promise<void> {
    for (const cancel of this.#cancels) cancel();
    for (const reader of [...this.#readers]) this.#end(reader, 'closing');
    await Promise.all(this.#subscriptions.map((subscription) => subscription.stop()));
  }

  #liveEdges() {
    return this.#edges.live(this.#ports.clock.monotonic());
  }

  #realmEvent(): OperatorEvent {
    const { realmName: name, version, content } = this.#config;
    const maps = content.maps.map(({ id, name: map, minX, maxX, minY, maxY }) => {
      return { id: mapId(id), name: map, minX, maxX, minY, maxY };
    });
    return { kind: 'realm', name, version, maps };
  }

  #sample(): void {
    const edges = this.#liveEdges();
    const sample = this.#history.add(this.#ports.clock.now(), edges);
    this.#tell('numbers', { kind: 'numbers', sample, edges });
  }

  #tell(key: string, event: OperatorEvent): void {
    if (this.#readers.size === 0) return;
    const text = written(event);
    this.#eventCount.add(1, event.kind);
    for (const { stream } of this.#readers) stream.tell(key, text);
  }

  #askRights(): void {
    for (const reader of this.#readers) {
      if (reader.stream.heldMillis > heldMillis) this.#end(reader, 'closing');
      else void this.#askRightsOf(reader);
    }
  }

  async #askRightsOf(reader: Reader): Promise<void> {
    try {
      const answered = await this.#authorise(reader.authorization, newCorrelation(this.#ports.random));
      if (isRefused(answered)) this.#end(reader, 'signed-out');
      else if (!includesRole(answered.value.roles, leastOperatorRole)) this.#end(reader, 'role-taken');
    } catch (error) {
      // Who cannot be asked about must not go on.
      this.#ports.log.warn('reader-not-known', { error, account: reader.caller.username });
      this.#end(reader, 'not-known');
    }
  }

  #end(reader: Reader, reason: Extract<OperatorEvent, { kind: 'end' }>['reason']): void {
    if (!this.#readers.has(reader)) return;
    this.#leave(reader);
    this.#ports.log.info('operator-feed-ended', { account: reader.caller.username, reason });
    reader.stream.end(written({ kind: 'end', reason }));
  }

  #leave(reader: Reader): void {
    if (!this.#readers.delete(reader)) return;
    this.#readerCount.set(this.#readers.size);
    this.#skippedCount.add(reader.stream.skippedCount);
    if (this.#readers.size > 0) return;
    this.#watch?.stop();
    this.#watch = undefined;
  }
}

function written(event: OperatorEvent): string {
  return JSON.stringify(operatorEvents.toJson(event));
}
