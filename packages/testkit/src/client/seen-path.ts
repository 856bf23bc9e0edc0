import type { Fields } from './fields.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface Place extends Point {
  readonly orientation: number;
}

/** How far two points are from each other on the ground, yards. */
export function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** A path as a client walks it: at constant speed along straight pieces. */
export class SeenPath {
  readonly end: Point;
  readonly #points: readonly Point[];
  readonly #startedAt: number;
  readonly #duration: number;

  private constructor(points: readonly Point[], startedAt: number, duration: number) {
    this.#points = points;
    this.#startedAt = startedAt;
    this.#duration = duration;
    this.end = points.at(-1) ?? { x: 0, y: 0, z: 0 };
  }

  /**
   * From a packet that starts a path: the first point of `splines` is the destination, the others lie before it and are
   * offsets from the middle between start and destination. Source: public servers for the three builds.
   */
  static ofMonsterMove(fields: Fields, at: number): SeenPath {
    const start = pointOf(fields.at('splinePoint'));
    const [end, ...between] = fields.has('splines') ? fields.list('splines').map(pointOf) : [];
    if (end === undefined) return new SeenPath([start], at, 0);
    const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2, z: (start.z + end.z) / 2 };
    const places = between.map((offset) => ({
      x: middle.x - offset.x,
      y: middle.y - offset.y,
      z: middle.z - offset.z,
    }));
    return new SeenPath([start, ...places, end], at, fields.number('duration'));
  }

  /** From the block that shows something already under way. */
  static ofCreation(movement: Fields, at: number): SeenPath {
    const nodes = movement.list('nodes').map(pointOf);
    return new SeenPath(nodes, at - movement.number('timePassed'), movement.number('duration'));
  }

  /** Whether the path is still being walked. */
  isUnderWayAt(at: number): boolean {
    return at < this.#startedAt + this.#duration;
  }

  /** Milliseconds that the whole path takes from where it was shown. */
  get duration(): number {
    return this.#duration;
  }

  /** Where the walker is so many milliseconds before the end: independent of how late the path was delivered. */
  pointBeforeEnd(millis: number): Point {
    return this.pointAt(this.#startedAt + this.#duration - millis);
  }

  /** Where the walker is at a moment of the monotonic clock. */
  pointAt(at: number): Point {
    const share = this.#duration <= 0 ? 1 : Math.min(1, Math.max(0, (at - this.#startedAt) / this.#duration));
    const pieces = this.#points.slice(1).map((to, index) => ({ from: this.#points[index] ?? to, to }));
    const total = pieces.reduce((sum, { from, to }) => sum + length(from, to), 0);
    let left = share * total;
    for (const { from, to } of pieces) {
      const here = length(from, to);
      if (left <= here && here > 0) return between(from, to, left / here);
      left -= here;
    }
    return this.end;
  }
}

function pointOf(fields: Fields): Point {
  return { x: fields.number('x'), y: fields.number('y'), z: fields.number('z') };
}

function length(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z);
}

function between(from: Point, to: Point, share: number): Point {
  return {
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
    z: from.z + (to.z - from.z) * share,
  };
}
