/**
 * The newest movement that each bot of the crowd has sent, so that a probe that is told of one can say whether a bot
 * sent exactly that, and when. Bounded: eight reports a bot, older ones are forgotten.
 */
export class RecentMoves {
  readonly #movesByGuid = new Map<bigint, Moves>();

  /** Remembers what a bot has sent. */
  add(guid: bigint, x: number, y: number, at: number): void {
    const moves = this.#movesByGuid.get(guid) ?? this.#open(guid);
    const slot = moves.count++ % kept;
    moves.x[slot] = x;
    moves.y[slot] = y;
    moves.at[slot] = at;
  }

  /** When the bot sent a movement to exactly this place; undefined for others' movement, NaN for one that it never sent. */
  find(guid: bigint, x: number, y: number): number | undefined {
    const moves = this.#movesByGuid.get(guid);
    if (moves === undefined) return undefined;
    for (let back = 1; back <= Math.min(kept, moves.count); back++) {
      const slot = (moves.count - back) % kept;
      if (moves.x[slot] === x && moves.y[slot] === y) return moves.at[slot];
    }
    return Number.NaN;
  }

  #open(guid: bigint): Moves {
    const moves = { x: new Float32Array(kept), y: new Float32Array(kept), at: new Float64Array(kept), count: 0 };
    this.#movesByGuid.set(guid, moves);
    return moves;
  }
}

interface Moves {
  /** As the wire carries them: floats of 32 bits. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly at: Float64Array;
  count: number;
}

/** A move is on its way for some tenths of a second; at ten a second eight of them are enough. */
const kept = 8;
