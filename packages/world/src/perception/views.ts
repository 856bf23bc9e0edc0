import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { Slot } from '../actor/entities.ts';
import type { StateStore } from '../state-store.ts';

/** What one character has in view: slots in the first `count` places of `known`. */
export interface View {
  known: Int32Array;
  count: number;
  /** The whole surroundings are to be looked at in this tick, not only when it is this view's turn. */
  isStale: boolean;
}

/** The views of all connected characters, by the slot of the character. */
export class Views implements StateStore {
  readonly #bySlot: (View | undefined)[] = [];

  /** An empty view for a character that just came; also when another session takes it over. */
  open(slot: Slot): void {
    this.#bySlot[slot] = { known: new Int32Array(32), count: 0, isStale: true };
  }

  close(slot: Slot): void {
    this.#bySlot[slot] = undefined;
  }

  find(slot: Slot): View | undefined {
    return this.#bySlot[slot];
  }

  /** The character is somewhere else: look at once. */
  makeStale(slot: Slot): void {
    const view = this.#bySlot[slot];
    if (view !== undefined) view.isStale = true;
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#bySlot.reduce((count, view) => (view === undefined ? count : count + 1), 0));
    for (const [slot, view] of this.#bySlot.entries()) {
      if (view === undefined) continue;
      const { known, count, isStale } = view;
      writer
        .u32(slot)
        .u8(isStale ? 1 : 0)
        .u32(count);
      for (let i = 0; i < count; i++) writer.u32(known[i] ?? 0);
    }
  }

  restore(reader: ByteReader): void {
    this.#bySlot.length = 0;
    const views = reader.u32();
    for (let i = 0; i < views; i++) {
      const slot = reader.u32();
      const isStale = reader.u8() === 1;
      const known = Int32Array.from({ length: reader.u32() }, () => reader.u32());
      this.#bySlot[slot] = { known, count: known.length, isStale };
    }
  }
}

/** Appends to a view, with room for more where needed. */
export function remember(view: View, slot: Slot): void {
  if (view.count === view.known.length) {
    const wider = new Int32Array(Math.max(32, 2 * view.known.length));
    wider.set(view.known);
    view.known = wider;
  }
  view.known[view.count++] = slot;
}
