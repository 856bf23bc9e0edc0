import type { Slot } from '../actor/entities.ts';
import { maxPowerField } from '../actor/entity-fields.ts';
import type { Player } from '../session/player.ts';
import type { World } from '../world.ts';
import { grown, killExperience } from './experience.ts';
import { setLevel } from './growth.system.ts';

/** A player gets the experience of a kill, and the levels that it brings. */
export function awardKill(world: World, player: Player, creature: Slot): void {
  const { content } = world.setup;
  const { fields, entities } = world;
  const level = fields.get(player.slot, 'level');
  if (level >= content.ruleset.maxLevel) return;
  const amount = killExperience(content.experience, level, fields.get(creature, 'level'));
  if (amount === 0) return;
  world.outbox.personal(player, { kind: 'experienceGained', entity: entities.idOf(creature), amount });
  const before = { level, xp: fields.get(player.slot, 'xp') };
  const after = grown(before, amount, content.experienceSteps, content.ruleset.maxLevel);
  if (after.level !== level) rise(world, player, after.level);
  fields.set(player.slot, 'xp', after.xp);
}

/** The new level with what it brings, which the client shows. */
function rise(world: World, player: Player, level: number): void {
  const { fields } = world;
  const { slot } = player;
  const kind = fields.get(slot, 'powerKind');
  const values = () => ({
    health: fields.get(slot, 'maxHealth'),
    power: fields.at(slot, maxPowerField(kind)),
    strength: fields.get(slot, 'strength'),
    agility: fields.get(slot, 'agility'),
    stamina: fields.get(slot, 'stamina'),
    intellect: fields.get(slot, 'intellect'),
    spirit: fields.get(slot, 'spirit'),
  });
  const before = values();
  setLevel(world, player, level);
  const after = values();
  world.outbox.personal(player, {
    kind: 'levelReached',
    level,
    powerKind: kind,
    health: after.health - before.health,
    power: after.power - before.power,
    strength: after.strength - before.strength,
    agility: after.agility - before.agility,
    stamina: after.stamina - before.stamina,
    intellect: after.intellect - before.intellect,
    spirit: after.spirit - before.spirit,
  });
}
