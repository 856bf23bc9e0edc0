import type { Slot } from '../actor/entities.ts';
import type { EntityKey } from '../entity-key.ts';
import { halt } from '../movement/set-out.ts';
import { quarantine } from '../quarantine.ts';
import type { Player } from '../session/player.ts';
import { isInSight, WALL_WORDS } from '../space/sight.ts';
import type { World } from '../world.ts';
import { beginAttack } from './begin-attack.ts';
import { damageOf } from './blow.ts';
import { enterCombat } from './combat-state.ts';
import { provoke } from './creature-fights.system.ts';
import { stopAttack } from './disengage.ts';
import type { Fighter } from './fighters.ts';
import { harm, weigh } from './harm.system.ts';
import { hitTable, type Outcome, outcomeAt } from './hit-table.ts';
import { hostility } from './hostility.ts';
import { gainRage } from './rage.ts';
import { directionTo, distanceBetween, isInFront, reachBetween } from './reach.ts';

/** A player strikes at something from now on; or it is said why not. Its client is told at once if that cannot be. */
export function attack(world: World, player: Player, target: EntityKey): string | undefined {
  const { slot } = player;
  const victim = world.entities.find(target);
  if (victim === undefined) return 'combat.target-gone';
  const verdict = hostility(world, slot, victim);
  if (verdict === 'may') {
    beginAttack(world, slot, victim);
    return undefined;
  }
  stopAttack(world, slot);
  const { entities } = world;
  world.outbox.personal(player, {
    kind: 'attackRefused',
    entity: entities.idOf(slot),
    victim: entities.idOf(victim),
    why: verdict,
  });
  return verdict === 'dead' ? 'combat.target-dead' : 'combat.not-allowed';
}

/** Everybody whose turn has come strikes, once; who cannot reach its victim tries again in the next step. */
export function strikeBlows(world: World): void {
  const { now } = world.time;
  for (const fighter of world.fighters) {
    if (fighter.victim === 0 || now < fighter.nextSwingAt) continue;
    try {
      takeTurn(world, fighter);
    } catch (error) {
      quarantine(world, fighter, error);
    }
  }
}

function takeTurn(world: World, fighter: Fighter): void {
  const victim = world.entities.findByNumber(fighter.victim);
  if (victim === undefined || hostility(world, fighter.slot, victim) !== 'may') stopAttack(world, fighter.slot);
  else if (isReady(world, fighter, victim)) strike(world, fighter, victim);
}

/** Whether the victim is near enough, in sight and in front. A creature turns to its victim by itself. */
function isReady(world: World, fighter: Fighter, victim: Slot): boolean {
  const { slot } = fighter;
  if (distanceBetween(world, slot, victim) > reachBetween(world, slot, victim)) return hinder(world, fighter, 'tooFar');
  if (!isInSight(world, slot, victim)) return hinder(world, fighter, 'wall');
  if (!isInFront(world, slot, victim)) {
    if (world.entities.kindOf(slot) !== 'creature') return hinder(world, fighter, 'badFacing');
    turnTo(world, slot, victim);
  }
  fighter.hindrance = 'none';
  return true;
}

function hinder(world: World, fighter: Fighter, why: 'tooFar' | 'badFacing' | 'wall'): false {
  if (fighter.hindrance === why) return false;
  fighter.hindrance = why;
  const player = world.players.findAt(fighter.slot);
  if (player === undefined) return false;
  // No genuine client has words for it, and none comes to hear them: walls are there for those who draw them.
  const fact =
    why === 'wall'
      ? ({ kind: 'systemMessage', text: WALL_WORDS } as const)
      : ({ kind: 'attackHindered', why } as const);
  world.outbox.personal(player, fact);
  return false;
}

function strike(world: World, fighter: Fighter, victim: Slot): void {
  const { slot } = fighter;
  const { fields, entities } = world;
  fighter.nextSwingAt = world.time.now + Math.max(1, fields.get(slot, 'baseAttackMillis'));
  const outcome = rollOutcome(world, slot, victim);
  const rolled = rollDamage(world, slot, victim, outcome);
  const { damage, overkill } = weigh(world, victim, rolled, slot);
  const [entity, struck] = [entities.idOf(slot), entities.idOf(victim)];
  world.outbox.toViewersAndSelf(slot, { kind: 'blowStruck', entity, victim: struck, outcome, damage, overkill });
  enterCombat(world, slot);
  if (outcome === 'evade') return;
  enterCombat(world, victim);
  gainRage(world, slot, damage, 'dealt');
  gainRage(world, victim, damage, 'taken');
  provoke(world, victim, slot, damage);
  harm(world, victim, damage, slot);
}

function rollOutcome(world: World, slot: Slot, victim: Slot): Outcome {
  const { fields, entities, chance } = world;
  const isCreature = entities.kindOf(victim) === 'creature';
  if (isCreature && world.creatures.find(entities.counterOf(victim))?.mood === 'evading') return 'evade';
  const table = hitTable(world.setup.content.combat.hitTable, {
    attackerLevel: fields.get(slot, 'level'),
    victimLevel: fields.get(victim, 'level'),
    isAgainstCreature: isCreature && entities.kindOf(slot) === 'player',
    isFromFront: isInFront(world, victim, slot),
  });
  return outcomeAt(table, chance.fraction());
}

function rollDamage(world: World, slot: Slot, victim: Slot, outcome: Outcome): number {
  const { fields, chance } = world;
  const blow = {
    outcome,
    range: { least: fields.get(slot, 'minDamage'), greatest: fields.get(slot, 'maxDamage') },
    attackerLevel: fields.get(slot, 'level'),
    victimArmor: fields.get(victim, 'armor'),
    damageRoll: chance.fraction(),
    glanceRoll: chance.fraction(),
  };
  return damageOf(blow, world.setup.content.combat);
}

function turnTo(world: World, slot: Slot, victim: Slot): void {
  halt(world, slot);
  world.places.orientation[slot] = directionTo(world, slot, victim);
  world.outbox.toViewers(slot, {
    kind: 'turned',
    entity: world.entities.idOf(slot),
    pathId: world.paths.nextId(),
    position: world.places.positionOf(slot),
    facing: { kind: 'entity', entity: world.entities.idOf(victim) },
  });
}
