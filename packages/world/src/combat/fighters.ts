import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { f64, literals, struct, u32 } from '@realmwright/kernel/schema/types';
import type { Slot } from '../actor/entities.ts';
import type { StateStore } from '../state-store.ts';

/**
 * A unit that strikes, or did. Instants are the world's clock. It is kept when it stops striking, so that stopping and
 * starting again brings no blow any sooner.
 */
export const fighterType = struct({
  slot: u32,
  /** The `EntityId` that it strikes at, 0 for nobody. */
  victim: u32,
  /** When its main hand may strike next. */
  nextSwingAt: f64,
  /** What kept it from striking last; its player is told once of each. */
  hindrance: literals('none', 'tooFar', 'badFacing', 'wall'),
  /** Until when it counts as fighting, whoever may hate it. */
  combatUntil: f64,
});
type FighterState = ValueOf<typeof fighterType>;
export type Fighter = { -readonly [Field in keyof FighterState]: FighterState[Field] };

/** All that fight or have fought, by slot, in the order in which they first did. */
export class Fighters implements StateStore {
  readonly #bySlot = new Map<Slot, Fighter>();

  [Symbol.iterator](): IterableIterator<Fighter> {
    return this.#bySlot.values();
  }

  find(slot: Slot): Fighter | undefined {
    return this.#bySlot.get(slot);
  }

  /** The fighter of that slot; one that strikes at nobody if it was none. */
  of(slot: Slot): Fighter {
    const known = this.#bySlot.get(slot);
    if (known !== undefined) return known;
    const fighter: Fighter = { slot, victim: 0, nextSwingAt: 0, hindrance: 'none', combatUntil: 0 };
    this.#bySlot.set(slot, fighter);
    return fighter;
  }

  remove(slot: Slot): void {
    this.#bySlot.delete(slot);
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#bySlot.size);
    for (const fighter of this) codec.write(writer, fighter);
  }

  restore(reader: ByteReader): void {
    this.#bySlot.clear();
    const count = reader.u32();
    for (let i = 0; i < count; i++) {
      const fighter = { ...codec.read(reader) };
      this.#bySlot.set(fighter.slot, fighter);
    }
  }
}

const codec = codecOf(fighterType, 'fighter');
