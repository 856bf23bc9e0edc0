/** A point on the ground, yards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a walking bot reports next: that it sets off, goes on or stands. */
export interface Step {
  readonly kind: 'start' | 'heartbeat' | 'stop';
  readonly x: number;
  readonly y: number;
  /** Facing, radians from 0 to 2 pi. */
  readonly orientation: number;
}

/** How a walk is set up. */
export interface WalkSettings {
  /** Milliseconds between two reports on the way. */
  readonly heartbeatMillis: number;
  /** A number from 0 to 1, each time another. */
  readonly chance: () => number;
}

/** Default running speed of a player, yards per second. Source: public protocol notes. */
export const runSpeed = 7;

/**
 * A walk that a server believes: from one place to the next in straight lines at the speed that the server gave, each
 * report no farther than the time since the last one allows. It first goes home, wherever it begins, and then about it.
 */
export class Walk {
  /** Yards per second; the server may change it. */
  speed: number = runSpeed;
  /** When the next report is due, milliseconds on the caller's clock. */
  dueAt: number;
  readonly #home: Point;
  readonly #settings: WalkSettings;
  #at: Point;
  #goal: Point | undefined;
  #orientation = 0;
  #reportedAt: number;

  constructor(start: Point, home: Point, now: number, settings: WalkSettings) {
    this.#at = start;
    this.#home = home;
    this.#settings = settings;
    this.#reportedAt = now;
    // Spread over the time of a pause, so that bots that came together do not set off together.
    this.dueAt = now + settings.chance() * longestPauseMillis;
  }

  get place(): Point & { readonly orientation: number } {
    return { ...this.#at, orientation: this.#orientation };
  }

  get isMoving(): boolean {
    return this.#goal !== undefined;
  }

  /** The server has put the bot somewhere else; it stands there. */
  standAt(place: Point, now: number): void {
    this.#at = place;
    this.#goal = undefined;
    this.dueAt = now + longestPauseMillis * this.#settings.chance();
  }

  /** The report that is due now, or undefined. */
  step(now: number): Step | undefined {
    if (now < this.dueAt) return undefined;
    if (this.#goal === undefined) return this.#setOff(now);
    const { x, y } = this.#goal;
    const left = Math.hypot(x - this.#at.x, y - this.#at.y);
    const reach = (this.speed * Math.min(now - this.#reportedAt, 2 * this.#settings.heartbeatMillis)) / 1000;
    if (left <= reach) return this.#stop({ x, y }, now);
    const share = reach / left;
    this.#at = { x: this.#at.x + (x - this.#at.x) * share, y: this.#at.y + (y - this.#at.y) * share };
    this.#schedule(now, left - reach);
    return this.#report('heartbeat');
  }

  /** Stands still at once, as a player does who is about to log out; undefined when it stands already. */
  halt(now: number): Step | undefined {
    return this.#goal === undefined ? undefined : this.#stop(this.#at, now);
  }

  #setOff(now: number): Step {
    const goal = this.#chooseGoal();
    this.#goal = goal;
    this.#orientation = (Math.atan2(goal.y - this.#at.y, goal.x - this.#at.x) + 2 * Math.PI) % (2 * Math.PI);
    this.#schedule(now, Math.hypot(goal.x - this.#at.x, goal.y - this.#at.y));
    return this.#report('start');
  }

  #stop(at: Point, now: number): Step {
    this.#at = at;
    this.#goal = undefined;
    this.#reportedAt = now;
    this.dueAt = now + shortestPauseMillis + this.#settings.chance() * (longestPauseMillis - shortestPauseMillis);
    return this.#report('stop');
  }

  /** Home while it is far away, otherwise somewhere about it. */
  #chooseGoal(): Point {
    const { x, y } = this.#home;
    if (Math.hypot(x - this.#at.x, y - this.#at.y) > roamYards) return this.#home;
    const { chance } = this.#settings;
    return { x: x + (2 * chance() - 1) * roamYards, y: y + (2 * chance() - 1) * roamYards };
  }

  #schedule(now: number, left: number): void {
    this.#reportedAt = now;
    this.dueAt = now + Math.min(this.#settings.heartbeatMillis, Math.max(10, (left / this.speed) * 1000));
  }

  #report(kind: Step['kind']): Step {
    return { kind, ...this.#at, orientation: this.#orientation };
  }
}

/** How far from its home a bot strolls, yards. */
const roamYards = 25;
const shortestPauseMillis = 300;
const longestPauseMillis = 2_500;
