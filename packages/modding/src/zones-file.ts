import type { Zone } from '@realmwright/gamedata/places';
import type { Spot } from '@realmwright/gamedata/terrain/land';
import { findZone } from '@realmwright/gamedata/zones';
import { type Static, Type } from 'typebox';
import { BundleError } from './bundle-error.ts';

/** What a bundle may say of the zones of its maps: yards, and corners as `[x, y]`. */
const closed = { additionalProperties: false } as const;
const coordinate = Type.Number({ minimum: -17_066, maximum: 17_066 });
const id = Type.Integer({ minimum: 0, maximum: 0xffff_ffff });
const percent = Type.Number({ minimum: 0, maximum: 100 });

/** A zone fills `bounds` or what its `outline` surrounds; it has weather of its own or lies `within` another one. */
export const zonesFile = Type.Array(
  Type.Object(
    {
      id,
      name: Type.String({ minLength: 1, maxLength: 64 }),
      map: id,
      within: Type.Optional(id),
      bounds: Type.Optional(
        Type.Object({ minX: coordinate, maxX: coordinate, minY: coordinate, maxY: coordinate }, closed),
      ),
      outline: Type.Optional(
        Type.Array(Type.Array(coordinate, { minItems: 2, maxItems: 2 }), { minItems: 3, maxItems: 64 }),
      ),
      weather: Type.Optional(
        Type.Object(
          {
            rainPercent: percent,
            snowPercent: percent,
            sandstormPercent: percent,
            changeEveryMinutes: Type.Number({ minimum: 0.1, maximum: 1_440 }),
          },
          closed,
        ),
      ),
      restAreas: Type.Array(
        Type.Object({ x: coordinate, y: coordinate, radius: Type.Number({ exclusiveMinimum: 0 }) }, closed),
      ),
    },
    closed,
  ),
  { maxItems: 1_024 },
);

type SaidZone = Static<typeof zonesFile>[number];

/**
 * The zones in the world's shape, parts before wholes.
 * @throws BundleError for a zone without a place, a part without a whole, and what could never be found
 */
export function zonesOf(file: string, said: readonly SaidZone[]): Zone[] {
  const zones = said.map((zone) => shaped(file, zone));
  for (const [i, zone] of zones.entries()) checkPart(file, zone, said[i]?.weather !== undefined, zones);
  const parts = zones.filter(({ within }) => within !== undefined);
  const inOrder = [...parts, ...zones.filter(({ within }) => within === undefined)];
  for (const zone of inOrder) checkRest(file, zone, inOrder);
  return inOrder;
}

function shaped(file: string, { bounds, outline: corners, weather, within, ...zone }: SaidZone): Zone {
  const outline = corners?.map(([x = 0, y = 0]): Spot => ({ x, y }));
  if ((bounds === undefined) === (outline === undefined)) {
    throw new BundleError(file, spoken(zone), 'a zone has either bounds or an outline; say one of them');
  }
  if (outline !== undefined) checkOutline(file, spoken(zone), outline);
  const box = bounds ?? boxAround(outline ?? []);
  const isFlat = outline !== undefined && areaOf(outline) === 0;
  if (box.minX >= box.maxX || box.minY >= box.maxY || isFlat) {
    throw new BundleError(file, spoken(zone), 'there is no ground in it; spread its corners');
  }
  const own = weather && {
    rainPercent: weather.rainPercent,
    snowPercent: weather.snowPercent,
    sandstormPercent: weather.sandstormPercent,
    changeEveryMillis: weather.changeEveryMinutes * 60_000,
  };
  return { ...zone, within, ...box, outline, weather: own };
}

