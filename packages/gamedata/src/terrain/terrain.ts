import {
  footprintsOf,
  type House,
  housesOf,
  type Planks,
  plankHeight,
  planksAt,
  planksOf,
  type TilledField,
  tilledFieldsOf,
} from './features.ts';
import type { GroundKind } from './ground.ts';
import { HeightField } from './height-field.ts';
import type { Lake, Land, Spot } from './land.ts';
import { Course, distanceBetween, distanceToFootprint, isInFootprint } from './line.ts';
import { chanceAt, mix, noiseAt } from './noise.ts';
import { Relief } from './relief.ts';
import { shareOfWood, type Tree, Trees } from './trees.ts';

/** Steepest ground that anybody walks on, yards up for each yard along: fifty degrees. */
const STEEPEST = 1.2;
/** Deepest water that is waded through, yards. */
const WADE_YARDS = 0.6;
/** How near to the middle of a trunk and to a wall a walker comes, yards. */
const BODY_YARDS = 0.5;
/** From this slope on the rock shows. */
const ROCK_SLOPE = 0.62;
/** How far above the water, and how far from the shore as it was declared, there is sand at most, yards. */
const BEACH_HEIGHT = 0.7;
const BEACH_YARDS = 30;

/**
 * The land of a map as it lies, made from a declared `Land`. The same declaration gives the same terrain on every engine,
 * to the bit, so the world and whoever draws it need not send it to each other. Parts of it are made when they are first
 * asked for: opening one costs next to nothing, and looking at all of it some tenths of a second.
 */
export class Terrain {
  readonly land: Land;
  readonly maxX: number;
  readonly maxY: number;
  readonly houses: readonly House[];
  readonly planks: readonly Planks[];
  readonly fields: readonly TilledField[];
  readonly #relief: Relief;
  readonly #heights: HeightField;
  readonly #roads: readonly { readonly course: Course; readonly width: number }[];
  readonly #trees: Trees;

