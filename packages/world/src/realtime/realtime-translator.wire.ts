import { characterId, type EntityId, type InstanceId, type SessionId } from '@realmwright/kernel/ids';
import { MOST_STATE_ITEMS } from '@realmwright/protocol/realtime/entity-state';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import type { Fact } from '../perception/perceived.ts';
import type { PerceptionBatch, SessionPerception } from '../perception/perception-batch.ts';
import { personalMessage } from './fact-messages.wire.ts';
import { standing } from './motion.wire.ts';
import { newlyKnown, type RealtimeView, StateWriter } from './realtime-view.wire.ts';
import { type NameOf, Scene } from './scene-batch.wire.ts';

/** The line to a realtime client, as the translator needs it. */
export interface RealtimeLine {
  readonly view: RealtimeView;
  /** Whether a state frame would leave at once. If not, changes add up until it does. */
  readonly isFree: boolean;
  /** Most bytes of a state frame. */
  readonly stateBudget: number;
  /** The last step of the client that was passed on with an intent of that number, or before it. */
  inputAt(sequence: number): number;
  /** Takes a whole state frame. The bytes are valid during the call only. */
  state(frame: Uint8Array): void;
  /** Takes the bytes of a message, its kind known by the message. */
  tell(message: ServerMessage, bytes: Uint8Array | undefined): void;
}

/**
 * Turns perception batches into what realtime clients are told, and keeps the scenes of an edge: every instance in which
 * it has sessions, as far as they see.
 */
export class RealtimeTranslator {
  readonly #scenes = new Map<InstanceId, Scene>();
  readonly #writer = new StateWriter();
  readonly #nameOf: NameOf;
  /** The scene whose batch is being told: it stays, whoever leaves it meanwhile. */
  #taking: Scene | undefined;

  constructor(nameOf: NameOf) {
    this.#nameOf = nameOf;
  }

  sceneOf(instance: InstanceId): Scene | undefined {
    return this.#scenes.get(instance);
  }

