import type { Yards } from '@realmwright/kernel/units';
import { playerFlags } from '../actor/entity-fields.ts';
import type { Player } from '../session/player.ts';
import { skyOver, tellWeather } from '../weather/weather.system.ts';
import type { World } from '../world.ts';
import { findZone, isRestArea, zoneWalkedInto } from './zones.ts';

/** Notes into which zone a character has walked, and whether it rests there. */
export function noteZone(world: World, player: Player): void {
  const { x, y } = world.places.positionOf(player.slot);
  const zone = zoneWalkedInto(world, player.zone, x, y);
  if (zone !== undefined) enterZone(world, player, zone.id);
  noteRest(world, player, x, y);
}

/** The same for one that was put somewhere else: it is in the zone of its place, however near the border is. */
export function settleZone(world: World, player: Player): void {
  const { x, y } = world.places.positionOf(player.slot);
  const zone = findZone(world, x, y);
  if (zone !== undefined && zone.id !== player.zone) enterZone(world, player, zone.id);
  noteRest(world, player, x, y);
}

function noteRest(world: World, player: Player, x: Yards, y: Yards): void {
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
  const isUnderSameSky = skyOver(world, zone) === skyOver(world, player.zone);
  player.zone = zone;
  world.outbox.personal(player, { kind: 'zoneEntered', zone });
  const level = world.fields.get(player.slot, 'level');
  world.outbox.effect({ kind: 'presenceChanged', character: player.sheet.characterId, zone, level });
  if (!isUnderSameSky) tellWeather(world, player.slot, zone);
}
