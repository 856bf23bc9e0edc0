import { announceLeaseMillis, gatewayAnnounced } from '@realmwright/edge/gateway/gateway.contract';
import { realtimeAnnounced, realtimeLeaseMillis } from '@realmwright/edge/realtime/realtime.contract';
import type { Place } from '@realmwright/kernel/character-sheet';
import { call, listen } from '@realmwright/kernel/contract';
import { InvariantError } from '@realmwright/kernel/errors';
import type { CharacterId } from '@realmwright/kernel/ids';
import type { Subscription } from '@realmwright/kernel/ports/bus';
import type { Health, Running } from '@realmwright/kernel/running';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { characterWanted } from '@realmwright/services/character/character.contract';
import { purseChanged } from '@realmwright/services/ledger/ledger.contract';
import { saveAllWanted } from '@realmwright/services/operator/operator.contract';
import { listSpawns } from '@realmwright/services/spawns/spawns.contract';
import type { Effect } from '../effects.ts';
import { StepError } from '../faults.ts';
import { intentBatchType, intentSubject } from '../intents/intent-batch.ts';
import { writePerceptionMessages } from '../perception/batch-codec.ts';
import type { AddressedBatch } from '../perception/outbox.ts';
import { perceptionSubject } from '../perception/perception-batch.ts';
import { placeOf } from '../space/space.commands.ts';
import { openWorld, step, type TickOutput } from '../tick.ts';
import { INPUTS_PER_TICK, type TickFrame, type WorldInput } from '../tick-frame.ts';
import { hashWorld, type World, type WorldSetup } from '../world.ts';
import { serveCommands } from './command-desk.ts';
import { EdgeWatch } from './edge-watch.ts';
import { EffectDesk } from './effect-desk.ts';
import { Inbox } from './inbox.ts';
import type { InstanceMetrics } from './instance-metrics.ts';
import { joiningOf, lastBatches } from './last-words.ts';
import { Pace } from './pace.ts';
import { hearParties } from './party-ears.ts';
import { PurseDesk } from './purse-desk.ts';
import { SurveyDesk } from './survey-desk.ts';
import { serveWhereabouts } from './whereabouts-desk.ts';
import type { InstancePorts, RecordingSink, WorldConfig } from './world-config.ts';

/** Longest that an ending instance waits for the last saves and for whatever else it has asked of services, milliseconds. */
const DRAIN_MILLIS = 10_000;
/** An edge counts as gone after so many leases: taking its characters from a living one would cost more than waiting. */
const LEASES = 4;
/** Time between two tries to read the kept spawns at the start. */
const RETRY_MILLIS = 500;
/** Largest message of perceptions; a bus takes 1 MiB. */
const MESSAGE_BYTES = 1_000_000;

/**
 * Runs one map instance: collects what comes in, beats the steps, sends what the sessions perceive (one message for each
 * edge and step) and has effects carried out. The only owner of the instance's world. Modes: opening (until the kept
 * spawns are known), running, closing (until everybody is saved), and failed, when a step threw: then its state is not to
 * be trusted, its sessions are let go as their characters were last saved, and whoever wants to join is turned away. Then
 * `KeptInstance` opens another in its place.
 */
export class InstanceHost implements Running {
  readonly #ports: InstancePorts;
  readonly #config: WorldConfig;
  readonly #setup: WorldSetup;
  readonly #metrics: InstanceMetrics;
  readonly #whenFailed: () => void;
  readonly #inbox: Inbox;
  readonly #pace: Pace;
  readonly #world: World;
  readonly #effects: EffectDesk;
  readonly #purses: PurseDesk;
  readonly #survey: SurveyDesk;
  readonly #edges = new EdgeWatch(LEASES * announceLeaseMillis);
  readonly #commands: ReturnType<typeof serveCommands>;
  readonly #writer = new ByteWriter(65_536);
  readonly #subscriptions: readonly Subscription[];
  readonly #started: { readonly unix: number; readonly monotonic: number };
  #recording: RecordingSink | undefined;
  #tick = 0;
  #lastTime: number;
  #health: Health = { ready: false, reason: 'the instance is opening' };
  #isClosing = false;
  #drained: (() => void) | undefined;
  #isStopped = false;
  #hasFailed = false;