  /** Tells every line that the batch names. */
  take(batch: PerceptionBatch, lines: { get(session: SessionId): RealtimeLine | undefined }): void {
    let scene = this.#scenes.get(batch.instance);
    if (scene === undefined) {
      scene = new Scene(batch.instance, this.#nameOf);
      this.#scenes.set(batch.instance, scene);
    }
    this.#taking = scene;
    scene.apply(batch);
    for (const perception of batch.sessions) {
      const line = lines.get(perception.session);
      if (line !== undefined) this.#perceive(scene, batch, perception, line);
    }
    this.#taking = undefined;
    scene.sweep();
    if (scene.isUnseen) this.#scenes.delete(scene.instance);
  }

  /** Sends what a line has waited for, now that it is free again. */
  catchUp(line: RealtimeLine): void {
    const { view } = line;
    const scene = view.instance === undefined ? undefined : this.#scenes.get(view.instance);
    if (scene !== undefined && view.hasPending) this.#sendPending(scene, line);
  }

  /** What the checksum of a client's view must be, when it has been told everything. */
  sumOf(view: RealtimeView): number | undefined {
    const scene = view.instance === undefined ? undefined : this.#scenes.get(view.instance);
    if (scene === undefined || view.hasPending) return undefined;
    let sum = 0;
    for (const [entity, { disclosure }] of view.known) {
      sum = (sum + (scene.entities.get(entity)?.sumFor(disclosure) ?? 0)) >>> 0;
    }
    return sum;
  }

  /** It is known by now what a player's character is called; views that have it are told with their next state. */
  named(character: number, views: Iterable<RealtimeView>): void {
    const renamed = new Map<InstanceId, EntityId[]>();
    for (const [instance, scene] of this.#scenes) {
      for (const { id, key } of scene.entities.values()) {
        if (key.counter !== character || (key.kind !== 'player' && key.kind !== 'corpse')) continue;
        const ids = renamed.get(instance);
        if (ids === undefined) renamed.set(instance, [id]);
        else ids.push(id);
      }
    }
    if (renamed.size === 0) return;
    for (const view of views) {
      const ids = view.instance === undefined ? undefined : renamed.get(view.instance);
      for (const id of ids ?? []) view.rename(id);
    }
  }

  /** A session is over, or leaves its instance: nothing of its view is held any more. */
  forget(view: RealtimeView): void {
    const scene = view.instance === undefined ? undefined : this.#scenes.get(view.instance);
    for (const entity of view.known.keys()) scene?.release(entity);
    view.known.clear();
    view.pending.clear();
    view.gone.clear();
    view.instance = undefined;
    view.self = undefined;
    if (scene?.isUnseen === true && scene !== this.#taking) this.#scenes.delete(scene.instance);
  }

  #perceive(scene: Scene, batch: PerceptionBatch, perception: SessionPerception, line: RealtimeLine): void {
    const { view } = line;
    const joined = perception.personal.find((fact) => fact.kind === 'joined');
    if (joined !== undefined) {
      if (view.instance !== undefined) this.forget(view);
      view.instance = batch.instance;
      view.self = joined.entity;
      view.isNew = true;
      line.tell(
        {
          kind: 'entered',
          character: view.character,
          self: joined.entity,
          map: joined.map,
          zone: joined.zone,
          motion: standing(joined.position),
          gameSeconds: Math.floor(joined.gameSeconds),
          gameMinutesPerSecond: joined.gameMinutesPerSecond,
        },
        undefined,
      );
    } else if (view.instance !== batch.instance) return;
    this.#tellState(scene, batch, perception, line);
    for (const index of perception.facts) {
      const told = scene.fact(index);
      if (told?.message === undefined || (view.ignored.size > 0 && isFromIgnored(scene, batch.facts[index], view)))
        continue;
      line.tell(told.message, scene.buffer.subarray(told.start, told.end));
    }
    for (const fact of perception.personal) {
      const message = personalMessage(fact, batch.time, (sequence) => line.inputAt(sequence));
      if (message !== undefined) line.tell(message, undefined);
      if (fact.kind === 'transferStarted' || fact.kind === 'left') this.forget(view);
    }
  }

  #tellState(scene: Scene, batch: PerceptionBatch, perception: SessionPerception, line: RealtimeLine): void {
    const { view } = line;
    const { enters, leaves, changes, facts } = perception;
    // A step that was late, in a large crowd, has more than a frame holds: then the newest of each is told.
    const fits = enters.length + leaves.length + changes.length + facts.length <= MOST_STATE_ITEMS;
    const isDirect = line.isFree && !view.hasPending && enters.length <= mostDirectEnters && fits;
    if (!isDirect) {
      this.#remember(scene, batch, perception, view);
      if (line.isFree) this.#sendPending(scene, line);
      return;
    }
    const writer = this.#writer;
    writer.begin(view, batch.time);
    for (const entity of perception.leaves) {
      if (!view.known.delete(entity)) continue;
      scene.release(entity);
      writer.write({ kind: 'leave', thing: entity });
    }
    for (const index of perception.enters) {
      const description = batch.entities[index];
      const encoded = scene.enter(index);
      if (description === undefined || encoded === undefined) continue;
      const { entity, disclosure } = description;
      if (!view.known.has(entity)) scene.hold(entity);
      view.known.set(entity, { ...newlyKnown, disclosure });
      writer.copy(scene.buffer, encoded.start, encoded.end);
    }
    for (const index of perception.changes) {
      const encoded = scene.change(index);
      if (encoded !== undefined) writer.copy(scene.buffer, encoded.start, encoded.end);
    }
    for (const index of perception.facts) {
      const told = scene.fact(index);
      if (told?.form === 'item') writer.copy(scene.buffer, told.start, told.end);
    }
    if (writer.count > 0) line.state(writer.end(view));
  }

  /** Notes what a line cannot take now. */
  #remember(scene: Scene, batch: PerceptionBatch, perception: SessionPerception, view: RealtimeView): void {
    for (const entity of perception.leaves) {
      if (view.known.has(entity)) scene.release(entity);
      view.leave(entity);
    }
    for (const index of perception.enters) {
      const description = batch.entities[index];
      if (description === undefined) continue;
      if (!view.known.has(description.entity)) scene.hold(description.entity);
      view.enter(description.entity, description.disclosure);
    }
    for (const index of perception.changes) {
      const change = batch.changes[index];
      if (change !== undefined) view.change(change.entity, scene.maskOf(index));
    }
    for (const index of perception.facts) {
      const fact = batch.facts[index];
      const told = scene.fact(index);
      if (fact === undefined || told?.form !== 'item' || !('entity' in fact)) continue;
      if (told.speed === undefined) view.move(fact.entity);
      else view.change(fact.entity, told.speed);
    }
  }

  #sendPending(scene: Scene, line: RealtimeLine): void {
    const { view } = line;
    this.#writer.begin(view, scene.now);
    this.#writer.writePending(scene, view, line.stateBudget);
    if (this.#writer.count > 0 || view.isNew) line.state(this.#writer.end(view));
  }
}

/** Whether somebody says it whom the session's player ignores. */
function isFromIgnored({ entities }: Scene, fact: Fact | undefined, { ignored }: RealtimeView): boolean {
  if (fact?.kind !== 'spoke' && fact?.kind !== 'textEmotePlayed') return false;
  const speaker = entities.get(fact.entity)?.key;
  return speaker?.kind === 'player' && ignored.has(characterId(speaker.counter));
}

/** More that comes into view at once is told by importance, as far as a frame may be long. */
const mostDirectEnters = 32;
