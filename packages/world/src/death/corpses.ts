import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { Slot } from '../actor/entities.ts';
import type { StateStore } from '../state-store.ts';

/** Until when the corpses of this instance lie there, by slot. */
export class Corpses implements StateStore {
  readonly #untilBySlot = new Map<Slot, number>();

  add(slot: Slot, until: number): void {
    this.#untilBySlot.set(slot, until);
  }

  remove(slot: Slot): void {
    this.#untilBySlot.delete(slot);
  }

  /** Those whose time is over. */
  due(now: number): readonly Slot[] {
    const due: Slot[] = [];
    for (const [slot, until] of this.#untilBySlot) if (now >= until) due.push(slot);
    return due;
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#untilBySlot.size);
    for (const [slot, until] of this.#untilBySlot) writer.u32(slot).f64(until);
  }

  restore(reader: ByteReader): void {
    this.#untilBySlot.clear();
    const count = reader.u32();
    for (let i = 0; i < count; i++) this.#untilBySlot.set(reader.u32(), reader.f64());
  }
}
