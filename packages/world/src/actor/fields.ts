import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { FieldValues } from '../perception/perception-batch.ts';
import type { StateStore } from '../state-store.ts';
import type { Entities, Slot } from './entities.ts';
import {
  type Disclosure,
  disclosures,
  entityFields,
  type FieldName,
  type FieldNumber,
  fieldNumbers,
  sharedFields,
} from './entity-fields.ts';

/** The neutral fields of every entity, and which of them changed in this tick. */
export class Fields implements StateStore {
  readonly #entities: Entities;
  readonly #values: (Float64Array | undefined)[] = [];
  /** Changed fields of a slot as bits, `WORDS` words to a slot. */
  readonly #changed: Uint32Array;
  #changedSlots: Slot[] = [];

  constructor(entities: Entities) {
    this.#entities = entities;
    this.#changed = new Uint32Array(entities.capacity * WORDS);
  }

  /** Gives a new entity its fields; what is not named is 0. Not a change: the entity enters with them. */
  add(slot: Slot, values: Partial<Readonly<Record<FieldName, number>>>): void {
    const column = new Float64Array(entityFields.length);
    for (const { name } of entityFields) column[fieldNumbers[name]] = values[name] ?? 0;
    this.#values[slot] = column;
  }

  remove(slot: Slot): void {
    this.#values[slot] = undefined;
    this.#changed.fill(0, slot * WORDS, (slot + 1) * WORDS);
  }

  get(slot: Slot, name: FieldName): number {
    return this.at(slot, fieldNumbers[name]);
  }

  at(slot: Slot, field: FieldNumber): number {
    return this.#values[slot]?.[field] ?? 0;
  }

  set(slot: Slot, name: FieldName, value: number): void {
    this.setAt(slot, fieldNumbers[name], value);
  }

  /** Notes a change only when the value is another one. */
  setAt(slot: Slot, field: FieldNumber, value: number): void {
    const column = this.#values[slot];
    if (column === undefined || column[field] === value) return;
    column[field] = value;
    if (!this.hasChanged(slot)) this.#changedSlots.push(slot);
    this.#noteChange(slot, field);
    for (const companion of companions[field] ?? nobody) this.#noteChange(slot, companion);
  }

  /** The field counts as changed in this tick, whatever its value: who sees it how has changed. */
  touch(slot: Slot, name: FieldName): void {
    if (this.#values[slot] === undefined) return;
    if (!this.hasChanged(slot)) this.#changedSlots.push(slot);
    this.#noteChange(slot, fieldNumbers[name]);
    for (const companion of companions[fieldNumbers[name]] ?? nobody) this.#noteChange(slot, companion);
  }

  #noteChange(slot: Slot, field: FieldNumber): void {
    const word = slot * WORDS + (field >> 5);
    this.#changed[word] = (this.#changed[word] ?? 0) | (1 << (field & 31));
  }

  hasChanged(slot: Slot): boolean {
    for (let word = slot * WORDS; word < (slot + 1) * WORDS; word++) if (this.#changed[word] !== 0) return true;
    return false;
  }

  /** Slots with changes in this tick, each once; among them such as are gone already. */
  get changedSlots(): readonly Slot[] {
    return this.#changedSlots;
  }

  /** What a disclosure class sees of this tick's changes; undefined for nothing. */
  changesFor(slot: Slot, disclosure: Disclosure): FieldValues | undefined {
    const allowed = fieldsByDisclosure[disclosure];
    const found = this.#collect(
      slot,
      allowed.filter((field) => ((this.#changed[slot * WORDS + (field >> 5)] ?? 0) & (1 << (field & 31))) !== 0),
      true,
    );
    return found.numbers.length === 0 ? undefined : found;
  }

  /** What a disclosure class sees of an entity at first: all fields that are not 0. */
  describe(slot: Slot, disclosure: Disclosure): FieldValues {
    return this.#collect(slot, fieldsByDisclosure[disclosure], false);
  }

  /** Ends the tick: nothing has changed since. */
  forgetChanges(): void {
    for (const slot of this.#changedSlots) this.#changed.fill(0, slot * WORDS, (slot + 1) * WORDS);
    this.#changedSlots = [];
  }

  snapshot(writer: ByteWriter): void {
    for (let slot = 0; slot < this.#entities.usedSlots; slot++) {
      const column = this.#values[slot];
      if (this.#entities.alive[slot] === 1 && column !== undefined) for (const value of column) writer.f64(value);
    }
  }

  /** The entities are restored before their fields. */
  restore(reader: ByteReader): void {
    this.forgetChanges();
    this.#values.length = 0;
    for (let slot = 0; slot < this.#entities.usedSlots; slot++) {
      if (this.#entities.alive[slot] !== 1) continue;
      this.#values[slot] = Float64Array.from(entityFields, () => reader.f64());
    }
  }

  #collect(slot: Slot, fields: readonly FieldNumber[], withZero: boolean): FieldValues {
    const column = this.#values[slot];
    const numbers: number[] = [];
    const values: number[] = [];
    if (column === undefined) return { numbers, values };
    for (const field of fields) {
      const value = isReference[field] === 1 ? this.#living(column[field] ?? 0) : (column[field] ?? 0);
      if (value === 0 && !withZero) continue;
      numbers.push(field);
      values.push(value);
    }
    return { numbers, values };
  }

  /** An entity that is gone is nobody's target. */
  #living(id: number): number {
    return this.#entities.hasId(id) ? id : 0;
  }
}

const WORDS = Math.ceil(entityFields.length / 32);

/** 1 for fields that name another entity. */
const isReference = Uint8Array.from(entityFields, ({ kind }) => (kind === 'entity' ? 1 : 0));

const nobody: readonly FieldNumber[] = [];
/** By field: those that are told together with it. */
const companions: readonly (readonly FieldNumber[] | undefined)[] = entityFields.map(({ name }) =>
  sharedFields.find((group) => group.includes(name))?.map((companion) => fieldNumbers[companion]),
);

const fieldsByDisclosure: Readonly<Record<Disclosure, readonly FieldNumber[]>> = {
  public: visibleTo('public'),
  party: visibleTo('party'),
  owner: visibleTo('owner'),
  operator: visibleTo('operator'),
};

function visibleTo(disclosure: Disclosure): readonly FieldNumber[] {
  const rank = disclosures.indexOf(disclosure);
  return [...entityFields.keys()].filter((field) => {
    const least = entityFields[field]?.disclosure;
    return least !== undefined && disclosures.indexOf(least) <= rank;
  });
}
