import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { Slot } from '../actor/entities.ts';
import type { StateStore } from '../state-store.ts';

/** Entities that only operators see, by slot, in the order in which they hid. */
export class Hidden implements StateStore {
  readonly #slots = new Set<Slot>();

  get size(): number {
    return this.#slots.size;
  }

  has(slot: Slot): boolean {
    return this.#slots.has(slot);
  }

  set(slot: Slot, isHidden: boolean): void {
    if (isHidden) this.#slots.add(slot);
    else this.#slots.delete(slot);
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#slots.size);
    for (const slot of this.#slots) writer.u32(slot);
  }

  restore(reader: ByteReader): void {
    this.#slots.clear();
    const count = reader.u32();
    for (let i = 0; i < count; i++) this.#slots.add(reader.u32());
  }
}
