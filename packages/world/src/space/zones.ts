import type { Zone } from '@realmwright/gamedata/places';
import { findZone as findZoneOf } from '@realmwright/gamedata/zones';
import type { Yards } from '@realmwright/kernel/units';
import type { World } from '../world.ts';
import type { Vector } from './position.ts';

/** The zone of a point by the realm's own table; undefined where the table has none. */
export function findZone(world: World, x: Yards, y: Yards): Zone | undefined {
  const { map, content } = world.setup;
  return findZoneOf(content.zones, map, x, y);
}

/**
 * The zone into which somebody has walked who was in that with the id `from`; undefined as long as the border is near, so
 * that whoever walks along it does not change with every step.
 */
export function zoneWalkedInto(world: World, from: number, x: Yards, y: Yards): Zone | undefined {
  const zone = findZone(world, x, y);
  if (zone === undefined || zone.id === from) return undefined;
  const isNearBorder = around.some((away) => findZone(world, x + away.x, y + away.y)?.id === from);
  return isNearBorder ? undefined : zone;
}

/** How far behind a border somebody is in the other zone, yards. */
const BORDER_YARDS = 3;
/** As far to each of eight sides. */
const around: readonly { readonly x: Yards; readonly y: Yards }[] = [
  { x: BORDER_YARDS, y: 0 },
  { x: 0, y: BORDER_YARDS },
  { x: -BORDER_YARDS, y: 0 },
  { x: 0, y: -BORDER_YARDS },
  { x: BORDER_YARDS * 0.7, y: BORDER_YARDS * 0.7 },
  { x: BORDER_YARDS * 0.7, y: -BORDER_YARDS * 0.7 },
  { x: -BORDER_YARDS * 0.7, y: BORDER_YARDS * 0.7 },
  { x: -BORDER_YARDS * 0.7, y: -BORDER_YARDS * 0.7 },
];

/** The zone's id. */
export function zoneAt(world: World, x: Yards, y: Yards): number | undefined {
  return findZone(world, x, y)?.id;
}

/** Whether characters rest there: they log out at once. */
export function isRestArea(world: World, x: Yards, y: Yards): boolean {
  const zone = findZone(world, x, y);
  if (zone === undefined) return false;
  return zone.restAreas.some((area) => {
    const dx = area.x - x;
    const dy = area.y - y;
    return dx * dx + dy * dy <= area.radius * area.radius;
  });
}

/** Whether a point is one of this map at all: finite numbers inside the map's rectangle, and not below its land's void. */
export function isWithinMap(world: World, { x, y, z }: Vector): boolean {
  const { map, content } = world.setup;
  const bounds = content.maps.find(({ id }) => id === map);
  if (bounds === undefined || !(Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z))) return false;
  if (z < (world.terrain?.land.voidHeight ?? -GREATEST_HEIGHT) || z > GREATEST_HEIGHT) return false;
  return x >= bounds.minX && x <= bounds.maxX && y >= bounds.minY && y <= bounds.maxY;
}

/** Farthest up or down that any map goes, yards. */
const GREATEST_HEIGHT = 5000;
