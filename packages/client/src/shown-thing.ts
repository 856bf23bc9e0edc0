import type { Motion, RealField, Way } from '@realmwright/protocol/realtime/entity-state';
import { MOST_YARDS, Smoothing } from './smoothing.ts';
import { courseOf, gaitOf } from './travel.ts';
import { signed } from './world-clock.ts';
import type { SeenThing } from './world-view.ts';

/** Longest time for which somebody of whom nothing is heard is shown to go on, milliseconds: a word is due twice a second. */
const MOST_AHEAD = 1_500;

/** How something is to be drawn at one moment. */
export interface Shown {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Where it looks, radians. */
  readonly orientation: number;
  /** Where a figure is turned that walks as it goes: along its way, unless that leads backwards. */
  readonly heading: number;
  readonly isMoving: boolean;
  /** How far it has gone in all while it was drawn, yards: paces are counted from it. */
  readonly gone: number;
}

/**
 * One thing in view, as it is drawn. It is changed in place with every frame, because nothing is to be made anew for each of
 * hundreds of things sixty times a second.
 */
export class ShownThing implements Shown {
  x = 0;
  y = 0;
  z = 0;
  orientation = 0;
  heading = 0;
  isMoving = false;
  gone = 0;
  readonly #smoothing = new Smoothing();
  readonly #last = { x: 0, y: 0, z: 0 };
  #motion: Motion | undefined;
  #way: Way | undefined;

  /** It is drawn at a moment of the world's clock, by the last word of it; `now` by the client's. */
  draw(seen: SeenThing, time: number, now: number): void {
    const last = this.#last;
    last.x = this.x;
    last.y = this.y;
    last.z = this.z;
    const isFirst = this.#motion === undefined;
    const since = signed(time - seen.toldAt);
    if (seen.way === undefined) this.#goAsTold(seen, since);
    else this.#goAlong(seen.way, since);
    if (seen.motion !== this.#motion || seen.way !== this.#way) {
      if (!isFirst) this.#smoothing.shift(last, this, now);
      this.#motion = seen.motion;
      this.#way = seen.way;
    }
    this.#smoothing.move(this, now);
    const way = Math.hypot(this.x - last.x, this.y - last.y);
    // Farther in one frame is no way but another place.
    if (!isFirst && way < MOST_YARDS) this.gone += way;
  }

  #goAsTold(seen: SeenThing, since: number): void {
    const { x, y, z, orientation, flags, age } = seen.motion;
    const course = courseOf(flags);
    const gait = gaitOf(flags);
    this.x = x;
    this.y = y;
    this.z = z;
    this.orientation = orientation;
    this.isMoving = course !== undefined;
    this.heading = orientation + (gait === 'runBack' ? 0 : (course ?? 0));
    if (course === undefined) return;
    const passed = Math.max(0, Math.min(MOST_AHEAD, since + age));
    const way = (seen.real(speedFields[gait]) * passed) / 1_000;
    this.x += Math.cos(orientation + course) * way;
    this.y += Math.sin(orientation + course) * way;
  }

  /** Along its points at even speed, and to the end of them. */
  #goAlong({ points, duration, elapsed }: Way, since: number): void {
    const share = duration === 0 ? 1 : Math.max(0, Math.min(1, (elapsed + since) / duration));
    const [first] = points;
    if (first !== undefined) {
      this.x = first.x;
      this.y = first.y;
      this.z = first.z;
    }
    let length = 0;
    for (let at = 1; at < points.length; at++) length += legOf(points, at);
    this.isMoving = share < 1 && length > 0;
    let left = length * share;
    for (let at = 1; at < points.length; at++) {
      const leg = legOf(points, at);
      const from = points[at - 1];
      const to = points[at];
      if (from === undefined || to === undefined) return;
      if (leg > 0) this.heading = Math.atan2(to.y - from.y, to.x - from.x);
      if (left > leg && at < points.length - 1) {
        left -= leg;
        continue;
      }
      const part = leg === 0 ? 1 : Math.min(1, left / leg);
      this.x = from.x + (to.x - from.x) * part;
      this.y = from.y + (to.y - from.y) * part;
      this.z = from.z + (to.z - from.z) * part;
      break;
    }
    this.orientation = this.heading;
  }
}

const speedFields = { walk: 'walkSpeed', run: 'runSpeed', runBack: 'runBackSpeed' } as const satisfies Readonly<
  Record<string, RealField>
>;

function legOf(points: Way['points'], at: number): number {
  const from = points[at - 1];
  const to = points[at];
  return from === undefined || to === undefined ? 0 : Math.hypot(to.x - from.x, to.y - from.y, to.z - from.z);
}
