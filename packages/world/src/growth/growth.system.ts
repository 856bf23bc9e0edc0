import { maxPowerField, powerField } from '../actor/entity-fields.ts';
import { bareHands } from '../combat/bare-hands.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';

/** Gives a character a level from 1 to the ruleset's greatest: with its health, power and attributes, and full bars. */
export function setLevel(world: World, player: Player, level: number): void {
  const { content } = world.setup;
  const { slot } = player;
  const stats = content.levelStats.find((row) => row.class === player.sheet.class && row.level === level);
  if (stats === undefined) return;
  const { fields } = world;
  const powerKind = fields.get(slot, 'powerKind');
  fields.set(slot, 'level', level);
  fields.set(slot, 'xp', 0);
  fields.set(slot, 'nextLevelXp', content.experienceSteps[level - 1] ?? 0);
  fields.set(slot, 'maxHealth', stats.health);
  fields.set(slot, 'baseHealth', stats.health);
  if (fields.get(slot, 'health') !== 0 && !world.deaths.isGhost(slot)) fields.set(slot, 'health', stats.health);
  fields.setAt(slot, maxPowerField(powerKind), stats.power);
  if (powerKind === 0) {
    fields.set(slot, 'baseMana', stats.power);
    fields.setAt(slot, powerField(powerKind), stats.power);
  }
  fields.set(slot, 'strength', stats.strength);
  fields.set(slot, 'agility', stats.agility);
  fields.set(slot, 'stamina', stats.stamina);
  fields.set(slot, 'intellect', stats.intellect);
  fields.set(slot, 'spirit', stats.spirit);
  const hands = bareHands(content.combat, stats);
  fields.set(slot, 'attackPower', hands.attackPower);
  fields.set(slot, 'minDamage', hands.minDamage);
  fields.set(slot, 'maxDamage', hands.maxDamage);
  player.levelSince = world.time.now;
  world.outbox.effect({ kind: 'presenceChanged', character: player.sheet.characterId, zone: player.zone, level });
}
