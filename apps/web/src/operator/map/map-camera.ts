/** A place of a map, yards: x to the north, y to the west. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

const leastScale = 0.02;
const greatestScale = 24;

/** What part of a map is seen: north is up. `scale` is points of the screen to a yard. */
export class MapCamera {
  x = 0;
  y = 0;
  scale = 1;
  width = 1;
  height = 1;

  /** Looks so that all of these are seen, with some room around. */
  fit(spots: readonly Spot[]): void {
    if (spots.length === 0) return;
    const [south, north] = rangeOf(spots.map(({ x }) => x));
    const [east, west] = rangeOf(spots.map(({ y }) => y));
    this.x = (south + north) / 2;
    this.y = (east + west) / 2;
    const room = 1.25;
    const across = this.width / (Math.max(west - east, leastYards) * room);
    this.scale = bounded(Math.min(across, this.height / (Math.max(north - south, leastYards) * room)));
  }

  right(y: number): number {
    return this.width / 2 + (this.y - y) * this.scale;
  }

  down(x: number): number {
    return this.height / 2 + (this.x - x) * this.scale;
  }

  /** The place under a point of the picture. */
  spotAt(right: number, down: number): Spot {
    return { x: this.x - (down - this.height / 2) / this.scale, y: this.y - (right - this.width / 2) / this.scale };
  }

  /** The picture is pulled by so many points. */
  pan(right: number, down: number): void {
    this.x += down / this.scale;
    this.y += right / this.scale;
  }

  /** Nearer (above 1) or farther away, while what is under a point stays there. */
  zoom(factor: number, right = this.width / 2, down = this.height / 2): void {
    const held = this.spotAt(right, down);
    this.scale = bounded(this.scale * factor);
    const now = this.spotAt(right, down);
    this.x += held.x - now.x;
    this.y += held.y - now.y;
  }

  /** Distance of the lines of a grid that is neither dense nor empty, yards: 1, 2 or 5 times a power of ten. */
  gridYards(leastPoints: number): number {
    const least = leastPoints / this.scale;
    const power = 10 ** Math.floor(Math.log10(least));
    return power * ([1, 2, 5].find((step) => step * power >= least) ?? 10);
  }
}

/** What is fitted is never nearer than if it were so wide. */
const leastYards = 60;

function bounded(scale: number): number {
  return Math.min(greatestScale, Math.max(leastScale, scale));
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return values.reduce<readonly [number, number]>(
    ([least, greatest], value) => [Math.min(least, value), Math.max(greatest, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
