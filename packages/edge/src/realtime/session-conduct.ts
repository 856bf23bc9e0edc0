import { codecOf } from '@realmwright/kernel/schema/codec';
import type { Millis } from '@realmwright/kernel/units';
import type { ClientMessage } from '@realmwright/protocol/realtime/client-messages';
import { type Deed, deedType } from '@realmwright/protocol/realtime/client-messages';
import type { CloseName } from '@realmwright/protocol/realtime/close-code';
import { realFields } from '@realmwright/protocol/realtime/entity-state';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';
import { stepIntent } from '@realmwright/world/realtime/motion.wire';
import { RequestLane } from '../gateway/request-lane.ts';
import { goAway, spendFormerToken } from './absence.ts';
import { adjust } from './adjusting.ts';
import { decideOnce } from './decided-once.ts';
import { type Performed, perform } from './deeds.ts';
import type { RealtimeCore } from './realtime-core.ts';
import type { LineOwner } from './realtime-line.ts';
import type { RealtimeSession } from './realtime-session.ts';
import { type Departure, endSession, enterWorld } from './world-life.ts';

/** A deed that was asked for: what it was, and how it came out as soon as that is known. */
interface RememberedDeed {
  readonly kind: Deed['kind'];
  readonly bytes: Uint8Array;
  outcome: DeedOutcome | undefined;
}

/** What sessions have that asked for nothing yet: never written to. */
const noDeeds = new Map<number, RememberedDeed>();
const nothingAsked = new Map<number, Millis>();

/** Answers what the client of one session says: each message has one place here. */
export class SessionConduct implements LineOwner {
  readonly #core: RealtimeCore;
  readonly #session: RealtimeSession;
  /** Made with the first request, as the maps are: most sessions ask nothing most of the time. */
  #lane: RequestLane | undefined;
  #deeds = noDeeds;
  /** The greatest number of a deed that is not remembered any more. */
  #forgotten = 0;
  /** Deeds that the world is asked for, and since when. */
  #asked = nothingAsked;
  /** Deeds that were wished for while there was no line. */
  #oldDeeds = 0;

  constructor(core: RealtimeCore, session: RealtimeSession) {
    this.#core = core;
    this.#session = session;
  }

