import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { Slot } from '../actor/entities.ts';
import type { StateStore } from '../state-store.ts';

/** Most enemies that one creature keeps in mind; beyond it newcomers are not noticed. */
const MOST_ENEMIES = 100;
/** An enemy must be hated by so much more than the present one before a creature turns to it. */
const OVERTAKES = 1.1;

/** Whom creatures hate and how much, by the creature's slot and the enemies' entity ids, in the order of their first deed. */
export class Threats implements StateStore {
  readonly #byCreature = new Map<Slot, Map<number, number>>();

  /** Raises the hate of a creature; 0 makes an enemy of somebody who has not hurt it yet. */
  add(creature: Slot, enemy: number, amount: number): void {
    const enemies = this.#byCreature.get(creature) ?? new Map<number, number>();
    const before = enemies.get(enemy);
    if (before === undefined && enemies.size >= MOST_ENEMIES) return;
    enemies.set(enemy, (before ?? 0) + amount);
    this.#byCreature.set(creature, enemies);
  }

  /**
   * Whom a creature turns to among those that qualify: the present one unless another is hated by a tenth more, else
   * whoever is hated most, the earliest of equals. 0 for nobody.
   */
  choose(creature: Slot, present: number, qualifies: (enemy: number) => boolean): number {
    const enemies = this.#byCreature.get(creature);
    if (enemies === undefined) return 0;
    let best = 0;
    let most = -1;
    for (const [enemy, threat] of enemies) {
      if (threat <= most || !qualifies(enemy)) continue;
      best = enemy;
      most = threat;
    }
    const kept = enemies.get(present);
    return kept !== undefined && qualifies(present) && most < kept * OVERTAKES ? present : best;
  }

  /** Who struck first, 0 for nobody. */
  first(creature: Slot): number {
    for (const enemy of this.#byCreature.get(creature)?.keys() ?? []) return enemy;
    return 0;
  }

  /** Whether any creature has it in mind. */
  isHated(enemy: number): boolean {
    for (const enemies of this.#byCreature.values()) if (enemies.has(enemy)) return true;
    return false;
  }

  /** A creature forgets everybody. */
  clear(creature: Slot): void {
    this.#byCreature.delete(creature);
  }

  /** Every creature forgets somebody. */
  forget(enemy: number): void {
    for (const enemies of this.#byCreature.values()) enemies.delete(enemy);
  }

  snapshot(writer: ByteWriter): void {
    writer.u32(this.#byCreature.size);
    for (const [creature, enemies] of this.#byCreature) {
      writer.u32(creature).u32(enemies.size);
      for (const [enemy, threat] of enemies) writer.u32(enemy).f64(threat);
    }
  }

  restore(reader: ByteReader): void {
    this.#byCreature.clear();
    const creatures = reader.u32();
    for (let i = 0; i < creatures; i++) {
      const creature = reader.u32();
      const enemies = new Map<number, number>();
      this.#byCreature.set(creature, enemies);
      const count = reader.u32();
      for (let j = 0; j < count; j++) enemies.set(reader.u32(), reader.f64());
    }
  }
}
