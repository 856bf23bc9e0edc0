import type { SeenThing } from '@realmwright/client/world-view';
import { type Motion, motionFlags, type Way } from '@realmwright/protocol/realtime/entity-state';

/** Longest time that somebody is believed to go on as told last, seconds: a word comes every half second. */
const BELIEVED_SECONDS = 1.5;
/** What is drawn wrong is set right within so many seconds, by two thirds. */
const EASE_SECONDS = 0.13;
/** Somebody who is farther from where they were drawn has been moved, and is drawn there at once; yards. */
const JUMP_YARDS = 8;

/**
 * Where a thing is drawn. Words about it come a few times a second; between them it goes on as told, and what a new word
 * corrects is eased in rather than jumped to.
 */
export class MotionTrack {
  x = 0;
  y = 0;
  z = 0;
  /** Where it looks, radians. */
  heading = 0;
  isMoving = false;
  /** How far it has gone in all while it was drawn, yards: paces are counted from it. */
  gone = 0;
  #errorX = 0;
  #errorY = 0;
  #motion: Motion | undefined;
  #way: Way | undefined;
  #isPlaced = false;

  /** Moves on to a moment of the world's clock, `seconds` after the one before. */
  advance(thing: SeenThing, worldTime: number, seconds: number): void {
    const { x: wasX, y: wasY } = this;
    const isNews = thing.motion !== this.#motion || thing.way !== this.#way;
    if (thing.way === undefined) this.#goAsTold(thing, worldTime);
    else this.#goAlong(thing.way, (worldTime - thing.toldAt + thing.way.elapsed) / Math.max(1, thing.way.duration));
    if (isNews) this.#takeNews(thing, wasX, wasY);
    const rest = Math.exp(-seconds / EASE_SECONDS);
    this.#errorX *= rest;
    this.#errorY *= rest;
    this.x += this.#errorX;
    this.y += this.#errorY;
    this.gone += this.#isPlaced ? Math.hypot(this.x - wasX, this.y - wasY) : 0;
    this.#isPlaced = true;
  }

  #takeNews(thing: SeenThing, wasX: number, wasY: number): void {
    this.#motion = thing.motion;
    this.#way = thing.way;
    const errorX = wasX - this.x;
    const errorY = wasY - this.y;
    const isFar = !this.#isPlaced || Math.hypot(errorX, errorY) > JUMP_YARDS;
    this.#errorX = isFar ? 0 : errorX;
    this.#errorY = isFar ? 0 : errorY;
  }

  #goAsTold(thing: SeenThing, worldTime: number): void {
    const { motion } = thing;
    const { flags, orientation } = motion;
    const ahead = (flags & motionFlags.forward ? 1 : 0) - (flags & motionFlags.backward ? 1 : 0);
    const aside = (flags & motionFlags.strafeLeft ? 1 : 0) - (flags & motionFlags.strafeRight ? 1 : 0);
    this.x = motion.x;
    this.y = motion.y;
    this.z = motion.z;
    this.heading = orientation;
    this.isMoving = ahead !== 0 || aside !== 0;
    if (!this.isMoving) return;
    const told = (worldTime - thing.toldAt + motion.age) / 1_000;
    const distance = speedOf(thing, flags) * Math.min(BELIEVED_SECONDS, Math.max(0, told));
    const turned = orientation + Math.atan2(aside, ahead);
    this.x += Math.cos(turned) * distance;
    this.y += Math.sin(turned) * distance;
    this.heading = ahead < 0 ? orientation : turned;
  }

  #goAlong({ points }: Way, share: number): void {
    let length = 0;
    for (let at = 1; at < points.length; at++) length += legOf(points, at);
    let left = length * Math.min(1, Math.max(0, share));
    this.isMoving = share < 1 && length > 0;
    for (let at = 1; at < points.length; at++) {
      const leg = legOf(points, at);
      if (left > leg && at < points.length - 1) {
        left -= leg;
        continue;
      }
      const from = points[at - 1];
      const to = points[at];
      if (from === undefined || to === undefined) return;
      const part = leg === 0 ? 1 : Math.min(1, left / leg);
      this.x = from.x + (to.x - from.x) * part;
      this.y = from.y + (to.y - from.y) * part;
      this.z = from.z + (to.z - from.z) * part;
      if (leg > 0) this.heading = Math.atan2(to.y - from.y, to.x - from.x);
      return;
    }
  }
}

function legOf(points: Way['points'], at: number): number {
  const from = points[at - 1];
  const to = points[at];
  return from === undefined || to === undefined ? 0 : Math.hypot(to.x - from.x, to.y - from.y);
}

function speedOf(thing: SeenThing, flags: number): number {
  if (flags & motionFlags.walking) return thing.real('walkSpeed');
  if (flags & motionFlags.backward) return thing.real('runBackSpeed');
  return thing.real('runSpeed');
}
