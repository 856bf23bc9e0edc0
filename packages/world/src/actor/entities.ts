import { type EntityId, entityId } from '@realmwright/kernel/ids';
import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { EntityKey, EntityKind } from '../entity-key.ts';
import type { StateStore } from '../state-store.ts';

/**
 * A place in the columns of all stores. Slots are few and used again, but never in the tick in which they were freed;
 * an `EntityId` is used once in the life of an instance. Only ids leave the instance.
 */
export type Slot = number;

const kinds: readonly EntityKind[] = ['player', 'creature', 'object', 'corpse'];

/** Which entities there are: their slots, ids and keys. Most entities at once: `capacity`. */
export class Entities implements StateStore {
  readonly capacity: number;
  /** 1 where a slot is in use, by slot. */
  readonly alive: Uint8Array;
  readonly ids: Uint32Array;
  readonly #kinds: Uint8Array;
  readonly #entries: Uint32Array;
  readonly #counters: Uint32Array;
  readonly #slotById = new Map<EntityId, Slot>();
  readonly #slotByPlayer = new Map<number, Slot>();
  readonly #slotByCreature = new Map<number, Slot>();
  readonly #slotByObject = new Map<number, Slot>();
  readonly #slotByCorpse = new Map<number, Slot>();
  #free: Slot[] = [];
  #removed: Slot[] = [];
  #usedSlots = 0;
  #nextId = 1;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.alive = new Uint8Array(capacity);
    this.ids = new Uint32Array(capacity);
    this.#kinds = new Uint8Array(capacity);
    this.#entries = new Uint32Array(capacity);
    this.#counters = new Uint32Array(capacity);
  }

  get count(): number {
    return this.#slotById.size;
  }

  /** Slots that were ever in use are below this. */
  get usedSlots(): number {
    return this.#usedSlots;
  }

  /** Whether one more entity fits. */
  get hasRoom(): boolean {
    return this.#free.length > 0 || this.#usedSlots < this.capacity;
  }

  /** Throws RangeError when there is no room or the key is taken. */
  add(key: EntityKey): Slot {
    if (this.find(key) !== undefined) throw new RangeError(`entity ${key.kind} ${key.counter} is already here`);
    if (!this.hasRoom) throw new RangeError(`no room for more than ${this.capacity} entities`);
    const slot = this.#free.pop() ?? this.#usedSlots++;
    this.#enter(slot, entityId(this.#nextId++), key);
    return slot;
  }

  /** The entity is gone; its slot keeps id and key until `recycle`. */
  remove(slot: Slot): void {
    if (this.alive[slot] !== 1) return;
    this.alive[slot] = 0;
    this.#slotById.delete(this.idOf(slot));
    this.#slotsOf(this.kindOf(slot)).delete(this.counterOf(slot));
    this.#removed.push(slot);
  }

  /** Slots removed in this tick. */
  get removed(): readonly Slot[] {
    return this.#removed;
  }

  /** Ends the tick: nobody knows the removed slots any more, so they may be used again. */
  recycle(): void {
    if (this.#removed.length === 0) return;
    this.#free.push(...this.#removed);
    this.#removed = [];
  }

  idOf(slot: Slot): EntityId {
    return entityId(this.ids[slot] ?? 0);
  }
  kindOf(slot: Slot): EntityKind {
    return kinds[this.#kinds[slot] ?? 0] ?? 'player';
  }
  counterOf(slot: Slot): number {
    return this.#counters[slot] ?? 0;
  }
  entryOf(slot: Slot): number {
    return this.#entries[slot] ?? 0;
  }
  keyOf(slot: Slot): EntityKey {
    return { kind: this.kindOf(slot), entry: this.entryOf(slot), counter: this.counterOf(slot) };
  }

  /** Whether an entity of this id is here. */
  hasId(id: number): boolean {
    return id > 0 && this.#slotById.has(entityId(id));
  }
  /** As `findById`, for a field's value: 0 and numbers that are no id are not found. */
  findByNumber(id: number): Slot | undefined {
    return id > 0 ? this.#slotById.get(entityId(id)) : undefined;
  }
  findById(id: EntityId): Slot | undefined {
    return this.#slotById.get(id);
  }
  /** Creatures are found by counter alone; a wrong entry is not found. */
  find(key: EntityKey): Slot | undefined {
    const slot = this.#slotsOf(key.kind).get(key.counter);
    return slot !== undefined && (key.kind === 'player' || this.entryOf(slot) === key.entry) ? slot : undefined;
  }
  findPlayer(character: number): Slot | undefined {
    return this.#slotByPlayer.get(character);
  }
  findCreature(counter: number): Slot | undefined {
    return this.#slotByCreature.get(counter);
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#nextId).u32(this.#usedSlots).u32(this.#free.length);
    for (const slot of this.#free) writer.u32(slot);
    for (let slot = 0; slot < this.#usedSlots; slot++) {
      writer.u8(this.alive[slot] ?? 0);
      if (this.alive[slot] !== 1) continue;
      writer.u32(this.ids[slot] ?? 0).u8(this.#kinds[slot] ?? 0);
      writer.u32(this.#entries[slot] ?? 0).u32(this.#counters[slot] ?? 0);
    }
  }

  restore(reader: ByteReader): void {
    this.alive.fill(0);
    this.#slotById.clear();
    for (const kind of kinds) this.#slotsOf(kind).clear();
    this.#removed = [];
    this.#nextId = reader.u32();
    this.#usedSlots = reader.u32();
    this.#free = Array.from({ length: reader.u32() }, () => reader.u32());
    for (let slot = 0; slot < this.#usedSlots; slot++) {
      if (reader.u8() === 0) continue;
      const id = entityId(reader.u32());
      const kind = kinds[reader.u8()] ?? 'player';
      this.#enter(slot, id, { kind, entry: reader.u32(), counter: reader.u32() });
    }
  }

  #enter(slot: Slot, id: EntityId, key: EntityKey): void {
    this.alive[slot] = 1;
    this.ids[slot] = id;
    this.#kinds[slot] = kinds.indexOf(key.kind);
    this.#entries[slot] = key.entry;
    this.#counters[slot] = key.counter;
    this.#slotById.set(id, slot);
    this.#slotsOf(key.kind).set(key.counter, slot);
  }

  #slotsOf(kind: EntityKind): Map<number, Slot> {
    switch (kind) {
      case 'player':
        return this.#slotByPlayer;
      case 'creature':
        return this.#slotByCreature;
      case 'object':
        return this.#slotByObject;
      case 'corpse':
        return this.#slotByCorpse;
    }
  }
}
