import type { Zone } from './places.ts';
import type { Spot } from './terrain/land.ts';

/** The zone of a point of a map: the first of the table that contains it; undefined where none does. */
export function findZone(zones: readonly Zone[], map: number, x: number, y: number): Zone | undefined {
  return zones.find((zone) => zone.map === map && isInZone(zone, x, y));
}

/** Whether a zone contains a point. Of two zones with a border in common exactly one contains each point of it. */
export function isInZone({ minX, maxX, minY, maxY, outline }: Zone, x: number, y: number): boolean {
  if (x < minX || x >= maxX || y < minY || y >= maxY) return false;
  return outline === undefined || isInOutline(outline, x, y);
}

/** The id of the zone whose weather is over a zone: that of which it is a part, or itself. */
export function skyOf({ id, within }: Zone): number {
  return within ?? id;
}

/** Counts how often a ray to the south crosses the border. */
function isInOutline(outline: readonly Spot[], x: number, y: number): boolean {
  let isInside = false;
  let from = outline[outline.length - 1];
  for (const to of outline) {
    if (from !== undefined && from.y > y !== to.y > y) {
      // Reckoned from the same end whichever way the border runs, so that neighbours agree on every point of it.
      const [low, high] = from.y < to.y ? [from, to] : [to, from];
      if (x < low.x + ((y - low.y) / (high.y - low.y)) * (high.x - low.x)) isInside = !isInside;
    }
    from = to;
  }
  return isInside;
}