  constructor(land: Land) {
    this.land = land;
    this.maxX = land.minX + land.lengthX;
    this.maxY = land.minY + land.lengthY;
    const relief = new Relief(land, footprintsOf(land));
    this.#relief = relief;
    this.#heights = new HeightField(land, (x, y) => relief.heightAt(x, y));
    this.#roads = land.roads.map(({ points, width }) => ({ course: new Course(points, width / 2 + 4), width }));
    this.houses = housesOf(land, (x, y) => relief.heightAt(x, y));
    this.planks = planksOf(land, this);
    this.fields = tilledFieldsOf(land);
    this.#trees = new Trees(land, {
      mayGrow: (x, y) => this.#mayGrow(x, y),
      heightAt: (x, y) => this.bareHeightAt(x, y),
    });
  }

  /** Every tree; asked for the first time, it takes a moment. */
  get trees(): readonly Tree[] {
    return this.#trees.all();
  }

  /** Whether the land covers a point. Of others it knows nothing. */
  covers(x: number, y: number): boolean {
    return x >= this.land.minX && x <= this.maxX && y >= this.land.minY && y <= this.maxY;
  }

  /** Height of what one stands on: the ground, the bed of a water, or planks over it. Outside, that of the nearest edge. */
  heightAt(x: number, y: number): number {
    const planks = planksAt(this.planks, { x, y });
    return planks === undefined ? this.bareHeightAt(x, y) : plankHeight(planks, x, y);
  }

  /** Height of the ground, whatever lies over it. */
  bareHeightAt(x: number, y: number): number {
    return this.#heights.at(x, y);
  }

  /** Surface of the water over a point; undefined where the ground is dry. */
  waterLevelAt(x: number, y: number): number | undefined {
    const water = this.#relief.waterAt(x, y);
    return water === undefined || water.level <= this.bareHeightAt(x, y) ? undefined : water.level;
  }

  /** Yards up for each yard along, at the steepest of a point. */
  slopeAt(x: number, y: number): number {
    const dx = (this.bareHeightAt(x + 1, y) - this.bareHeightAt(x - 1, y)) / 2;
    const dy = (this.bareHeightAt(x, y + 1) - this.bareHeightAt(x, y - 1)) / 2;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** What a point of the ground is made of. */
  groundAt(x: number, y: number): GroundKind {
    const at = { x, y };
    if (this.isSolidAt(x, y)) return 'house';
    if (planksAt(this.planks, at) !== undefined) return 'planks';
    if (this.waterLevelAt(x, y) !== undefined) return 'water';
    const grain = noiseAt(this.land.seed + 61, x, y, 3);
    if (this.roadAwayFrom(x, y) < grain * 0.5) return 'path';
    if (this.fields.some((field) => isInFootprint(field, at))) return 'field';
    if (this.#isBeach(x, y, grain)) return 'sand';
    if (this.slopeAt(x, y) > ROCK_SLOPE + 0.15 * grain) return 'rock';
    if (this.#isForest(x, y, grain)) return 'forest';
    return this.#isInBloom(x, y) ? 'flowers' : 'grass';
  }

  /** Whether nobody can be at a point, since a house stands there. `margin` makes the houses larger, or smaller. */
  isSolidAt(x: number, y: number, margin = 0): boolean {
    return this.houses.some((house) => isInFootprint(house, { x, y }, margin));
  }

  /** Whether a walker can stand at a point: not in a house or a trunk, not in deep water, not on a cliff. */
  isWalkable(x: number, y: number): boolean {
    if (!this.covers(x, y) || this.isSolidAt(x, y, BODY_YARDS)) return false;
    if (planksAt(this.planks, { x, y }) !== undefined) return true;
    const level = this.waterLevelAt(x, y);
    if (level !== undefined && level - this.bareHeightAt(x, y) > WADE_YARDS) return false;
    return this.slopeAt(x, y) <= STEEPEST && !this.#trees.isWithin(x, y, BODY_YARDS);
  }

  /** Whether a walker can go from one point to another in a straight line. Looks every half yard. */
  isClear(from: Spot, to: Spot): boolean {
    const steps = Math.max(1, Math.ceil(distanceBetween(from.x, from.y, to.x, to.y) * 2));
    for (let step = 0; step <= steps; step++) {
      const share = step / steps;
      if (!this.isWalkable(mix(from.x, to.x, share), mix(from.y, to.y, share))) return false;
    }
    return true;
  }

  /** A walkable point near another one, found by looking around it in rings of a yard; undefined when there is none. */
  nearestWalkable(x: number, y: number, within = 60): Spot | undefined {
    if (this.isWalkable(x, y)) return { x, y };
    for (let ring = 1; ring <= within; ring++) {
      for (const way of ways) {
        const spot = { x: x + way.x * ring, y: y + way.y * ring };
        if (this.isWalkable(spot.x, spot.y)) return spot;
      }
    }
    return undefined;
  }

  /** Yards to the edge of the nearest road, negative on it; infinite where none is near. */
  roadAwayFrom(x: number, y: number): number {
    let away = Number.POSITIVE_INFINITY;
    for (const { course, width } of this.#roads) {
      const foot = course.footFrom(x, y);
      if (foot !== undefined) away = Math.min(away, foot.away - width / 2);
    }
    return away;
  }

  #mayGrow(x: number, y: number): boolean {
    if (this.roadAwayFrom(x, y) < 2 || this.slopeAt(x, y) > 0.8) return false;
    const water = this.#relief.waterAt(x, y);
    if (water !== undefined && water.level > this.bareHeightAt(x, y) - 0.4) return false;
    const kept = [...this.houses, ...this.planks, ...this.fields];
    if (kept.some((one) => distanceToFootprint(one, { x, y }) < 4)) return false;
    const { lamps, landmarks, greens } = this.land;
    if ([...lamps, ...landmarks].some((one) => distanceBetween(x, y, one.x, one.y) < 4)) return false;
    return !greens.some((green) => distanceBetween(x, y, green.x, green.y) < green.radius / 2);
  }

  #isBeach(x: number, y: number, grain: number): boolean {
    const height = this.bareHeightAt(x, y);
    const isShore = ({ radius, level, ...lake }: Lake): boolean =>
      height < level + BEACH_HEIGHT + 0.3 * grain && distanceBetween(x, y, lake.x, lake.y) < radius + BEACH_YARDS;
    return this.land.lakes.some(isShore);
  }

  #isForest(x: number, y: number, grain: number): boolean {
    const { woods, seed } = this.land;
    return woods.some((wood) => wood.density >= 0.5 && shareOfWood(seed, wood, x, y) < 0.9 + 0.05 * grain);
  }

  #isInBloom(x: number, y: number): boolean {
    const { seed } = this.land;
    const blooms = noiseAt(seed + 62, x, y, 34) + 0.5 * noiseAt(seed + 63, x, y, 8);
    return blooms > 0.62 && chanceAt(seed + 64, Math.floor(x), Math.floor(y)) < 0.7;
  }
}

const ways: readonly Spot[] = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
  { x: 0.7, y: 0.7 },
  { x: -0.7, y: 0.7 },
  { x: -0.7, y: -0.7 },
  { x: 0.7, y: -0.7 },
];
