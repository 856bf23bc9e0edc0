import type { CreatureFight } from '@realmwright/gamedata/creature';
import type { Slot } from '../actor/entities.ts';
import type { World } from '../world.ts';

/** Whether one may strike at another: it may, the other is dead, or it may not at all. */
export type Hostility = 'may' | 'dead' | 'notAllowed';

/** Judges by what both are now; reach and facing are another matter. */
export function hostility(world: World, attacker: Slot, victim: Slot): Hostility {
  const { entities, fields } = world;
  if (attacker === victim || !isUnit(world, victim) || fields.get(attacker, 'health') === 0) return 'notAllowed';
  if (world.deaths.isGhost(attacker) || world.deaths.isGhost(victim)) return 'notAllowed';
  if (fields.get(victim, 'health') === 0) return 'dead';
  if (entities.kindOf(victim) === 'creature') {
    const isPlayer = entities.kindOf(attacker) === 'player';
    return isPlayer && fightOf(world, victim) !== undefined ? 'may' : 'notAllowed';
  }
  if (entities.kindOf(attacker) === 'creature') return isFairGame(world, victim) ? 'may' : 'notAllowed';
  return world.duels.isFought(attacker, victim) ? 'may' : 'notAllowed';
}

/** How a creature fights; undefined for one that nobody can fight. */
export function fightOf(world: World, slot: Slot): CreatureFight | undefined {
  const entry = world.entities.entryOf(slot);
  return world.setup.content.creatureTemplates.find((template) => template.entry === entry)?.fight;
}

function isUnit(world: World, slot: Slot): boolean {
  const kind = world.entities.kindOf(slot);
  return kind === 'player' || kind === 'creature';
}

/** Creatures leave alone who is on the way out of the world, and game masters at their work. */
function isFairGame(world: World, slot: Slot): boolean {
  const player = world.players.findAt(slot);
  return player !== undefined && player.presence !== 'departing' && !player.isGameMaster;
}