function checkOutline(file: string, where: string, outline: readonly Spot[]): void {
  const corners = new Set<string>();
  for (const { x, y } of outline) {
    const corner = `${x}, ${y}`;
    if (corners.has(corner)) {
      throw new BundleError(file, where, `the corner ${corner} of its outline occurs twice; remove one`);
    }
    corners.add(corner);
  }
  for (const [i, from] of outline.entries()) {
    for (let other = i + 2; other < outline.length; other++) {
      const [to, start, end] = [outline[i + 1], outline[other], outline[(other + 1) % outline.length]];
      const areNeighbours = (other + 1) % outline.length === i;
      if (to === undefined || start === undefined || end === undefined || areNeighbours) continue;
      if (!doCross(from, to, start, end)) continue;
      throw new BundleError(
        file,
        where,
        `its outline crosses itself between ${from.x}, ${from.y} and ${to.x}, ${to.y}; put the corners in order`,
      );
    }
  }
}

function checkPart(file: string, zone: Zone, hasWeather: boolean, zones: readonly Zone[]): void {
  const { within, map } = zone;
  if (within === undefined) {
    if (hasWeather) return;
    throw new BundleError(file, spoken(zone), 'it has no weather; add it, or say within which zone this one lies');
  }
  if (hasWeather) {
    throw new BundleError(file, spoken(zone), `it lies under the sky of zone ${within}; remove its own weather`);
  }
  const whole = zones.find(({ id: known }) => known === within);
  if (whole === undefined || whole.map !== map) {
    throw new BundleError(file, spoken(zone), `there is no zone ${within} on map ${map} within which it could lie`);
  }
  if (whole.within !== undefined) {
    throw new BundleError(file, spoken(zone), `zone ${within} is itself a part; name the whole, zone ${whole.within}`);
  }
  const isInside =
    zone.minX >= whole.minX && zone.maxX <= whole.maxX && zone.minY >= whole.minY && zone.maxY <= whole.maxY;
  if (!isInside) throw new BundleError(file, spoken(zone), `it reaches beyond zone ${within}; keep it within that`);
}

function checkRest(file: string, zone: Zone, zones: readonly Zone[]): void {
  for (const { x, y } of zone.restAreas) {
    const there = findZone(zones, zone.map, x, y);
    if (there === zone) continue;
    const where = there === undefined ? 'no zone at all' : `zone ${there.id} (${there.name})`;
    throw new BundleError(file, spoken(zone), `its rest area at ${x}, ${y} lies in ${where}; move one of them`);
  }
}

function spoken({ id: number, name }: Pick<Zone, 'id' | 'name'>): string {
  return `zone ${number} (${name})`;
}

function boxAround(outline: readonly Spot[]): Pick<Zone, 'minX' | 'maxX' | 'minY' | 'maxY'> {
  const xs = outline.map(({ x }) => x);
  const ys = outline.map(({ y }) => y);
  return { minX: Math.min(...xs), maxX: Math.max(...xs), minY: Math.min(...ys), maxY: Math.max(...ys) };
}

/** What an outline surrounds, square yards; of one that crosses itself, what is on one hand less what is on the other. */
function areaOf(outline: readonly Spot[]): number {
  let twice = 0;
  let from = outline[outline.length - 1];
  for (const to of outline) {
    if (from !== undefined) twice += from.x * to.y - to.x * from.y;
    from = to;
  }
  return Math.abs(twice) / 2;
}

/** Whether two legs cross or touch. */
function doCross(from: Spot, to: Spot, start: Spot, end: Spot): boolean {
  const isApart = (a: Spot, b: Spot): boolean => sideOf(a, b, start) * sideOf(a, b, end) > 0;
  const isApartToo = (a: Spot, b: Spot): boolean => sideOf(a, b, from) * sideOf(a, b, to) > 0;
  if (isApart(from, to) || isApartToo(start, end)) return false;
  const overlaps = (one: number, two: number, three: number, four: number): boolean =>
    Math.max(Math.min(one, two), Math.min(three, four)) <= Math.min(Math.max(one, two), Math.max(three, four));
  return overlaps(from.x, to.x, start.x, end.x) && overlaps(from.y, to.y, start.y, end.y);
}

/** Positive to the left of the line from one point to another, negative to the right, 0 on it. */
function sideOf(from: Spot, to: Spot, at: Spot): number {
  return Math.sign((to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x));
}
