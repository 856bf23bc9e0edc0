import type { CreatureBehaviour, CreatureTemplate } from '@realmwright/gamedata/creature';
import type { Place } from '@realmwright/kernel/character-sheet';
import { leaveFights } from '../combat/disengage.ts';
import { normalised } from '../space/angles.ts';
import type { World } from '../world.ts';
import { type Creature, NO_STOP } from './creatures.ts';

/** Where and how a creature of the bundle, or of an operator, is to live. */
export interface Spawn {
  readonly counter: number;
  readonly home: Place;
  readonly behaviour: CreatureBehaviour;
}

/** Puts a creature into the world. Its first decision comes within the span of its pauses, so that herds do not march. */
export function addCreature(world: World, template: CreatureTemplate, spawn: Spawn): Creature {
  const { counter, behaviour } = spawn;
  const home = asFloats(spawn.home);
  const slot = world.entities.add({ kind: 'creature', entry: template.entry, counter });
  const display = template.displays[counter % template.displays.length] ?? 0;
  const { speeds } = world.setup.content.ruleset;
  world.fields.add(slot, {
    level: template.minLevel + (counter % (template.maxLevel - template.minLevel + 1)),
    class: 1,
    health: template.health,
    maxHealth: template.health,
    faction: template.faction,
    displayId: display,
    nativeDisplayId: display,
    scale: template.scale,
    boundingRadius: template.boundingRadius,
    combatReach: template.combatReach,
    npcFlags: template.npcFlags,
    baseAttackMillis: template.fight?.swingMillis ?? 2000,
    offhandAttackMillis: 2000,
    minDamage: template.fight?.minDamage ?? 0,
    maxDamage: template.fight?.maxDamage ?? 0,
    armor: template.fight?.armor ?? 0,
    walkSpeed: template.walkSpeed,
    runSpeed: template.runSpeed,
    runBackSpeed: speeds.runBack,
    swimSpeed: speeds.swim,
    swimBackSpeed: speeds.swimBack,
    flightSpeed: speeds.flight,
    flightBackSpeed: speeds.flightBack,
    turnRate: speeds.turn,
    pitchRate: speeds.pitch,
  });
  world.places.put(slot, home.x, home.y, home.z);
  world.places.orientation[slot] = normalised(home.orientation);
  const creature: Creature = {
    counter,
    entry: template.entry,
    slot,
    home,
    behaviour,
    wakesAt: world.time.now + world.chance.between(0, 1 + longestPause(behaviour)),
    patrolIndex: 0,
    patrolStep: 'forward',
    stop: NO_STOP,
    legs: 0,
    mood: 'calm',
    post: undefined,
    chaseAt: 0,
    corpseUntil: 0,
    respawnAt: 0,
  };
  world.creatures.add(creature);
  return creature;
}

/** Takes a creature out of the world. */
export function removeCreature(world: World, creature: Creature): void {
  leaveFights(world, creature.slot);
  world.fighters.remove(creature.slot);
  world.paths.end(creature.slot);
  world.places.remove(creature.slot);
  world.fields.remove(creature.slot);
  world.entities.remove(creature.slot);
  world.creatures.remove(creature.counter);
}

/** Places travel as 32-bit floats; one that was kept more exactly would change when it is read from a snapshot. */
function asFloats({ map, x, y, z, orientation }: Place): Place {
  return {
    map,
    x: Math.fround(x),
    y: Math.fround(y),
    z: Math.fround(z),
    orientation: Math.fround(orientation),
  };
}

function longestPause(behaviour: CreatureBehaviour): number {
  switch (behaviour.kind) {
    case 'stand':
      return behaviour.turnsEveryMillis;
    case 'wander':
      return behaviour.maxPauseMillis;
    case 'patrol':
    case 'routine':
      return 2000;
  }
}
