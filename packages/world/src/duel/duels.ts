import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import { codecOf } from '@realmwright/kernel/schema/codec';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { f64, literals, struct, u32 } from '@realmwright/kernel/schema/types';
import type { Slot } from '../actor/entities.ts';
import type { StateStore } from '../state-store.ts';

/**
 * A duel between two characters of the instance: asked for, counted down to, or fought. Instants are the world's clock,
 * 0 for never.
 */
const duelType = struct({
  initiator: u32,
  opponent: u32,
  /** The slot of the flag between them. */
  flag: u32,
  stage: literals('asked', 'counting', 'fought'),
  /** When the question lapses or the fight begins. */
  until: f64,
  /** Since when each is out of bounds. */
  initiatorOutSince: f64,
  opponentOutSince: f64,
});
type DuelState = ValueOf<typeof duelType>;
export type Duel = { -readonly [Field in keyof DuelState]: DuelState[Field] };

/** The duels of the instance; a character is in one at most. */
export class Duels implements StateStore {
  readonly #bySlot = new Map<Slot, Duel>();
  readonly #duels = new Set<Duel>();

  [Symbol.iterator](): IterableIterator<Duel> {
    return this.#duels.values();
  }

  find(slot: Slot): Duel | undefined {
    return this.#bySlot.get(slot);
  }

  /** Whether these two are fighting their duel now. */
  isFought(one: Slot, other: Slot): boolean {
    const duel = this.#bySlot.get(one);
    return duel !== undefined && duel.stage === 'fought' && duel === this.#bySlot.get(other);
  }

  add(duel: Duel): void {
    this.#duels.add(duel);
    this.#bySlot.set(duel.initiator, duel);
    this.#bySlot.set(duel.opponent, duel);
  }

  remove(duel: Duel): void {
    this.#duels.delete(duel);
    this.#bySlot.delete(duel.initiator);
    this.#bySlot.delete(duel.opponent);
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#duels.size);
    for (const duel of this) codec.write(writer, duel);
  }

  restore(reader: ByteReader): void {
    this.#bySlot.clear();
    this.#duels.clear();
    const count = reader.u32();
    for (let i = 0; i < count; i++) this.add({ ...codec.read(reader) });
  }
}

const codec = codecOf(duelType, 'duel');
