import { OwnMover } from '@realmwright/client/own-mover';
import type { RealmConnection } from '@realmwright/client/realm-connection';
import type { Shown } from '@realmwright/client/shown-thing';
import { ShownThings } from '@realmwright/client/shown-things';
import type { Speeds } from '@realmwright/client/travel';
import type { SeenThing } from '@realmwright/client/world-view';
import type { Land } from '@realmwright/gamedata/terrain/land';
import { motionFlags } from '@realmwright/protocol/realtime/entity-state';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import type { Entered } from '../realm/realm-session.ts';
import { type Country, countryOf, openCountry, type Spot } from './ground/country.ts';
import { RealmTime } from './realm-time.ts';

/** The weather where one stands. */
export interface Weather {
  readonly kind: string;
  /** How much of it, 0 to 1. */
  readonly grade: number;
}

/** How near something must be to be picked up, yards. The realm has the last word. */
const REACH_YARDS = 5;
/** A stick that leans less leans nowhere. */
const LEAST_WISH = 0.01;
/** How fast somebody goes as long as the realm has not said it, yards per second. */
const asUsual: Speeds = { walk: 2.5, run: 7, runBack: 4.5 };
/** A click this near to its goal has arrived, yards. */
const ARRIVED_YARDS = 0.25;

/**
 * What is played, without a picture: where everything is at this moment, and what the own character does. Whoever draws
 * and whoever shows texts ask it.
 */
export class Game {
  readonly line: RealmConnection;
  readonly time = new RealmTime();
  /** The own character as it is drawn: changed in place with every frame, as everything that is drawn. */
  readonly walker = { x: 0, y: 0, z: 0, orientation: 0, heading: 0, isMoving: false, gone: 0 };
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
  readonly #mover: OwnMover;
  #shown: ShownThings;
  #heardOf = 0;

  constructor(line: RealmConnection) {
    this.line = line;
    this.#shown = new ShownThings(line.world);
    this.#mover = new OwnMover({
      step: (step) => line.step(step),
      confirmCorrection: (correction, time) => line.confirmCorrection(correction, time),
      speeds: () => this.#speeds,
      ground: () => this.country,
    });
  }

  /** The own character stands in the world. */
  enter({ self, map, motion, gameSeconds, gameMinutesPerSecond }: Entered, now: number): void {
    this.self = self;
    this.map = map;
    this.target = 0;
    this.goal = undefined;
    // Another instance of a map has another clock.
    this.#shown = new ShownThings(this.line.world);
    this.#mover.put(motion, now);
    Object.assign(this.walker, this.#mover.stand);
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
    this.#mover.correct(message, now);
  }

  /** The world goes on for so many seconds; `wish` is the direction that keys or a stick ask for. */
  advance(wish: Spot | undefined, seconds: number, now: number): void {
    const { world } = this.line;
    if (world.sequence !== this.#heardOf) {
      this.#heardOf = world.sequence;
      this.#shown.hear(now);
      if (!world.things.has(this.target)) this.target = 0;
    }
    this.#walk(this.#wished(wish, seconds), now);
    for (const thing of world.things.keys()) if (thing !== this.self) this.#shown.draw(thing, now);
  }

  /** How a thing is drawn. */
  shownOf(thing: number): Shown | undefined {
    return thing === this.self ? this.walker : this.#shown.find(thing);
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
    const shown = this.shownOf(thing);
    const { x, y } = this.walker;
    return shown === undefined ? Number.POSITIVE_INFINITY : Math.hypot(shown.x - x, shown.y - y);
  }

  /** Whether hands reach a thing as it is drawn; the realm has the last word. */
  isInReach(thing: number): boolean {
    return this.distanceTo(thing) <= REACH_YARDS;
  }

  /** Everybody in view, the nearest first. */
  listOthers(): SeenThing[] {
    const others: { readonly other: SeenThing; readonly away: number }[] = [];
    for (const other of this.line.world.things.values()) {
      const { thing, form } = other;
      if (form === 'player' && thing !== this.self) others.push({ other, away: this.distanceTo(thing) });
    }
    return others.sort((one, other) => one.away - other.away).map(({ other }) => other);
  }

  #nearest(isWanted: (thing: SeenThing) => boolean, within: number): SeenThing | undefined {
    let nearest: SeenThing | undefined;
    for (const thing of this.line.world.things.values()) {
      if (!isWanted(thing) || this.distanceTo(thing.thing) > within) continue;
      if (nearest === undefined || this.distanceTo(thing.thing) < this.distanceTo(nearest.thing)) nearest = thing;
    }
    return nearest;
  }

  #wished(wish: Spot | undefined, seconds: number): Spot | undefined {
    if (wish !== undefined) this.goal = undefined;
    const { goal } = this;
    if (goal === undefined) return wish;
    const { x, y } = this.#mover.stand;
    const toGoal = { x: goal.x - x, y: goal.y - y };
    // Nearer than half of what one frame goes is as near as it gets.
    if (Math.hypot(toGoal.x, toGoal.y) > Math.max(ARRIVED_YARDS, (this.#speeds.run * seconds) / 2)) return toGoal;
    this.goal = undefined;
    return undefined;
  }

  /** Goes where a direction of the map leads; without one it stands. */
  #walk(wish: Spot | undefined, now: number): void {
    const mover = this.#mover;
    const isStanding = wish === undefined || Math.hypot(wish.x, wish.y) < LEAST_WISH;
    if (isStanding) mover.steer(0, mover.stand.orientation, now);
    else mover.steer(motionFlags.forward, (Math.atan2(wish.y, wish.x) + 2 * Math.PI) % (2 * Math.PI), now);
    Object.assign(this.walker, mover.update(now));
    this.walker.heading = this.walker.orientation;
    this.walker.isMoving = mover.isMoving;
    this.walker.gone = mover.gone;
  }

  get #speeds(): Speeds {
    const { own } = this;
    return {
      walk: own?.real('walkSpeed') || asUsual.walk,
      run: own?.real('runSpeed') || asUsual.run,
      runBack: own?.real('runBackSpeed') || asUsual.runBack,
    };
  }
}
