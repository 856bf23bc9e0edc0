import type { Spot } from './land.ts';
import { mix } from './noise.ts';

/** Where on a line somebody is who stands beside it. */
export interface Foot {
  /** Yards from the line. */
  readonly away: number;
  /** Index of the line's point before the nearest place, and the share of the way from it to the next. */
  readonly leg: number;
  readonly share: number;
}

/** A line of straight legs that is looked for from points within reach of it. */
export class Course {
  readonly #points: readonly Spot[];
  readonly #reach: number;
  readonly #minX: number;
  readonly #maxX: number;
  readonly #minY: number;
  readonly #maxY: number;

  constructor(points: readonly Spot[], reach: number) {
    this.#points = points;
    this.#reach = reach;
    this.#minX = points.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY) - reach;
    this.#maxX = points.reduce((most, { x }) => Math.max(most, x), Number.NEGATIVE_INFINITY) + reach;
    this.#minY = points.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY) - reach;
    this.#maxY = points.reduce((most, { y }) => Math.max(most, y), Number.NEGATIVE_INFINITY) + reach;
  }

  /** The nearest place on the line; undefined when it is out of reach. */
  footFrom(x: number, y: number): Foot | undefined {
    if (x < this.#minX || x > this.#maxX || y < this.#minY || y > this.#maxY) return undefined;
    let away = Number.POSITIVE_INFINITY;
    let nearestLeg = 0;
    let nearestShare = 0;
    for (let leg = 0; leg < this.#points.length - 1; leg++) {
      const from = this.#points[leg];
      const to = this.#points[leg + 1];
      if (from === undefined || to === undefined) continue;
      const share = shareAlong(from, to, x, y);
      const legAway = distanceBetween(x, y, mix(from.x, to.x, share), mix(from.y, to.y, share));
      if (legAway >= away) continue;
      away = legAway;
      nearestLeg = leg;
      nearestShare = share;
    }
    return away <= this.#reach ? { away, leg: nearestLeg, share: nearestShare } : undefined;
  }
}

/** How far along the leg between two points the nearest place to a third is, 0 to 1. */
export function shareAlong(from: Spot, to: Spot, x: number, y: number): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const square = dx * dx + dy * dy;
  if (square === 0) return 0;
  return Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / square));
}

/** Distance in the plane. */
export function distanceBetween(x: number, y: number, toX: number, toY: number): number {
  const dx = toX - x;
  const dy = toY - y;
  return Math.sqrt(dx * dx + dy * dy);
}

/** The direction from one point to another, of length 1; north for a point and itself. */
export function directionOf(from: Spot, to: Spot): Spot {
  const length = distanceBetween(from.x, from.y, to.x, to.y);
  return length === 0 ? { x: 1, y: 0 } : { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

/** A rectangle that need not lie along the axes: its centre, the direction of its front, and its sides. */
export interface Footprint extends Spot {
  readonly front: Spot;
  /** Yards along the front, and from the front to the back. */
  readonly width: number;
  readonly depth: number;
}

/** Whether a point is in a footprint that is `margin` larger on every side. */
export function isInFootprint({ x, y, front, width, depth }: Footprint, at: Spot, margin = 0): boolean {
  const forward = (at.x - x) * front.x + (at.y - y) * front.y;
  const aside = (at.y - y) * front.x - (at.x - x) * front.y;
  return Math.abs(forward) <= depth / 2 + margin && Math.abs(aside) <= width / 2 + margin;
}

/** Yards from a point to the nearest edge of a footprint; 0 inside. */
export function distanceToFootprint({ x, y, front, width, depth }: Footprint, at: Spot): number {
  const forward = Math.abs((at.x - x) * front.x + (at.y - y) * front.y) - depth / 2;
  const aside = Math.abs((at.y - y) * front.x - (at.x - x) * front.y) - width / 2;
  const out = { x: Math.max(0, forward), y: Math.max(0, aside) };
  return Math.sqrt(out.x * out.x + out.y * out.y);
}
