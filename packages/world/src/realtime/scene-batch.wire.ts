import type { EntityId, InstanceId } from '@realmwright/kernel/ids';
import { ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { realFields, type StateItem, stateItemType } from '@realmwright/protocol/realtime/entity-state';
import { type ServerMessage, serverMessageType } from '@realmwright/protocol/realtime/server-messages';
import type { EntityKey } from '../entity-key.ts';
import type { Fact } from '../perception/perceived.ts';
import type { EntityChange, PerceptionBatch } from '../perception/perception-batch.ts';
import { partOf, wayOf } from './fact-messages.wire.ts';
import { motionOf } from './motion.wire.ts';
import { everyField, type FieldMask, noField, SceneEntity } from './scene.wire.ts';

/** What an edge calls an entity, if it knows its name by now. */
export type NameOf = (key: EntityKey) => string;

/** What a fact has become, with the bytes that are the same for everybody who is told. */
interface EncodedPart {
  readonly form: 'item' | 'message';
  /** Of a message. */
  readonly message: ServerMessage | undefined;
  readonly start: number;
  readonly end: number;
  /** Of a change of speed, which is told as a field. */
  readonly speed: FieldMask | undefined;
}

/**
 * One instance as an edge knows it, and the newest batch about it in the bytes of realtime clients: every description,
 * change and fact is encoded where the first session needs it, and copied for each other one. It forgets an entity when no
 * session has it in view any more.
 */
export class Scene {
  readonly instance: InstanceId;
  readonly entities = new Map<EntityId, SceneEntity>();
  /** How many sessions have an entity in view. */
  readonly #viewers = new Map<EntityId, number>();
  readonly #unseen = new Set<EntityId>();
  readonly #nameOf: NameOf;
  readonly #bytes = new ByteWriter(4_096);
  #batch: PerceptionBatch | undefined;
  #masks: FieldMask[] = [];
  readonly #enters: ({ readonly start: number; readonly end: number } | undefined)[] = [];
  readonly #changes: ({ readonly start: number; readonly end: number } | undefined)[] = [];
  readonly #facts: (EncodedPart | undefined)[] = [];

  constructor(instance: InstanceId, nameOf: NameOf) {
    this.instance = instance;
    this.#nameOf = nameOf;
  }

  /** The world's clock at the newest batch. */
  get now(): number {
    return this.#batch?.time ?? 0;
  }

  /** Whether no session has anything of it in view. */
  get isUnseen(): boolean {
    return this.#viewers.size === 0;
  }

  /** Where encoded items and messages lie. */
  get buffer(): Uint8Array {
    return this.#bytes.buffer;
  }

  /** Takes a batch over. */
  apply(batch: PerceptionBatch): void {
    this.#batch = batch;
    this.#bytes.reset();
    this.#enters.length = 0;
    this.#changes.length = 0;
    this.#facts.length = 0;
    for (const description of batch.entities) {
      let entity = this.entities.get(description.entity);
      if (entity === undefined) {
        entity = new SceneEntity(description, batch.time);
        this.entities.set(description.entity, entity);
        this.#unseen.add(description.entity);
      } else entity.move(motionOf(description.movement, batch.time), batch.time);
      entity.describe(description.disclosure, description.fields);
      if (description.path !== undefined) {
        const { path, elapsedMillis } = description.path;
        entity.follow(wayOf(path, elapsedMillis), batch.time);
      }
    }
    this.#masks = batch.changes.map(({ entity, fields }) => this.entities.get(entity)?.take(fields) ?? noField);
    for (const fact of batch.facts) this.#follow(fact, batch.time);
  }

  /** A session has it in view. */
  hold(entity: EntityId): void {
    this.#viewers.set(entity, (this.#viewers.get(entity) ?? 0) + 1);
  }

  /** A session has it in view no more. */
  release(entity: EntityId): void {
    const left = (this.#viewers.get(entity) ?? 0) - 1;
    if (left > 0) this.#viewers.set(entity, left);
    else {
      this.#viewers.delete(entity);
      this.#unseen.add(entity);
    }
  }

  /** Forgets what nobody has in view: not before everybody has perceived, since one may see what another lost. */
  sweep(): void {
    for (const entity of this.#unseen) if (!this.#viewers.has(entity)) this.entities.delete(entity);
    this.#unseen.clear();
  }

  /** What a change of the batch tells. */
  maskOf(index: number): FieldMask {
    return this.#masks[index] ?? noField;
  }

  /** Where the bytes of a description of the batch lie, as an item. */
  enter(index: number): { readonly start: number; readonly end: number } | undefined {
    const known = this.#enters[index];
    if (known !== undefined) return known;
    const description = this.#batch?.entities[index];
    const entity = description && this.entities.get(description.entity);
    if (description === undefined || entity === undefined) return undefined;
    const encoded = this.#encode(this.introduction(entity, description.disclosure));
    this.#enters[index] = encoded;
    return encoded;
  }

  /** What an entity is called, as far as that is known. */
  nameOf({ key }: SceneEntity): string {
    return this.#nameOf(key);
  }

  /** An entity as it is now, for somebody who has not seen it. */
  introduction(entity: SceneEntity, disclosure: EntityChange['disclosure']): StateItem {
    return {
      kind: 'enter',
      thing: entity.id,
      form: entity.key.kind,
      entry: entity.key.kind === 'player' ? entity.key.counter : entity.key.entry,
      name: this.#nameOf(entity.key),
      fields: entity.fieldsFor(disclosure, everyField, false),
      motion: entity.motionAt(this.now),
      way: entity.wayAt(this.now),
    };
  }

  /** Where the bytes of a change of the batch lie; nothing when it is about nothing that clients are told. */
  change(index: number): { readonly start: number; readonly end: number } | undefined {
    const known = this.#changes[index];
    if (known !== undefined) return known;
    const change = this.#batch?.changes[index];
    const entity = change && this.entities.get(change.entity);
    const mask = this.maskOf(index);
    if (change === undefined || entity === undefined || isNothing(mask)) return undefined;
    const fields = entity.fieldsFor(change.disclosure, mask, true);
    const encoded = this.#encode({ kind: 'change', thing: change.entity, fields });
    this.#changes[index] = encoded;
    return encoded;
  }

  /** What a fact of the batch tells. */
  fact(index: number): EncodedPart | undefined {
    const known = this.#facts[index];
    if (known !== undefined) return known;
    const fact = this.#batch?.facts[index];
    const encoded = fact && this.#encodeFact(fact);
    if (encoded !== undefined) this.#facts[index] = encoded;
    return encoded;
  }

  #encodeFact(fact: Fact): EncodedPart | undefined {
    if (fact.kind === 'speedChanged') {
      const real = realFields.findIndex((name) => name === `${fact.speedKind}Speed`);
      const entity = this.entities.get(fact.entity);
      if (real < 0 || entity === undefined) return undefined;
      const mask = { numbers: 0, reals: 1 << real };
      const item = { kind: 'change', thing: fact.entity, fields: entity.fieldsFor('public', mask, true) } as const;
      return { form: 'item', message: undefined, speed: mask, ...this.#encode(item) };
    }
    const part = partOf(fact, this.now);
    if (part === undefined) return undefined;
    if (part.form === 'item') return { form: 'item', message: undefined, speed: undefined, ...this.#encode(part.item) };
    const start = this.#bytes.length;
    messages.write(this.#bytes, part.message);
    return { form: 'message', message: part.message, speed: undefined, start, end: this.#bytes.length };
  }

  #encode(item: StateItem): { readonly start: number; readonly end: number } {
    const start = this.#bytes.length;
    items.write(this.#bytes, item);
    return { start, end: this.#bytes.length };
  }

  /** What a fact changes of what is known of its entity. */
  #follow(fact: Fact, now: number): void {
    const entity = 'entity' in fact ? this.entities.get(fact.entity) : undefined;
    if (entity === undefined) return;
    if (fact.kind === 'speedChanged') {
      const real = realFields.findIndex((name) => name === `${fact.speedKind}Speed`);
      if (real >= 0) entity.reals[real] = fact.speed;
      return;
    }
    const part = partOf(fact, now);
    if (part?.form !== 'item') return;
    if (part.item.kind === 'follow') entity.follow(part.item.way, now);
    else if ('motion' in part.item) entity.move(part.item.motion, now);
  }
}

/** Whether there is nothing to tell. */
export function isNothing({ numbers, reals }: FieldMask): boolean {
  return numbers === 0 && reals === 0;
}

const items = codecOf(stateItemType, 'state item');
const messages = codecOf(serverMessageType, 'server message');
