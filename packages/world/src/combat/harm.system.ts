import type { Slot } from '../actor/entities.ts';
import { die } from '../death/dying.system.ts';
import { endDuel } from '../duel/duel-end.ts';
import type { World } from '../world.ts';

/** What a blow would do: the damage that arrives, and how much more there was than health. */
export interface Weighed {
  readonly damage: number;
  readonly overkill: number;
}

/** Weighs damage before it is dealt: a duel leaves its loser one point, and some cannot be hurt. */
export function weigh(world: World, victim: Slot, amount: number, by: Slot | undefined): Weighed {
  if (world.players.findAt(victim)?.isUnharmed === true) return { damage: 0, overkill: 0 };
  const health = world.fields.get(victim, 'health');
  const isDuel = by !== undefined && world.duels.isFought(by, victim);
  const damage = isDuel ? Math.min(amount, Math.max(0, health - 1)) : amount;
  return { damage, overkill: isDuel ? 0 : Math.max(0, damage - health) };
}

/** Deals weighed damage; whoever is left without health dies, and a duel ends before that. */
export function harm(world: World, victim: Slot, damage: number, by: Slot | undefined): void {
  const before = world.fields.get(victim, 'health');
  if (before === 0) return;
  const left = Math.max(0, before - Math.max(0, damage));
  if (left === 0) {
    die(world, victim, by);
    return;
  }
  world.fields.set(victim, 'health', left);
  const duel = by === undefined ? undefined : world.duels.find(victim);
  if (left === 1 && duel !== undefined && by !== undefined && world.duels.isFought(by, victim)) {
    endDuel(world, duel, { loser: victim, how: 'won' });
  }
}
