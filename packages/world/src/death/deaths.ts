import { placeType } from '@realmwright/kernel/character-sheet';
import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { bool, f64, struct, u32 } from '@realmwright/kernel/schema/types';
import type { Slot } from '../actor/entities.ts';
import type { StateStore } from '../state-store.ts';

/**
 * A character that is dead: its body lies where it fell until its spirit is released, then a corpse lies there and the
 * character walks about as a ghost.
 */
const deathType = struct({
  slot: u32,
  isReleased: bool,
  /** Instant of the world's clock. */
  diedAt: f64,
  /** Where the body or the corpse lies, on this map or another. */
  corpse: placeType,
});
type DeathState = ValueOf<typeof deathType>;
export type Death = { -readonly [Field in keyof DeathState]: DeathState[Field] };

/** The dead characters of this instance, by slot. */
export class Deaths implements StateStore {
  readonly #bySlot = new Map<Slot, Death>();
  #ghosts = 0;

  /** How many are ghosts. */
  get ghostCount(): number {
    return this.#ghosts;
  }

  [Symbol.iterator](): IterableIterator<Death> {
    return this.#bySlot.values();
  }

  find(slot: Slot): Death | undefined {
    return this.#bySlot.get(slot);
  }

  /** Whether it walks about as a ghost. */
  isGhost(slot: Slot): boolean {
    return this.#ghosts > 0 && this.#bySlot.get(slot)?.isReleased === true;
  }

  put(death: Death): void {
    this.remove(death.slot);
    this.#bySlot.set(death.slot, death);
    if (death.isReleased) this.#ghosts += 1;
  }

  remove(slot: Slot): void {
    if (this.isGhost(slot)) this.#ghosts -= 1;
    this.#bySlot.delete(slot);
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#bySlot.size);
    for (const death of this) codec.write(writer, death);
  }

  restore(reader: ByteReader): void {
    this.#bySlot.clear();
    this.#ghosts = 0;
    const count = reader.u32();
    for (let i = 0; i < count; i++) this.put({ ...codec.read(reader) });
  }
}

const codec = codecOf(deathType, 'death');
