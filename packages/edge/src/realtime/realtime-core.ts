import { call, type RequestContract } from '@realmwright/kernel/contract';
import { type CharacterId, type SessionId, sessionId } from '@realmwright/kernel/ids';
import { isRefused, type Outcome } from '@realmwright/kernel/outcome';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Clock } from '@realmwright/kernel/ports/clock';
import type { Log } from '@realmwright/kernel/ports/log';
import type { Random } from '@realmwright/kernel/ports/random';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { Millis } from '@realmwright/kernel/units';
import type { CloseName } from '@realmwright/protocol/realtime/close-code';
import { findCharacterName } from '@realmwright/services/character/character.contract';
import type { Intent } from '@realmwright/world/intents/intent-batch';
import { RealtimeTranslator } from '@realmwright/world/realtime/realtime-translator.wire';
import { type HeldCharacters, heldCharacters } from '../gateway/held-characters.ts';
import { type IntentBatcher, intentBatcher } from '../gateway/intent-batcher.ts';
import { FlushPlan } from './flush-plan.ts';
import { NameBook } from './name-book.ts';
import type { RealtimeConfig } from './realtime-config.ts';
import { type RealtimeMetrics, realtimeMetrics } from './realtime-metrics.ts';
import type { RealtimeSession } from './realtime-session.ts';
import { ResumeTokens } from './resume-tokens.ts';
import { RoomBook } from './rooms/room-book.ts';
import { hearRoom } from './rooms/room-life.ts';
import { trafficMetrics } from './rooms/traffic-metrics.ts';
import { TrafficTally } from './rooms/traffic-tally.ts';
import { WriterPool } from './writer-pool.ts';

/** What all sessions of a realtime edge share. */
export class RealtimeCore {
  readonly config: RealtimeConfig;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: Random;
  readonly metrics: RealtimeMetrics;
  readonly sessions = new Map<SessionId, RealtimeSession>();
  readonly intents: IntentBatcher;
  readonly tokens: ResumeTokens<RealtimeSession>;
  readonly held: HeldCharacters = heldCharacters();
  readonly names: NameBook;
  readonly translator: RealtimeTranslator;
  readonly rooms: RoomBook<RealtimeSession>;
  readonly traffic: TrafficTally;
  readonly writers = new WriterPool();
  readonly plan = new FlushPlan();
  /** What sessions go by: the monotonic clock, and the time of day in seconds since the Unix epoch. */
  readonly now: () => Millis;
  readonly seconds: () => number;
  /** What services are being told of sessions that end; an edge that ends waits for it. */
  readonly telling = new Set<Promise<void>>();
  /** Sessions that the account service is being asked for, and how one ended whose end was told before its beginning. */
  readonly opening = new Map<SessionId, CloseName | undefined>();
  isDraining = false;
  #lastSession = 0;

  constructor(ports: RolePorts, config: RealtimeConfig) {
    this.config = config;
    this.bus = ports.bus;
    this.clock = ports.clock;
    this.now = () => ports.clock.monotonic();
    this.seconds = () => Math.floor(ports.clock.now() / 1000);
    this.log = ports.log;
    this.random = ports.random;
    this.metrics = realtimeMetrics(ports.metrics);
    this.tokens = new ResumeTokens(ports.random);
    this.intents = intentBatcher(ports.bus, ports.clock, config.edge, (count) => this.metrics.intents.add(count));
    this.names = new NameBook(
      config.content,
      (character) => this.#findName(character),
      (character) => {
        const views = [...this.sessions.values()].flatMap(({ view }) => view ?? []);
        this.translator.named(character, views);
      },
    );
    this.translator = new RealtimeTranslator(this.names.nameOf);
    this.traffic = new TrafficTally(trafficMetrics(ports.metrics));
    this.rooms = new RoomBook({ bus: ports.bus, now: this.now, onNews: hearRoom });
  }

  call<Input, Output, Refusal extends string>(
    session: RealtimeSession,
    contract: RequestContract<Input, Output, Refusal>,
    input: Input,
  ): Promise<Outcome<Output, Refusal>> {
    return call(this.bus, contract, input, { correlation: session.correlation });
  }

  /** Hands an intent to the instance of the session's character. */
  intend(session: RealtimeSession, intent: Intent): void {
    if (session.character === undefined) return;
    session.intentSequence += 1;
    this.intents.add(session.character.instance, session.id, session.intentSequence, intent);
  }

  /** Session numbers go round after 2^32; by then the old ones are gone. */
  nextSession(): SessionId {
    do this.#lastSession = this.#lastSession >= 0xffff_ffff ? 1 : this.#lastSession + 1;
    while (this.sessions.has(sessionId(this.#lastSession)));
    return sessionId(this.#lastSession);
  }

  /** News for a service that nobody waits for, except an edge that ends. A failure is logged; leases do the rest. */
  tell(session: RealtimeSession, sent: Promise<unknown>): void {
    const told = sent.then(
      () => undefined,
      (error: unknown) => this.log.warn('service-not-told', { error, session: session.id }),
    );
    this.telling.add(told);
    void told.finally(() => this.telling.delete(told));
  }

  /** News of a session's presence, one after the other: a departure that overtook its arrival would leave a ghost. */
  tellPresence(session: RealtimeSession, send: () => Promise<unknown>): void {
    const told = session.presenceTold.then(send, send);
    session.presenceTold = told;
    this.tell(session, told);
  }

  async #findName(characterId: CharacterId): Promise<string | undefined> {
    const found = await call(this.bus, findCharacterName, { characterId });
    return isRefused(found) ? undefined : found.value.name;
  }
}
