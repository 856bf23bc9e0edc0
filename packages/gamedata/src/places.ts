/** A map of the realm and the rectangle of it where anybody may be, yards. */
export interface MapRecord {
  readonly id: number;
  readonly name: string;
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

/** A zone: a rectangle of a map. The first one that contains a point wins. */
export interface Zone {
  /** The clients' area id. */
  readonly id: number;
  readonly name: string;
  readonly map: number;
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
  readonly weather: ZoneWeather;
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
