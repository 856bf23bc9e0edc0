import type { Step } from '@realmwright/protocol/realtime/client-messages';
import { motionFlags } from '@realmwright/protocol/realtime/entity-state';
import type { Country } from './ground/country.ts';

/** A word about the own movement is due at least so often while one goes, milliseconds. */
const HEARTBEAT_MILLIS = 500;
/** Turning while going is told at most so often, milliseconds. */
const TURN_MILLIS = 120;
/** A turn that is told, radians. */
const TURN_ANGLE = 0.06;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where somebody stands and looks. */
export interface Stand extends Spot {
  readonly z: number;
  readonly orientation: number;
}

/**
 * The own character's walk: it goes at once where the keys say, and tells the realm about it. What the realm does not
 * believe it puts right, and the walk goes on from there.
 */
export class OwnWalk {
  x = 0;
  y = 0;
  z = 0;
  orientation = 0;
  isMoving = false;
  gone = 0;
  speed = 7;
  #toldAt = 0;
  #toldOrientation = 0;
  readonly #country: () => Country;
  readonly #tell: (step: Omit<Step, 'input'>) => void;

  constructor(country: () => Country, tell: (step: Omit<Step, 'input'>) => void) {
    this.#country = country;
    this.#tell = tell;
  }

  /** The realm says where one stands. */
  place({ x, y, z, orientation }: Stand): void {
    this.x = x;
    this.y = y;
    this.z = z;
    this.orientation = orientation;
    this.isMoving = false;
  }

  /** Goes on for so many seconds towards a wish, a direction of the map; nothing wished for is standing still. */
  advance(wish: Spot | undefined, seconds: number, now: number): void {
    const length = wish === undefined ? 0 : Math.hypot(wish.x, wish.y);
    if (wish === undefined || length < 0.01) return this.#halt(now);
    const toward = Math.atan2(wish.y, wish.x);
    const isStart = !this.isMoving;
    this.orientation = (toward + 2 * Math.PI) % (2 * Math.PI);
    if (isStart) {
      this.isMoving = true;
      this.#say('start', now);
    }
    const moved = this.#go(Math.cos(toward) * this.speed * seconds, Math.sin(toward) * this.speed * seconds);
    if (!moved) return this.#halt(now);
    if (isStart) return;
    const turned = Math.abs(angleBetween(this.orientation, this.#toldOrientation));
    if (turned > TURN_ANGLE && now - this.#toldAt >= TURN_MILLIS) this.#say('turn', now);
    else if (now - this.#toldAt >= HEARTBEAT_MILLIS) this.#say('heartbeat', now);
  }

  /** Looks somewhere without going there. */
  face(toward: Spot, now: number): void {
    if (this.isMoving) return;
    this.orientation = (Math.atan2(toward.y - this.y, toward.x - this.x) + 2 * Math.PI) % (2 * Math.PI);
    this.#say('turn', now);
  }

  #halt(now: number): void {
    if (!this.isMoving) return;
    this.isMoving = false;
    this.#say('stop', now);
  }

  /** Along a wall one slides; false when there is no way at all. */
  #go(dx: number, dy: number): boolean {
    const country = this.#country();
    const mayGo = (x: number, y: number): boolean => country.isWalkable(x, y) || !country.isWalkable(this.x, this.y);
    const ways: readonly (readonly [number, number])[] = [
      [dx, dy],
      [dx, 0],
      [0, dy],
    ];
    for (const [alongX, alongY] of ways) {
      if (alongX === 0 && alongY === 0) continue;
      if (!mayGo(this.x + alongX, this.y + alongY)) continue;
      this.x += alongX;
      this.y += alongY;
      this.z = country.heightAt(this.x, this.y) ?? this.z;
      this.gone += Math.hypot(alongX, alongY);
      return true;
    }
    return false;
  }

  #say(cause: Step['cause'], now: number): void {
    this.#toldAt = now;
    this.#toldOrientation = this.orientation;
    const { x, y, z, orientation } = this;
    const flags = this.isMoving ? motionFlags.forward : 0;
    this.#tell({ time: Math.trunc(now) >>> 0, cause, x, y, z, orientation, flags, fallTime: 0 });
  }
}

/** The way from one direction to another, from -pi to pi. */
export function angleBetween(one: number, other: number): number {
  const turn = (one - other) % (2 * Math.PI);
  if (turn > Math.PI) return turn - 2 * Math.PI;
  return turn < -Math.PI ? turn + 2 * Math.PI : turn;
}
