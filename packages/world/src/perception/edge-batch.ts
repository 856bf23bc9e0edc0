import type { EdgeId, EntityId, SessionId } from '@realmwright/kernel/ids';
import type { Slot } from '../actor/entities.ts';
import { type Disclosure, entityReferences } from '../actor/entity-fields.ts';
import type { World } from '../world.ts';
import { describe } from './describe.ts';
import type { Fact, PersonalFact } from './perceived.ts';
import type {
  EntityChange,
  EntityDescription,
  KeyedEntity,
  PerceptionBatch,
  SessionPerception,
} from './perception-batch.ts';
import { CLOCK_WRAP } from './world-clock.ts';

/**
 * Collects what the sessions of one edge perceive in one tick. Whatever two sessions share stands once in the batch and
 * is written when the first of them needs it.
 */
export class EdgeBatch {
  readonly edge: EdgeId;
  readonly #world: World;
  readonly #keys: KeyedEntity[] = [];
  readonly #keyed = new Set<Slot>();
  readonly #entities: EntityDescription[] = [];
  readonly #entityIndex = new Map<string, number>();
  readonly #changes: EntityChange[] = [];
  readonly #changeIndex: Readonly<Record<Disclosure, Map<Slot, number>>>;
  readonly #facts: Fact[] = [];
  /** Index in this batch of each fact of the tick, -1 for none yet. */
  readonly #factIndex: Int32Array;
  readonly #sessions: SessionPerception[] = [];
  #session: SessionId | undefined;
  #personal: readonly PersonalFact[] = [];
  #leaves: EntityId[] = [];
  #enters: number[] = [];
  #sessionChanges: number[] = [];
  #sessionFacts: number[] = [];

  constructor(world: World, edge: EdgeId) {
    this.edge = edge;
    this.#world = world;
    this.#factIndex = new Int32Array(world.outbox.facts.length).fill(-1);
    this.#changeIndex = { public: new Map(), party: new Map(), owner: new Map(), operator: new Map() };
  }

  /** From here to `end` everything is for this session. */
  begin(session: SessionId, personal: readonly PersonalFact[]): void {
    this.#session = session;
    this.#personal = personal;
    if (personal.length === 0) return;
    for (const fact of personal) {
      if ('entity' in fact) this.#nameId(fact.entity);
      if ('victim' in fact) this.#nameId(fact.victim);
      if ('initiator' in fact) this.#nameId(fact.initiator);
    }
  }

  fact(index: number): void {
    let own = this.#factIndex[index] ?? -1;
    if (own < 0) own = this.#addFact(index);
    if (own >= 0) this.#sessionFacts.push(own);
  }

  change(slot: Slot, disclosure: Disclosure): void {
    let own = this.#changeIndex[disclosure].get(slot);
    if (own === undefined) {
      own = this.#addChange(slot, disclosure);
      this.#changeIndex[disclosure].set(slot, own);
    }
    if (own >= 0) this.#sessionChanges.push(own);
  }

  enter(slot: Slot, disclosure: Disclosure): void {
    const key = `${slot}/${disclosure}`;
    let own = this.#entityIndex.get(key);
    if (own === undefined) {
      own = this.#entities.length;
      this.#entityIndex.set(key, own);
      this.#name(slot);
      const description = describe(this.#world, slot, disclosure);
      this.#nameReferences(slot);
      if (description.path?.path.facing.kind === 'entity') this.#nameId(description.path.path.facing.entity);
      this.#entities.push(description);
    }
    this.#enters.push(own);
  }

  leave(slot: Slot): void {
    this.#name(slot);
    this.#leaves.push(this.#world.entities.idOf(slot));
  }

  end(): void {
    const session = this.#session;
    const isEmpty =
      this.#personal.length === 0 &&
      this.#leaves.length === 0 &&
      this.#enters.length === 0 &&
      this.#sessionChanges.length === 0 &&
      this.#sessionFacts.length === 0;
    if (session === undefined || isEmpty) return;
    this.#sessions.push({
      session,
      personal: this.#personal,
      leaves: this.#leaves.length === 0 ? NO_IDS : this.#leaves,
      enters: this.#enters.length === 0 ? NOTHING : this.#enters,
      changes: this.#sessionChanges.length === 0 ? NOTHING : this.#sessionChanges,
      facts: this.#sessionFacts.length === 0 ? NOTHING : this.#sessionFacts,
    });
    if (this.#leaves.length > 0) this.#leaves = [];
    if (this.#enters.length > 0) this.#enters = [];
    if (this.#sessionChanges.length > 0) this.#sessionChanges = [];
    if (this.#sessionFacts.length > 0) this.#sessionFacts = [];
  }

  /** The last words to a session that this instance has no character for any more. */
  addFarewell(session: SessionId, personal: readonly PersonalFact[]): void {
    this.begin(session, personal);
    this.end();
  }

  /** Whether the next session should begin another batch: what is shared must leave room for sessions in a message. */
  get isFull(): boolean {
    return this.#entities.length >= FULL_ENTITIES;
  }

  /** The batch; undefined when no session perceives anything. */
  finish(): PerceptionBatch | undefined {
    if (this.#sessions.length === 0) return undefined;
    const { setup, time } = this.#world;
    return {
      instance: setup.instance,
      epoch: setup.epoch,
      tick: time.tick,
      time: Math.floor(time.now % CLOCK_WRAP),
      keys: this.#keys,
      entities: this.#entities,
      changes: this.#changes,
      facts: this.#facts,
      sessions: this.#sessions,
    };
  }

  #addFact(index: number): number {
    const sent = this.#world.outbox.facts[index];
    if (sent === undefined) return -1;
    const own = this.#facts.length;
    this.#factIndex[index] = own;
    this.#facts.push(sent.fact);
    if (sent.source !== undefined) this.#name(sent.source);
    const { fact } = sent;
    const facing = fact.kind === 'pathStarted' ? fact.path.facing : fact.kind === 'turned' ? fact.facing : undefined;
    if (facing?.kind === 'entity') this.#nameId(facing.entity);
    if ('victim' in fact) this.#nameId(fact.victim);
    return own;
  }

  #addChange(slot: Slot, disclosure: Disclosure): number {
    const fields = this.#world.fields.changesFor(slot, disclosure);
    if (fields === undefined) return -1;
    this.#name(slot);
    this.#nameReferences(slot);
    this.#changes.push({ entity: this.#world.entities.idOf(slot), disclosure, fields });
    return this.#changes.length - 1;
  }

  /** Names what the fields of an entity refer to. */
  #nameReferences(slot: Slot): void {
    for (const field of entityReferences) {
      const id = this.#world.fields.at(slot, field);
      if (id !== 0) this.#nameId(id);
    }
  }

  #nameId(id: number): void {
    const slot = this.#world.entities.findByNumber(id);
    if (slot !== undefined) this.#name(slot);
  }

  #name(slot: Slot): void {
    if (this.#keyed.has(slot)) return;
    this.#keyed.add(slot);
    this.#keys.push({ entity: this.#world.entities.idOf(slot), key: this.#world.entities.keyOf(slot) });
  }
}

/** About 200 bytes each. */
const FULL_ENTITIES = 1_000;
const NOTHING: readonly number[] = [];
const NO_IDS: readonly EntityId[] = [];
