/** The height of a move counts its mover's moves in steps of 1/1,024 yd, so that a probe knows which one it sees. */
const heightSteps = 1_024;

/** What one mover has sent: when, by the number of the move. */
export class SentMoves {
  readonly index: number;
  readonly #at = new Float64Array(heightSteps);
  #count = 0;

  constructor(index: number) {
    this.index = index;
  }

  /** Notes a move that is sent now and gives the height above the ground that names it. */
  note(sentAt: number): number {
    const step = this.#count++ % heightSteps;
    this.#at[step] = sentAt;
    return step / heightSteps;
  }

  get isFirst(): boolean {
    return this.#count === 1;
  }

  /** When the move of that height was sent. @throws Error for a height that nobody sent */
  sentAt(height: number): number {
    const at = this.#at[height * heightSteps];
    if (at === undefined) throw new Error(`a move of mover ${this.index} to height ${height} that nobody sent`);
    return at;
  }
}

/** Whose moves are on the field, by what the probes of each protocol know of a mover. */
export class MoversOnField {
  readonly byGuid = new Map<bigint, SentMoves>();
  readonly byName = new Map<string, SentMoves>();

  add(index: number, { guid, name }: { readonly guid: bigint; readonly name: string }): SentMoves {
    const sent = new SentMoves(index);
    this.byGuid.set(guid, sent);
    this.byName.set(name, sent);
    return sent;
  }
}
