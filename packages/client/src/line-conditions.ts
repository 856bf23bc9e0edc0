/** How a line is made to be, for trying what somebody far away has. Whatever is left out is none of it. */
export interface LineConditions {
  /** One way takes at least so long, milliseconds; a round trip takes it twice. */
  readonly delayMillis?: number;
  /** At most so much more, anew for each frame, milliseconds. */
  readonly jitterMillis?: number;
  /** The share of frames that stall everything behind them, 0 to 1: what a lost segment does on a real line. */
  readonly stallShare?: number;
  /** How long a stall takes, milliseconds: between half of it and the whole. */
  readonly stallMillis?: number;
}

/** Longest delay, jitter and stall, milliseconds: a line that is slower than that is taken for dead. */
const MOST_MILLIS = 10_000;

/**
 * The same with everything named.
 * @throws RangeError for what no line has
 */
export function completeConditions(conditions: LineConditions): Required<LineConditions> {
  const { delayMillis = 0, jitterMillis = 0, stallShare = 0, stallMillis = 0 } = conditions;
  for (const [name, value, most] of [
    ['delayMillis', delayMillis, MOST_MILLIS],
    ['jitterMillis', jitterMillis, MOST_MILLIS],
    ['stallShare', stallShare, 1],
    ['stallMillis', stallMillis, MOST_MILLIS],
  ] as const) {
    if (!(value >= 0 && value <= most)) throw new RangeError(`${name} is ${value}; it must be from 0 to ${most}`);
  }
  return { delayMillis, jitterMillis, stallShare, stallMillis };
}

/** How long a frame takes under these conditions, milliseconds. */
export function wayUnder(conditions: Required<LineConditions>, random: () => number): number {
  const { delayMillis, jitterMillis, stallShare, stallMillis } = conditions;
  const way = delayMillis + jitterMillis * random();
  return random() < stallShare ? way + stallMillis * (0.5 + random() / 2) : way;
}