  constructor(
    ports: InstancePorts,
    config: WorldConfig,
    setup: WorldSetup,
    metrics: InstanceMetrics,
    whenFailed: () => void,
  ) {
    this.#ports = ports;
    this.#config = config;
    this.#setup = setup;
    this.#metrics = metrics;
    this.#whenFailed = whenFailed;
    const { bus, clock } = ports;
    this.#started = { unix: Math.floor(clock.now()), monotonic: clock.monotonic() };
    this.#lastTime = this.#started.unix;
    this.#inbox = new Inbox(config.inboxLimit ?? 20_000);
    this.#world = openWorld(setup, this.#started.unix, ports.navigation);
    const put = (input: WorldInput): void => this.#put(input);
    const now = (): number => clock.monotonic();
    this.#effects = new EffectDesk(ports, { realm: config.realm, instance: setup.instance }, put);
    this.#purses = new PurseDesk(ports, put);
    this.#survey = new SurveyDesk(ports, config.realm);
    this.#commands = serveCommands(
      ports,
      setup.instance,
      put,
      (character) => this.#world.players.find(character) !== undefined,
    );
    this.#pace = new Pace(clock, { busy: config.stepMillis ?? 50, idle: config.idleStepMillis ?? 1000 }, () =>
      this.#beat(),
    );
    this.#subscriptions = [
      bus.subscribe(
        intentSubject(setup.instance),
        { pendingLimit: 4096, onDropped: () => metrics.shed('batch') },
        ({ payload }) => this.#receive(payload),
      ),
      listen(bus, characterWanted, {}, ({ characterId, epoch }) => {
        if (this.#world.players.find(characterId) !== undefined) {
          put({ kind: 'characterRecalled', character: characterId, epoch });
        }
      }),
      listen(bus, purseChanged, {}, ({ characterId }) => {
        if (this.#world.players.find(characterId) !== undefined) this.#purses.refresh(characterId);
      }),
      listen(bus, saveAllWanted, {}, () => put({ kind: 'saveAllAsked' })),
      listen(bus, gatewayAnnounced, {}, ({ edge }) => this.#edges.heard(edge, now())),
      listen(bus, realtimeAnnounced, {}, ({ edge }) => this.#edges.heard(edge, now(), realtimeLeaseMillis)),
      ...hearParties(bus, setup.instance, this.#world, put),
      ...serveWhereabouts(ports, setup.instance, put, (character) => this.#placeOf(character)),
      this.#commands,
      this.#survey,
    ];
  }

  /** Begins; resolves as soon as steps are made. The kept spawns follow when the services answer. */
  async start(): Promise<void> {
    this.#recording = await this.#ports.openRecording?.(this.#setup);
    await this.#ports.bus.flush();
    this.#pace.start();
    void this.#readSpawns();
  }

  health(): Health {
    return this.#health;
  }

  /** Everybody leaves and is saved; resolves when they are, or after ten seconds. What services do until then, they do. */
  async drain(): Promise<void> {
    if (this.#isClosing || this.#isStopped) return;
    await new Promise<void>((resolve, reject) => {
      const cancel = this.#ports.clock.after(DRAIN_MILLIS, resolve);
      void this.#close().then(resolve, reject).finally(cancel);
    });
  }

  async #close(): Promise<void> {
    if (!this.#hasFailed) {
      this.#isClosing = true;
      this.#health = { ready: false, reason: 'the instance is closing' };
      await new Promise<void>((resolve) => {
        this.#drained = resolve;
        this.#put({ kind: 'closing' });
      });
    }
    await this.#effects.settled();
  }

  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#health = { ready: false, reason: 'the instance has ended' };
    this.#pace.stop();
    this.#drained?.();
    await Promise.all(this.#subscriptions.map((subscription) => subscription.stop()));
    await this.#recording?.close(hashWorld(this.#world));
  }

  #placeOf(character: CharacterId): Place | undefined {
    const player = this.#world.players.find(character);
    return player === undefined ? undefined : placeOf(this.#world, player);
  }

  #put(input: WorldInput): void {
    // What is answered late to one that has ended is of no use, and others speak in its place by now.
    if (this.#isStopped) return;
    if (this.#hasFailed) return this.#sayLast(joiningOf([input]));
    if (this.#inbox.put(input) === 'shed') this.#metrics.shed('intent');
    this.#pace.wake();
  }

  #receive(payload: Uint8Array): void {
    const { edge, items } = intentCodec.decode(payload);
    this.#edges.heard(edge, this.#ports.clock.monotonic());
    for (const { session, sequence, intent } of items) this.#put({ kind: 'intent', edge, session, sequence, intent });
  }

  #beat(): void {
    const { clock, log } = this.#ports;
    const begin = clock.monotonic();
    const time = Math.max(this.#lastTime, this.#started.unix + Math.floor(begin - this.#started.monotonic));
    this.#tick += 1;
    for (const edge of this.#edges.takeLost(begin)) {
      log.warn('edge-lost', { edge });
      this.#inbox.put({ kind: 'edgeLost', edge });
    }
    const frame = {
      tick: this.#tick,
      time,
      elapsed: time - this.#lastTime,
      inputs: this.#inbox.take(INPUTS_PER_TICK),
    };
    this.#lastTime = time;
    this.#recording?.frame(frame);
    let output: TickOutput;
    try {
      output = step(this.#world, frame);
    } catch (error) {
      this.#fail(error, frame);
      return;
    }
    const stepped = clock.monotonic();
    const bytes = this.#publish(output.batches);
    for (const effect of output.effects) {
      if (effect.kind === 'commandAnswered') this.#commands.answer(effect.question, effect.lines);
      else if (effect.kind === 'purseSought') this.#purses.refresh(effect.character);
      else this.#effects.carryOut(effect);
      if (effect.kind === 'quarantined') this.#noteQuarantine(effect, frame);
    }
    const { players, entities } = this.#world;
    this.#metrics.observe({
      stepMillis: stepped - begin,
      publishMillis: clock.monotonic() - stepped,
      publishedBytes: bytes,
      inputs: frame.inputs.length,
      waiting: this.#inbox.length,
      sessions: players.connectedCount,
      entities: entities.count,
    });
    this.#survey.stepped(this.#world, begin, stepped - begin, this.#inbox.length);
    this.#pace.rest(players.count === 0 && this.#inbox.length === 0);
    if (this.#isClosing && players.count === 0) this.#drained?.();
  }

  /** The step threw: logs it once, lets everybody go, and makes no more steps. */
  #fail(error: unknown, frame: TickFrame): void {
    const phase = error instanceof StepError ? error.phase : '';
    const inputs = lastInputs(frame);
    this.#ports.log.error('world-step-failed', { error, phase, tick: frame.tick, inputs });
    this.#metrics.fault(phase, 'instance');
    this.#hasFailed = true;
    this.#health = { ready: false, reason: 'a step of the simulation failed' };
    this.#pace.stop();
    this.#sayLast(joiningOf([...frame.inputs, ...this.#inbox.take(Number.POSITIVE_INFINITY)]));
    for (const { sheet, epoch } of this.#world.players) {
      const { characterId: character } = sheet;
      this.#effects.carryOut({ kind: 'quarantined', phase, entity: undefined, character, epoch, error });
    }
    this.#drained?.();
    this.#whenFailed();
  }

  #sayLast(joining: ReturnType<typeof joiningOf>): void {
    this.#publish(lastBatches(this.#world, { tick: this.#tick, time: this.#lastTime }, joining));
    // Whoever has been let go steers nobody here any more, and is not told twice.
    for (const player of this.#world.players) this.#world.players.disconnect(player);
  }

  #noteQuarantine({ phase, entity, error }: Extract<Effect, { kind: 'quarantined' }>, frame: TickFrame): void {
    this.#ports.log.error('entity-quarantined', {
      error,
      phase,
      tick: frame.tick,
      entity,
      inputs: lastInputs(frame),
    });
    this.#metrics.fault(phase, 'entity');
  }

  #publish(batches: readonly AddressedBatch[]): number {
    let sent = 0;
    for (const { edge, batch } of batches) {
      const subject = perceptionSubject(edge);
      const untold = writePerceptionMessages(this.#writer, batch, MESSAGE_BYTES, (message) => {
        sent += message.length;
        this.#ports.bus.publish(subject, message);
      });
      if (untold.length > 0) this.#ports.log.error('perception-too-large', { edge, sessions: untold.slice(0, 20) });
    }
    return sent;
  }

  async #readSpawns(): Promise<void> {
    const { bus, clock, log } = this.#ports;
    const { map, instance } = this.#setup;
    while (!this.#isStopped && !this.#hasFailed) {
      try {
        const outcome = await call(bus, listSpawns, { realm: this.#config.realm, map });
        if (!('value' in outcome)) throw new InvariantError('spawns were refused', { outcome });
        for (const spawn of outcome.value.spawns) this.#put({ kind: 'spawnKept', spawn, question: 0 });
        if (!this.#isClosing && !this.#isStopped && !this.#hasFailed) this.#health = { ready: true };
        return;
      } catch (error) {
        log.debug('kept-spawns-not-read', { error, instance });
        await new Promise<void>((resolve) => clock.after(RETRY_MILLIS, resolve));
      }
    }
  }
}

/** What entered the step last, for the log. */
function lastInputs(frame: TickFrame): readonly WorldInput[] {
  return frame.inputs.slice(-20);
}

const intentCodec = codecOf(intentBatchType, 'intent batch');