  receive(message: ClientMessage): void {
    const { line } = this.#session;
    const core = this.#core;
    switch (message.kind) {
      case 'enter':
        return this.#queue(async () => {
          const refusal = await enterWorld(core, this.#session, message.character);
          if (refusal !== undefined) this.#session.line.tell({ kind: 'left', reason: refusal });
        });
      case 'leave':
        return core.intend(this.#session, { kind: 'requestLogout' });
      case 'act':
        return this.#act(message);
      case 'step':
        return this.#step(message);
      case 'corrected':
        return core.intend(this.#session, {
          kind: 'acknowledgeTeleport',
          counter: message.correction,
          time: message.time,
        });
      case 'resync':
        this.#core.metrics.resyncs.add(1, message.why);
        return this.#session.view?.startAnew();
      case 'heard':
        return this.#confirm(message.sequence);
      case 'attend':
        return adjust(core, this.#session, () => {
          this.#session.gauge.attention = { sight: message.sight, saving: message.saving };
        });
      case 'ping':
        line.latencyMillis = Math.min(message.lastTrip, 0xffff);
        return line.tell({
          kind: 'pong',
          sent: message.sent,
          time: this.#worldTime(),
          heard: this.#session.correspondence.received.reliable,
        });
    }
  }

  closed(reason: CloseName | 'gone'): void {
    const { log, metrics } = this.#core;
    metrics.closed.add(1, reason);
    log.info('session-closed', { session: this.#session.id, account: this.#session.account.name, reason });
    if (broken.has(reason) && this.#session.awaySince === undefined) return goAway(this.#core, this.#session);
    this.#lane?.clear();
    endSession(this.#core, this.#session, departures[reason] ?? 'vanished');
  }

  /** The client has what was sent so far, perhaps its newest token too: then the one before it is spent. */
  #confirm(sequence: number): void {
    const session = this.#session;
    const { correspondence, renewedAt } = session;
    if (sequence > correspondence.sent.reliable) return;
    correspondence.confirm(sequence);
    if (renewedAt > 0 && sequence >= renewedAt) spendFormerToken(this.#core, session);
  }

  #queue(task: () => Promise<void>): void {
    this.#lane ??= this.#openLane();
    if (this.#lane.isFull()) return this.#session.close('flooding');
    // A line that broke is no reason not to do what was asked for on it.
    this.#lane.add(() => (this.#session.state === 'over' ? settled : task()));
  }

  #openLane(): RequestLane {
    const { config, log } = this.#core;
    return new RequestLane({
      bound: config.limits.deeds,
      onFailure: (error) => {
        log.warn('deed-failed', { error, session: this.#session.id });
        this.#session.close('fault');
      },
      onRoom: () => undefined,
    });
  }

  /** A deed is done once: asked again under its number, the same outcome comes; another one under it is refused (W-08). */
  #act({ action, deed, age = 0 }: Extract<ClientMessage, { kind: 'act' }>): void {
    const { line } = this.#session;
    const bytes = deeds.encode(deed);
    const known = this.#deeds.get(action);
    if (known !== undefined) {
      const outcome = isSame(known.bytes, bytes) ? known.outcome : otherDeed;
      if (outcome !== undefined) line.tell({ kind: 'acted', action, outcome });
      return;
    }
    // Numbers count up: one below those that are remembered was used, and what for nobody knows any more.
    if (action <= this.#forgotten) return line.tell({ kind: 'acted', action, outcome: otherDeed });
    this.#remember(action, { kind: deed.kind, bytes, outcome: undefined });
    this.#queue(async () => {
      // Services know the one who asks by the registry, so that what the session has just told it comes first.
      await this.#session.arriving;
      await this.#session.presenceTold.catch(() => undefined);
      const decide = (): Promise<Performed> => perform(this.#core, this.#session, deed, action);
      const outcome =
        this.#whyTooLate(deed, age) ?? (await decideOnce(this.#core, this.#session, deed, action, decide));
      if (outcome === 'asked-of-world') this.#askedOfWorld(action);
      else this.#answer(action, outcome);
    });
  }

  /** The world has said how a deed came out. */
  judged(action: number, refusal: string | undefined): void {
    if (this.#asked.has(action))
      this.#answer(action, refusal === undefined ? done : { kind: 'refused', code: refusal });
  }

  /** The character is not in the world any more: nobody judges what was asked of it last. */
  leftWorld(): void {
    for (const action of this.#asked.keys()) this.#answer(action, unjudged);
  }

  /** Gives up on deeds that the world has not judged in time. */
  expire(now: Millis): void {
    for (const [action, at] of this.#asked) if (now - at > judgementMillis) this.#answer(action, unjudged);
  }

  #answer(action: number, outcome: DeedOutcome): void {
    this.#asked.delete(action);
    const remembered = this.#deeds.get(action);
    if (remembered === undefined) return;
    remembered.outcome = outcome;
    this.#core.metrics.deeds.add(1, remembered.kind, outcome.kind);
    this.#session.line.tell({ kind: 'acted', action, outcome });
  }

  /** Wishes of a time without a line are granted within bounds, and only if what they are about is still the same (W-09). */
  #whyTooLate(deed: Deed, age: number): DeedOutcome | undefined {
    if (age === 0) return undefined;
    const { limits } = this.#core.config;
    this.#oldDeeds += 1;
    if (age > limits.oldestDeedSeconds) return { kind: 'refused', code: 'realtime.too-old' };
    if (this.#oldDeeds > limits.oldDeeds) return { kind: 'refused', code: 'realtime.too-many' };
    const { enteredAt } = this.#session;
    const wasHere = this.#core.clock.monotonic() - enteredAt > age * 1_000;
    return lasting.has(deed.kind) || wasHere ? undefined : { kind: 'refused', code: 'realtime.stale' };
  }

  #askedOfWorld(action: number): void {
    if (this.#asked === nothingAsked) this.#asked = new Map();
    this.#asked.set(action, this.#core.now());
  }

  #remember(action: number, deed: RememberedDeed): void {
    if (this.#deeds === noDeeds) this.#deeds = new Map();
    this.#deeds.set(action, deed);
    if (this.#deeds.size <= this.#core.config.limits.rememberedDeeds) return;
    // One without an outcome is still to be answered. There are only as many of them as one may ask for in the world's time.
    const [oldest] = [...this.#deeds].find(([, { outcome }]) => outcome !== undefined) ?? [];
    if (oldest === undefined) return;
    this.#deeds.delete(oldest);
    this.#forgotten = Math.max(this.#forgotten, oldest);
  }

  #step(step: Extract<ClientMessage, { kind: 'step' }>): void {
    const session = this.#session;
    if (session.state !== 'world' || step.input <= session.lastInput) return;
    session.lastInput = step.input;
    this.#core.intend(session, stepIntent(step, this.#runSpeed()));
    session.inputs.push({ sequence: session.intentSequence, input: step.input });
    if (session.inputs.length > mostInputs) session.inputs.shift();
  }

  #runSpeed(): number {
    const { view } = this.#session;
    const scene = view?.instance === undefined ? undefined : this.#core.translator.sceneOf(view.instance);
    const self = view?.self === undefined ? undefined : scene?.entities.get(view.self);
    return self?.reals[realFields.indexOf('runSpeed')] ?? 0;
  }

  #worldTime(): number {
    const { view } = this.#session;
    const scene = view?.instance === undefined ? undefined : this.#core.translator.sceneOf(view.instance);
    return scene?.now ?? 0;
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

const deeds = codecOf(deedType, 'deed');
/** Ends of a line after which its client may come back for its session. */
const broken: ReadonlySet<CloseName | 'gone'> = new Set(['gone', 'silent', 'slow', 'shutdown']);
/** How the character leaves the world when its session ends so; after all others it is held for a while, where it stands. */
const departures: Partial<Record<CloseName | 'gone', Departure>> = {
  superseded: 'superseded',
  banned: 'kicked',
  kicked: 'kicked',
  signedOut: 'kicked',
};
/** Deeds that mean the same whatever has happened since; all others are about the world as it was. */
const lasting: ReadonlySet<Deed['kind']> = new Set(['speak', 'whisper', 'mark', 'stand']);
/** Steps whose numbers are remembered: more than can be under way to the world. */
const mostInputs = 64;
const done: DeedOutcome = { kind: 'done' };
const unjudged: DeedOutcome = { kind: 'refused', code: 'realtime.no-answer' };
/** Longest time that the world has to say how a deed came out. */
const judgementMillis: Millis = 10_000;
const otherDeed: DeedOutcome = { kind: 'refused', code: 'realtime.number-taken' };
const settled = Promise.resolve();
