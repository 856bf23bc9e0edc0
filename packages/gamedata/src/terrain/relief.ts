import type { Green, Hill, Lake, Land, Stream } from './land.ts';
import { Course, distanceBetween, distanceToFootprint, type Footprint } from './line.ts';
import { eased, mix, noiseAt, roughNoiseAt } from './noise.ts';

/** Over how many yards the ground under a house, the bank of a stream and the shore of a lake merge into the country. */
const PAD_RIM_YARDS = 6;
const BANK_YARDS = 9;
const SHORE_YARDS = 26;
/** How far a shore and the outline of a hill wander, yards, and over which distance. */
const SHORE_WANDERS = 19;
const SHORE_WANDER_YARDS = 88;
const HILL_WANDERS = 14;
const HILL_WANDER_YARDS = 46;

/** Water over a point: its surface, and how deep it would be if the ground were level with the bank. */
export interface Water {
  readonly level: number;
  readonly isRunning: boolean;
}

interface Channel {
  readonly stream: Stream;
  readonly course: Course;
}

/** The bare ground of a land, from its numbers: nothing here is kept for a point, everything is reckoned anew. */
export class Relief {
  readonly #land: Land;
  readonly #channels: readonly Channel[];
  readonly #pads: readonly { readonly footprint: Footprint; readonly height: number }[];

  /** The ground under each footprint is made level. */
  constructor(land: Land, footprints: readonly Footprint[]) {
    this.#land = land;
    this.#channels = land.streams.map((stream) => ({
      stream,
      course: new Course(stream.points, stream.width / 2 + BANK_YARDS + 2),
    }));
    this.#pads = footprints.map((footprint) => ({ footprint, height: this.#openGround(footprint.x, footprint.y) }));
  }

  /** Height of the ground, that under water included. */
  heightAt(x: number, y: number): number {
    let height = this.#openGround(x, y);
    for (const { footprint, height: level } of this.#pads) {
      if (Math.abs(x - footprint.x) > 40 || Math.abs(y - footprint.y) > 40) continue;
      const away = distanceToFootprint(footprint, { x, y });
      if (away < PAD_RIM_YARDS) height = mix(level, height, eased(away / PAD_RIM_YARDS));
    }
    let bed = Number.POSITIVE_INFINITY;
    for (const { stream, course } of this.#channels) {
      const foot = course.footFrom(x, y);
      if (foot === undefined) continue;
      const level = levelAt(stream, foot.leg, foot.share);
      const half = stream.width / 2;
      const away = this.#channelAway(foot.away, x, y);
      if (away < half) bed = Math.min(bed, level - stream.depth * (1 - (away * away) / (half * half)));
      height = mix(level, height, eased((away - half) / BANK_YARDS));
    }
    for (const lake of this.#land.lakes) height = this.#withLake(lake, height, x, y);
    return Math.min(height, bed);
  }

  /** The water that stands or runs at a point, whether or not the ground is above it there. */
  waterAt(x: number, y: number): Water | undefined {
    for (const lake of this.#land.lakes) {
      if (this.#lakeDistance(lake, x, y) < lake.radius + 2) return { level: lake.level, isRunning: false };
    }
    for (const { stream, course } of this.#channels) {
      const foot = course.footFrom(x, y);
      if (foot === undefined || this.#channelAway(foot.away, x, y) > stream.width / 2 + 1) continue;
      return { level: levelAt(stream, foot.leg, foot.share), isRunning: true };
    }
    return undefined;
  }

  #openGround(x: number, y: number): number {
    const { seed, height: open, swellHeight, swellYards, hills, greens } = this.#land;
    let height = open + swellHeight * roughNoiseAt(seed, x, y, swellYards);
    for (const hill of hills) height += this.#riseOf(hill, x, y);
    for (const green of greens) height = flattened(green, height, x, y);
    return height;
  }

  #riseOf(hill: Hill, x: number, y: number): number {
    const away = distanceBetween(x, y, hill.x, hill.y);
    if (away > hill.radius + HILL_WANDERS) return 0;
    const wander = HILL_WANDERS * noiseAt(this.#land.seed + 11, x, y, HILL_WANDER_YARDS);
    const worn = away + wander * Math.min(1, away / hill.radius);
    return hill.height * eased(1 - worn / hill.radius);
  }

  #withLake(lake: Lake, height: number, x: number, y: number): number {
    const away = this.#lakeDistance(lake, x, y);
    if (away >= lake.radius) return mix(lake.level, height, eased((away - lake.radius) / SHORE_YARDS));
    const out = Math.min(1, (lake.radius - away) / (lake.radius / 2));
    return lake.level - lake.depth * out * (2 - out);
  }

  #lakeDistance(lake: Lake, x: number, y: number): number {
    const away = distanceBetween(x, y, lake.x, lake.y);
    if (away > lake.radius + SHORE_YARDS + SHORE_WANDERS) return away;
    return away + SHORE_WANDERS * roughNoiseAt(this.#land.seed + 21, x, y, SHORE_WANDER_YARDS);
  }

  #channelAway(away: number, x: number, y: number): number {
    return Math.max(0, away + noiseAt(this.#land.seed + 31, x, y, 13));
  }
}

function flattened({ radius, rim, height: level, ...middle }: Green, height: number, x: number, y: number): number {
  const away = distanceBetween(x, y, middle.x, middle.y);
  return away >= radius + rim ? height : mix(level, height, eased((away - radius) / rim));
}

function levelAt({ points }: Stream, leg: number, share: number): number {
  const from = points[leg];
  const to = points[leg + 1];
  return from === undefined || to === undefined ? 0 : mix(from.level, to.level, share);
}
