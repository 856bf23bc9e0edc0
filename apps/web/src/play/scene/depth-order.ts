/** What stands before or behind others. */
export interface Standing {
  readonly depth: number;
}

/**
 * Everything that stands in the picture, the farthest first. Kept from frame to frame: whoever walks changes places with
 * few, so that putting them in order again costs little more than looking at each once.
 */
export class DepthOrder<Thing extends Standing> {
  readonly #things: Thing[] = [];

  add(thing: Thing): void {
    this.#things.push(thing);
  }

  remove(thing: Thing): void {
    const at = this.#things.indexOf(thing);
    if (at >= 0) this.#things.splice(at, 1);
  }

  /** All of them, in order by their depths of this moment; of equal ones, whoever was before stays before. */
  inOrder(): readonly Thing[] {
    const things = this.#things;
    for (let at = 1; at < things.length; at++) {
      const thing = things[at];
      if (thing === undefined) continue;
      let place = at;
      for (let before = things[place - 1]; before !== undefined && before.depth > thing.depth; ) {
        things[place] = before;
        place -= 1;
        before = things[place - 1];
      }
      things[place] = thing;
    }
    return things;
  }
}
