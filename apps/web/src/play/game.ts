import type { RealmConnection } from '@realmwright/client/realm-connection';
import { WorldClock } from '@realmwright/client/world-clock';
import type { SeenThing } from '@realmwright/client/world-view';
import type { Land } from '@realmwright/gamedata/terrain/land';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import type { Entered } from '../realm/realm-session.ts';
import { type Country, countryOf, openCountry } from './ground/country.ts';
import { MotionTrack } from './motion-track.ts';
import { OwnWalk, type Spot } from './own-walk.ts';
import { RealmTime } from './realm-time.ts';

/** The weather where one stands. */
export interface Weather {
  readonly kind: string;
  /** How much of it, 0 to 1. */
  readonly grade: number;
}

/** How near something must be to be picked up, yards. The realm has the last word. */
const REACH_YARDS = 5;
/** A click this near to its goal has arrived, yards. */
const ARRIVED_YARDS = 0.25;

/**
 * What is played, without a picture: where everything is at this moment, and what the own character does. Whoever draws
 * and whoever shows texts ask it.
 */
export class Game {
  readonly line: RealmConnection;
  readonly walk: OwnWalk;
  readonly time = new RealmTime();
  readonly tracks = new Map<number, MotionTrack>();
  country: Country = openCountry;
  /** The land of the map as the realm declares it, as soon as it is known. */
  land: Land | undefined;
  weather: Weather = { kind: 'fine', grade: 0 };
  /** The own character's thing. */
  self = 0;
  map = 0;
  /** Whom one has chosen; 0 for nobody. */
  target = 0;
  /** Where a click wants one to go. */
  goal: Spot | undefined;
  readonly #clock = new WorldClock();
  #heardOf = 0;

  constructor(line: RealmConnection) {
    this.line = line;
    this.walk = new OwnWalk(
      () => this.country,
      (step) => line.step(step),
    );
  }

  /** The own character stands in the world. */
  enter({ self, map, motion, gameSeconds, gameMinutesPerSecond }: Entered, now: number): void {
    this.self = self;
    this.map = map;
    this.target = 0;
    this.goal = undefined;
    this.tracks.clear();
    this.walk.place(motion);
    this.time.set(gameSeconds, gameMinutesPerSecond, now);
  }

  /** The land of the map that one is on. */
  setLand(land: Land | undefined): void {
    this.land = land;
    this.country = land === undefined ? openCountry : countryOf(land);
  }

  /** What the realm tells that changes what is played. */
  take(message: ServerMessage, now: number): void {
    if (message.kind === 'weather') this.weather = { kind: message.weather, grade: message.grade };
    if (message.kind !== 'correct') return;
    this.goal = undefined;
    this.walk.place(message.motion);
    this.line.confirmCorrection(message.correction, Math.trunc(now) >>> 0);
  }

  /** The world goes on for so many seconds; `wish` is the direction that keys or a stick ask for. */
  advance(wish: Spot | undefined, seconds: number, now: number): void {
    const { world } = this.line;
    if (world.sequence !== this.#heardOf) {
      this.#heardOf = world.sequence;
      this.#clock.hear(world.time, now);
      this.#forgetGone();
    }
    const own = world.things.get(this.self);
    const speed = own?.real('runSpeed') ?? 0;
    if (speed > 0) this.walk.speed = speed;
    this.walk.advance(this.#wished(wish), seconds, now);
    const worldTime = this.#clock.at(now);
    for (const thing of world.things.values()) {
      if (thing.thing !== this.self) this.trackOf(thing.thing).advance(thing, worldTime, seconds);
    }
    this.#trackSelf();
  }

  /** Where a thing is drawn. */
  trackOf(thing: number): MotionTrack {
    let track = this.tracks.get(thing);
    if (track === undefined) {
      track = new MotionTrack();
      this.tracks.set(thing, track);
    }
    return track;
  }

  /** The own character as the realm knows it. */
  get own(): SeenThing | undefined {
    return this.line.world.things.get(this.self);
  }

  /** What lies within reach and can be taken up: the nearest. */
  findTakeable(): SeenThing | undefined {
    return this.#nearest(({ form, name }) => form === 'object' && name !== '', REACH_YARDS);
  }

  /** Yards from the own character to a thing as it is drawn. */
  distanceTo(thing: number): number {
    const track = this.tracks.get(thing);
    return track === undefined ? Number.POSITIVE_INFINITY : Math.hypot(track.x - this.walk.x, track.y - this.walk.y);
  }

  /** Everybody in view, the nearest first. */
  listOthers(): SeenThing[] {
    const others = [...this.line.world.things.values()].filter(
      ({ thing, form }) => form === 'player' && thing !== this.self,
    );
    return others.sort((one, other) => this.distanceTo(one.thing) - this.distanceTo(other.thing));
  }

  #nearest(isWanted: (thing: SeenThing) => boolean, within: number): SeenThing | undefined {
    let nearest: SeenThing | undefined;
    for (const thing of this.line.world.things.values()) {
      if (!isWanted(thing) || this.distanceTo(thing.thing) > within) continue;
      if (nearest === undefined || this.distanceTo(thing.thing) < this.distanceTo(nearest.thing)) nearest = thing;
    }
    return nearest;
  }

  #wished(wish: Spot | undefined): Spot | undefined {
    if (wish !== undefined) this.goal = undefined;
    const { goal, walk } = this;
    if (goal === undefined) return wish;
    const toGoal = { x: goal.x - walk.x, y: goal.y - walk.y };
    if (Math.hypot(toGoal.x, toGoal.y) > ARRIVED_YARDS) return toGoal;
    this.goal = undefined;
    return undefined;
  }

  #trackSelf(): void {
    const { x, y, z, orientation, isMoving, gone } = this.walk;
    Object.assign(this.trackOf(this.self), { x, y, z, heading: orientation, isMoving, gone });
  }

  #forgetGone(): void {
    const { things } = this.line.world;
    for (const thing of this.tracks.keys()) if (!things.has(thing)) this.tracks.delete(thing);
    if (this.target !== 0 && !things.has(this.target)) this.target = 0;
  }
}
