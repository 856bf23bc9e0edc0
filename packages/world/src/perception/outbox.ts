import type { EdgeId } from '@realmwright/kernel/ids';
import type { Slot } from '../actor/entities.ts';
import type { Effect } from '../effects.ts';
import type { Player } from '../session/player.ts';
import type { Fact, PersonalFact } from './perceived.ts';
import type { PerceptionBatch } from './perception-batch.ts';

/**
 * Who perceives a fact: those who have its entity in view (with or without the entity's own player), those within
 * `yards` of it whether they have it in view or not, or those in a zone.
 */
export type Reach =
  | { readonly kind: 'viewers'; readonly alsoSelf: boolean }
  | { readonly kind: 'within'; readonly yards: number }
  | { readonly kind: 'zone'; readonly zone: number }
  | { readonly kind: 'one'; readonly slot: Slot };

export interface SentFact {
  readonly fact: Fact;
  /** The entity that the fact is about; undefined for facts of places. */
  readonly source: Slot | undefined;
  readonly reach: Reach;
}

/** A batch and the edge it is for. */
export interface AddressedBatch {
  readonly edge: EdgeId;
  readonly batch: PerceptionBatch;
}

/** What a step has to say so far. Empty between two steps, therefore no part of the state. */
export class Outbox {
  facts: SentFact[] = [];
  effects: Effect[] = [];
  batches: AddressedBatch[] = [];
  readonly #personal = new Map<Player, PersonalFact[]>();
  /** What sessions that were replaced or released in this tick are told last. */
  readonly farewells: { readonly connection: NonNullable<Player['connection']>; readonly facts: PersonalFact[] }[] = [];

  /** To those who have the entity in view. */
  toViewers(source: Slot, fact: Fact): void {
    this.facts.push({ fact, source, reach: OTHERS });
  }

  /** To those who have the entity in view and to its own player. */
  toViewersAndSelf(source: Slot, fact: Fact): void {
    this.facts.push({ fact, source, reach: ALL });
  }

  toThoseWithin(source: Slot, yards: number, fact: Fact): void {
    this.facts.push({ fact, source, reach: { kind: 'within', yards } });
  }

  toZone(zone: number, fact: Fact): void {
    this.facts.push({ fact, source: undefined, reach: { kind: 'zone', zone } });
  }

  /** A fact that only one character happens to learn now, such as the weather where it arrives. */
  toOne(slot: Slot, fact: Fact): void {
    this.facts.push({ fact, source: undefined, reach: { kind: 'one', slot } });
  }

  /** What one character learns before whatever else happens in this step. */
  toOneFirst(slot: Slot, facts: readonly Fact[]): void {
    this.facts.unshift(...facts.map((fact) => ({ fact, source: undefined, reach: { kind: 'one', slot } as const })));
  }

  /** To the player's own session; nobody hears it while there is none. */
  personal(player: Player, fact: PersonalFact): void {
    if (player.connection === undefined) return;
    const facts = this.#personal.get(player);
    if (facts === undefined) this.#personal.set(player, [fact]);
    else facts.push(fact);
  }

  /** The last words to a session that this character is about to lose, after what it was told before in this tick. */
  farewell(player: Player, ...facts: PersonalFact[]): void {
    const { connection } = player;
    if (connection === undefined) return;
    this.farewells.push({ connection, facts: [...this.personalOf(player), ...facts] });
    this.#personal.delete(player);
  }

  personalOf(player: Player): readonly PersonalFact[] {
    return this.#personal.size === 0 ? NOTHING : (this.#personal.get(player) ?? NOTHING);
  }

  effect(effect: Effect): void {
    this.effects.push(effect);
  }

  clear(): void {
    this.facts = [];
    this.effects = [];
    this.batches = [];
    this.#personal.clear();
    this.farewells.length = 0;
  }
}

const OTHERS: Reach = { kind: 'viewers', alsoSelf: false };
const ALL: Reach = { kind: 'viewers', alsoSelf: true };
const NOTHING: readonly PersonalFact[] = [];
