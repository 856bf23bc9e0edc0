import { codecOf } from '@realmwright/kernel/schema/codec';
import type { ClientMessage } from '@realmwright/protocol/realtime/client-messages';
import { type Deed, deedType } from '@realmwright/protocol/realtime/client-messages';
import type { CloseName } from '@realmwright/protocol/realtime/close-code';
import { realFields } from '@realmwright/protocol/realtime/entity-state';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';
import { stepIntent } from '@realmwright/world/realtime/motion.wire';
import { RequestLane } from '../gateway/request-lane.ts';
import { perform } from './deeds.ts';
import type { RealtimeCore } from './realtime-core.ts';
import type { LineOwner } from './realtime-line.ts';
import type { RealtimeSession } from './realtime-session.ts';
import { endSession, enterWorld } from './world-life.ts';

/** A deed that was asked for: what it was, and how it came out as soon as that is known. */
interface RememberedDeed {
  readonly bytes: Uint8Array;
  outcome: DeedOutcome | undefined;
}

/** Answers what the client of one session says: each message has one place here. */
export class SessionConduct implements LineOwner {
  readonly #core: RealtimeCore;
  readonly #session: RealtimeSession;
  readonly #lane: RequestLane;
  readonly #deeds = new Map<number, RememberedDeed>();

  constructor(core: RealtimeCore, session: RealtimeSession) {
    this.#core = core;
    this.#session = session;
    this.#lane = new RequestLane({
      bound: core.config.limits.deeds,
      onFailure: (error) => {
        core.log.warn('deed-failed', { error, session: session.id });
        session.line.close('fault');
      },
      onRoom: () => undefined,
    });
  }

  receive(message: ClientMessage): void {
    const { line } = this.#session;
    const core = this.#core;
    switch (message.kind) {
      case 'enter':
        return this.#queue(async () => {
          const refusal = await enterWorld(core, this.#session, message.character);
          if (refusal !== undefined) line.tell({ kind: 'left', reason: refusal });
        });
      case 'leave':
        return core.intend(this.#session, { kind: 'requestLogout' });
      case 'act':
        return this.#act(message.action, message.deed);
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
      case 'ping':
        line.latencyMillis = Math.min(message.lastTrip, 0xffff);
        return line.tell({ kind: 'pong', sent: message.sent, time: this.#worldTime() });
    }
  }

  closed(reason: CloseName | 'gone'): void {
    const { log, metrics } = this.#core;
    metrics.closed.add(1, reason);
    log.info('session-closed', { session: this.#session.id, account: this.#session.account.name, reason });
    this.#lane.clear();
    endSession(this.#core, this.#session, reason === 'superseded');
  }

  #queue(task: () => Promise<void>): void {
    if (this.#lane.isFull()) return this.#session.line.close('flooding');
    this.#lane.add(() => (this.#session.line.isClosed ? settled : task()));
  }

  /** A deed is done once: asked again under its number, the same outcome comes; another one under it is refused (W-08). */
  #act(action: number, deed: Deed): void {
    const { line } = this.#session;
    const bytes = deeds.encode(deed);
    const known = this.#deeds.get(action);
    if (known !== undefined) {
      const outcome = isSame(known.bytes, bytes) ? known.outcome : otherDeed;
      if (outcome !== undefined) line.tell({ kind: 'acted', action, outcome });
      return;
    }
    const remembered: RememberedDeed = { bytes, outcome: undefined };
    this.#remember(action, remembered);
    this.#queue(async () => {
      const outcome = await perform(this.#core, this.#session, deed);
      remembered.outcome = outcome;
      this.#core.metrics.deeds.add(1, deed.kind, outcome.kind);
      line.tell({ kind: 'acted', action, outcome });
    });
  }

  #remember(action: number, deed: RememberedDeed): void {
    this.#deeds.set(action, deed);
    if (this.#deeds.size <= this.#core.config.limits.rememberedDeeds) return;
    const [oldest] = this.#deeds.keys();
    if (oldest !== undefined) this.#deeds.delete(oldest);
  }

  #step(step: Extract<ClientMessage, { kind: 'step' }>): void {
    const session = this.#session;
    if (session.state !== 'world' || step.input <= session.lastInput) return;
    session.lastInput = step.input;
    this.#core.intend(session, stepIntent(step, this.#runSpeed()));
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
const otherDeed: DeedOutcome = { kind: 'refused', code: 'realtime.number-taken' };
const settled = Promise.resolve();
