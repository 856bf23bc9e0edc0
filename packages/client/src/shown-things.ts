import type { Way } from '@realmwright/protocol/realtime/entity-state';
import { Smoothing } from './smoothing.ts';
import { type Stand, travelled } from './travel.ts';
import { signed, WorldClock } from './world-clock.ts';
import type { SeenThing, WorldView } from './world-view.ts';

/** How far behind the world things are shown at least, and at most, milliseconds: what is late is not late then. */
const LEAST_DELAY = 60;
const MOST_DELAY = 300;
/** Longest time for which somebody of whom nothing is heard is shown to go on. */
const MOST_AHEAD = 1_500;

interface Shown {
  motion: SeenThing['motion'];
  way: Way | undefined;
  readonly smoothing: Smoothing;
  last: Stand;
}

/**
 * Where to draw what is in view: a little behind the world, so that words which come unevenly make an even movement, and
 * without jumps where a word shows that something is not where it was thought to be.
 */
export class ShownThings {
  readonly #world: WorldView;
  readonly #clock = new WorldClock();
  readonly #shown = new Map<number, Shown>();

  constructor(world: WorldView) {
    this.#world = world;
  }

  /** The view has changed; call it with each `state`. */
  hear(now: number): void {
    this.#clock.hear(this.#world.time, now);
    for (const thing of this.#shown.keys()) if (!this.#world.things.has(thing)) this.#shown.delete(thing);
  }

  /** How far behind the world everything is shown, milliseconds. */
  get delay(): number {
    return Math.min(MOST_DELAY, LEAST_DELAY + 2 * this.#clock.jitter);
  }

  /** Where a thing is to be drawn; undefined when it is not in view. */
  standOf(thing: number, now: number): Stand | undefined {
    const seen = this.#world.things.get(thing);
    if (seen === undefined) return undefined;
    const time = this.#clock.at(now) - this.delay;
    const known = standAt(seen, time);
    const shown = this.#shown.get(thing);
    if (shown === undefined) {
      this.#shown.set(thing, { motion: seen.motion, way: seen.way, smoothing: new Smoothing(), last: known });
      return known;
    }
    if (shown.motion !== seen.motion || shown.way !== seen.way) {
      shown.smoothing.shift(shown.last, known, now);
      shown.motion = seen.motion;
      shown.way = seen.way;
    }
    shown.last = shown.smoothing.apply(known, now);
    return shown.last;
  }
}

/** Where something is at a moment of the world's clock, by the last word of it. */
export function standAt(seen: SeenThing, time: number): Stand {
  const since = signed(time - seen.toldAt);
  if (seen.way !== undefined) return onWay(seen.way, seen.way.elapsed + since);
  const { motion } = seen;
  const passed = Math.max(0, Math.min(MOST_AHEAD, since + motion.age));
  const speeds = { walk: seen.real('walkSpeed'), run: seen.real('runSpeed'), runBack: seen.real('runBackSpeed') };
  return travelled(motion, motion.flags, speeds, passed / 1_000);
}

/** Where something is that has been on its way for so long. */
function onWay({ points, duration }: Way, elapsed: number): Stand {
  const [first = origin] = points;
  const length = lengthOf(points);
  let left = length * Math.max(0, Math.min(1, duration === 0 ? 1 : elapsed / duration));
  let from = first;
  let orientation = 0;
  for (const to of points.slice(1)) {
    const part = Math.hypot(to.x - from.x, to.y - from.y, to.z - from.z);
    orientation = Math.atan2(to.y - from.y, to.x - from.x);
    if (part >= left) {
      const share = part === 0 ? 0 : left / part;
      return {
        x: from.x + (to.x - from.x) * share,
        y: from.y + (to.y - from.y) * share,
        z: from.z + (to.z - from.z) * share,
        orientation,
      };
    }
    left -= part;
    from = to;
  }
  return { ...from, orientation };
}

function lengthOf(points: Way['points']): number {
  let length = 0;
  for (const [at, to] of points.entries()) {
    const from = points[at - 1];
    if (from !== undefined) length += Math.hypot(to.x - from.x, to.y - from.y, to.z - from.z);
  }
  return length;
}

const origin = { x: 0, y: 0, z: 0 };
