import type { Spot } from './land.ts';
import { distanceBetween, type Footprint } from './line.ts';
import { mix } from './noise.ts';
import type { Terrain } from './terrain.ts';

/** A point in space. */
interface Eye extends Spot {
  readonly z: number;
}

/** How much smaller walls are for a glance than they are drawn, yards: whoever leans at one looks along it. */
const WALL_MARGIN = -0.4;

/**
 * Whether nothing of the land stands in a straight line from one point to another: no house and no rise of the ground. One
 * does not see over houses. Of a house in which one of them is by mistake, and of places off the land, nothing is known.
 */
export function isOpenBetween(terrain: Terrain, from: Eye, to: Eye): boolean {
  if (!terrain.covers(from.x, from.y) || !terrain.covers(to.x, to.y)) return true;
  return !terrain.houses.some((house) => stopsLine(house, from, to)) && !isUnderground(terrain, from, to);
}

/** Whether a line goes through a house in which neither end of it is. */
function stopsLine(house: Footprint, from: Spot, to: Spot): boolean {
  const [start, end] = [withinFrame(house, from), withinFrame(house, to)];
  const forward = shareWithin(start.forward, end.forward, house.depth / 2 + WALL_MARGIN);
  const aside = shareWithin(start.aside, end.aside, house.width / 2 + WALL_MARGIN);
  const enters = Math.max(forward.from, aside.from);
  const leaves = Math.min(forward.to, aside.to);
  return enters > 0 && leaves < 1 && enters < leaves;
}

/** Where a point is as the house has it: towards its front, and along it. */
function withinFrame({ x, y, front }: Footprint, at: Spot): { readonly forward: number; readonly aside: number } {
  return {
    forward: (at.x - x) * front.x + (at.y - y) * front.y,
    aside: (at.y - y) * front.x - (at.x - x) * front.y,
  };
}

/** The part of a line, 0 to 1 being all of it, in which a coordinate is less than `half` away from 0. */
function shareWithin(start: number, end: number, half: number): { readonly from: number; readonly to: number } {
  const way = end - start;
  if (way === 0) {
    return Math.abs(start) < half
      ? { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
      : { from: 1, to: 0 };
  }
  const [one, other] = [(-half - start) / way, (half - start) / way];
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

/** Looks every yard. */
function isUnderground(terrain: Terrain, from: Eye, to: Eye): boolean {
  const steps = Math.ceil(distanceBetween(from.x, from.y, to.x, to.y));
  for (let step = 1; step < steps; step++) {
    const share = step / steps;
    const ground = terrain.bareHeightAt(mix(from.x, to.x, share), mix(from.y, to.y, share));
    if (ground > mix(from.z, to.z, share)) return true;
  }
  return false;
}
