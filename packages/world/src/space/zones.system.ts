import { playerFlags } from '../actor/entity-fields.ts';
import type { Player } from '../session/player.ts';
import { tellWeather } from '../weather/weather.system.ts';
import type { World } from '../world.ts';
import { findZone, isRestArea } from './zones.ts';

/** Notes into which zone a character has come, and whether it rests there. */
export function noteZone(world: World, player: Player): void {
  const x = world.places.x[player.slot] ?? 0;
  const y = world.places.y[player.slot] ?? 0;
  const zone = findZone(world, x, y)?.id;
  if (zone !== undefined && zone !== player.zone) enterZone(world, player, zone);
  const isResting = isRestArea(world, x, y);
  if (isResting === player.isResting) return;
  player.isResting = isResting;
  const flags = world.fields.get(player.slot, 'playerFlags');
  world.fields.set(player.slot, 'playerFlags', isResting ? flags | playerFlags.resting : flags & ~playerFlags.resting);
}

/** A client says in which zone it believes to be: taken where the realm's own table has none. */
export function reportZone(world: World, player: Player, zone: number): void {
  const { x, y } = world.places.positionOf(player.slot);
  if (zone !== player.zone && findZone(world, x, y) === undefined) enterZone(world, player, zone);
}

function enterZone(world: World, player: Player, zone: number): void {
  player.zone = zone;
  world.outbox.personal(player, { kind: 'zoneEntered', zone });
  const level = world.fields.get(player.slot, 'level');
  world.outbox.effect({ kind: 'presenceChanged', character: player.sheet.characterId, zone, level });
  tellWeather(world, player.slot, zone);
}
