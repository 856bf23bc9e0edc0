import type { Spot } from './terrain/land.ts';

/** A map of the realm and the rectangle of it where anybody may be, yards. */
export interface MapRecord {
  readonly id: number;
  readonly name: string;
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

/** A zone: a part of a map with a name. Of those that contain a point the first wins, and parts stand before the whole. */
export interface Zone {
  /** The clients' area id. */
  readonly id: number;
  readonly name: string;
  readonly map: number;
  /** The zone of which it is a part; undefined for one that stands by itself. */
  readonly within: number | undefined;
  /** The rectangle that it fills, or in which its outline lies. */
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
  /** The corners of its border in their order; undefined for one that fills its rectangle. */
  readonly outline: readonly Spot[] | undefined;
  /** Undefined for a part, which lies under the sky of the whole. */
  readonly weather: ZoneWeather | undefined;
  readonly restAreas: readonly RestArea[];
}

/** How often it is what, in percent; the rest of the time it is fine. */
export interface ZoneWeather {
  readonly rainPercent: number;
  readonly snowPercent: number;
  readonly sandstormPercent: number;
  /** Time between two changes. */
  readonly changeEveryMillis: number;
}

/** A circle in which characters rest: they log out at once. */
export interface RestArea {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A place that operators can name. Names are lower case. */
export interface TeleportName {
  readonly name: string;
  readonly map: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly orientation: number;
}

/** A gesture that clients word themselves: the id they send and the animation that others see, 0 for none. */
export interface TextEmote {
  readonly id: number;
  readonly animation: number;
}
