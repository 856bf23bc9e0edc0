import type { World } from '../world.ts';

/** Bits of `FactIndex.news`. */
export const HAS_FACTS = 1;
export const HAS_CHANGED = 2;
export const IS_GONE = 4;

/**
 * The facts of a tick by the entity they are about: a chain from `firstFact[slot]` through `nextFact`, in the order in
 * which they happened. `farFacts` are those that do not go by view.
 */
export class FactIndex {
  readonly firstFact: Int32Array;
  readonly nextFact: Int32Array;
  /** 1 for facts that the entity's own player is told as well. */
  readonly alsoSelf: Uint8Array;
  readonly farFacts: readonly number[];
  /** What there is to tell of an entity, as bits: `HAS_FACTS`, `HAS_CHANGED`, `IS_GONE`; 0 for most of them. */
  readonly news: Uint8Array;

  constructor(world: World) {
    const { outbox, entities, fields } = world;
    const { facts } = outbox;
    this.firstFact = new Int32Array(entities.usedSlots).fill(-1);
    this.nextFact = new Int32Array(facts.length).fill(-1);
    this.alsoSelf = new Uint8Array(facts.length);
    this.news = new Uint8Array(entities.usedSlots);
    for (const slot of fields.changedSlots) this.news[slot] = HAS_CHANGED;
    for (const slot of entities.removed) this.news[slot] = IS_GONE;
    const far: number[] = [];
    // Backwards, so that each chain runs forwards.
    for (let i = facts.length - 1; i >= 0; i--) {
      const sent = facts[i];
      if (sent === undefined) continue;
      if (sent.reach.kind === 'viewers' && sent.source !== undefined) {
        this.nextFact[i] = this.firstFact[sent.source] ?? -1;
        this.firstFact[sent.source] = i;
        this.news[sent.source] = (this.news[sent.source] ?? 0) | HAS_FACTS;
        this.alsoSelf[i] = sent.reach.alsoSelf ? 1 : 0;
      } else far.unshift(i);
    }
    this.farFacts = far;
  }
}
