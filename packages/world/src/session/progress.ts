import { POWER_KINDS, powerField } from '../actor/entity-fields.ts';
import type { Progress } from '../effects.ts';
import type { World } from '../world.ts';
import type { Player } from './player.ts';

/** Asks the host to write the character's progress. `release`: it leaves the world for good with this save. */
export function saveNow(world: World, player: Player, release: boolean): void {
  const { rules } = world.setup;
  player.saveSequence += 1;
  player.nextSaveAt = world.time.now + rules.saveEveryMillis * world.chance.between(0.75, 1.25);
  world.outbox.effect({
    kind: 'saveProgress',
    character: player.sheet.characterId,
    epoch: player.epoch,
    sequence: player.saveSequence,
    release,
    progress: progressOf(world, player),
  });
}

/** What would be written of a character now; one on its way to another map is written as having arrived. */
export function progressOf(world: World, player: Player): Progress {
  const { fields, places, setup, time } = world;
  const { slot, sheet } = player;
  const isLeaving = player.presence === 'departing' && player.destination !== undefined;
  return {
    level: fields.get(slot, 'level'),
    xp: fields.get(slot, 'xp'),
    place:
      isLeaving && player.destination !== undefined
        ? player.destination
        : { map: setup.map, ...places.positionOf(slot) },
    zone: player.zone,
    health: Math.max(1, fields.get(slot, 'health')),
    powers: Array.from({ length: POWER_KINDS }, (_, kind) => fields.at(slot, powerField(kind))),
    totalPlayedSeconds: totalPlayed(player, time.now),
    levelPlayedSeconds: levelPlayed(player, time.now),
    bind: sheet.bind,
    isResting: player.isResting,
    death: deathOf(world, player),
  };
}

function deathOf(world: World, { slot }: Player): Progress['death'] {
  const death = world.deaths.find(slot);
  if (death === undefined) return undefined;
  const { corpse, diedAt, isReleased } = death;
  return { corpse, diedAt, isReleased };
}

/** Seconds in the world, ever. */
export function totalPlayed(player: Player, now: number): number {
  return player.sheet.totalPlayedSeconds + Math.floor((now - player.joinedAt) / 1000);
}

/** Seconds in the world at this level. */
export function levelPlayed(player: Player, now: number): number {
  const before = player.levelSince === player.joinedAt ? player.sheet.levelPlayedSeconds : 0;
  return before + Math.floor((now - player.levelSince) / 1000);
}
