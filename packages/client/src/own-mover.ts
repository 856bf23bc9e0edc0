import type { Step } from '@realmwright/protocol/realtime/client-messages';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { Smoothing } from './smoothing.ts';
import { heldUp, isTravelling, type Speeds, type Stand, travelled } from './travel.ts';

/** The land that a mover goes on. */
export interface Ground {
  /** Whether anybody can be there. */
  isWalkable(x: number, y: number): boolean;
  /** Yards; undefined where nothing is known of it, and whoever goes there stays as high as before. */
  heightAt(x: number, y: number): number | undefined;
}

/** What a mover tells the realm, and by what it goes. */
export interface MoverTerms {
  /** Sends a step and gives its number. */
  step(step: Omit<Step, 'input'>): number;
  confirmCorrection(correction: number, time: number): void;
  /** How fast the own character goes at the moment. */
  speeds(): Speeds;
  /** Left out: level ground without walls. */
  ground?(): Ground;
}

/** Longest time between two steps of somebody who is under way, milliseconds. */
const HEARTBEAT_MILLIS = 500;
/** A turn on the way is told when it is so great, radians, and at most so often, milliseconds. */
const TURN_ANGLE = 0.06;
const TURN_MILLIS = 120;
/** Longest time that it goes on between two calls, milliseconds: a page that was stopped for a while does not leap. */
const MOST_MILLIS = 1_000;
/** Steps that are remembered: more than can be under way at once. */
const MOST_STEPS = 64;

/**
 * The own character's movement, predicted: it goes as soon as a key is pressed, whatever the line takes, and the realm is
 * told. What the realm does not believe it corrects by the number of the last step that it knows: then the character is
 * where the realm has it, plus the way that it has gone since that step. Times are milliseconds of the client's clock.
 */
export class OwnMover {
  readonly #terms: MoverTerms;
  readonly #smoothing = new Smoothing();
  /** Where it claimed to be with each of its last steps. */
  #steps: { readonly input: number; readonly stand: Stand }[] = [];
  #stand: Stand = { x: 0, y: 0, z: 0, orientation: 0 };
  #flags = 0;
  /** Something is in its way, and it stands there until that is not so or its keys are others. */
  #isHeld = false;
  #gone = 0;
  #at = 0;
  #told = { at: 0, orientation: 0 };

  constructor(terms: MoverTerms) {
    this.#terms = terms;
  }

  /** Where it is by its own reckoning. */
  get stand(): Stand {
    return this.#stand;
  }

  /** Whether it is under way, and nothing stops it. */
  get isMoving(): boolean {
    return isTravelling(this.#flags) && !this.#isHeld;
  }

  /** How far it has gone in all, yards. */
  get gone(): number {
    return this.#gone;
  }

  /** It stands there, by the word of the realm: it has come in. */
  put({ x, y, z, orientation }: Stand, now: number): void {
    this.#stand = { x, y, z, orientation };
    this.#flags = 0;
    this.#isHeld = false;
    this.#steps = [];
    this.#at = now;
    this.#told = { at: now, orientation };
  }

  /** Keys and direction are these from now on. */
  steer(flags: number, orientation: number, now: number): void {
    this.#goOn(now);
    if (orientation !== this.#stand.orientation) this.#stand = { ...this.#stand, orientation };
    if (flags === this.#flags) return this.#tellTurn(now);
    this.#flags = flags;
    this.#isHeld = false;
    this.#tell(isTravelling(flags) ? 'start' : 'stop', now);
  }

  /** Time has passed; call it with every frame. Returns where to draw it. */
  update(now: number): Stand {
    this.#goOn(now);
    this.#tellTurn(now);
    if (this.isMoving && now - this.#told.at >= HEARTBEAT_MILLIS) this.#tell('heartbeat', now);
    return this.#smoothing.apply(this.#stand, now);
  }

  /** The realm has it elsewhere. */
  correct({ correction, input, motion, why }: Extract<ServerMessage, { kind: 'correct' }>, now: number): void {
    this.#goOn(now);
    const drawn = this.#smoothing.apply(this.#stand, now);
    const claimed = why === 'disbelieved' ? this.#steps.find((step) => step.input === input)?.stand : undefined;
    const { x, y, z } = motion;
    // What was gone since the step that the realm knows last is gone from where the realm has it.
    const { x: dx, y: dy, z: dz } = claimed === undefined ? noWay : between(claimed, this.#stand);
    const there = { x: x + dx, y: y + dy, z: z + dz, orientation: this.#stand.orientation };
    this.#stand = claimed === undefined ? there : this.#onGround(there);
    this.#steps = [];
    if (why === 'disbelieved') this.#smoothing.shift(drawn, this.#stand, now);
    else this.#smoothing.shift(this.#stand, this.#stand, now);
    this.#terms.confirmCorrection(correction, stamp(now));
    // Others saw it stop there.
    if (this.isMoving) this.#tell('start', now);
    else if (claimed !== undefined) this.#tell('stop', now);
  }

  #goOn(now: number): void {
    const seconds = Math.min(MOST_MILLIS, now - this.#at) / 1_000;
    const aim = travelled(this.#stand, this.#flags, this.#terms.speeds(), seconds);
    this.#at = now;
    if (aim === this.#stand) return;
    const reached = this.#reach(aim);
    if (this.#isHeld !== (reached === undefined)) {
      this.#isHeld = reached === undefined;
      this.#tell(this.#isHeld ? 'stop' : 'start', now);
    }
    if (reached === undefined) return;
    this.#gone += Math.hypot(reached.x - this.#stand.x, reached.y - this.#stand.y);
    this.#stand = reached;
  }

  /** How far it comes: along a wall one slides. Undefined when there is no way at all. */
  #reach(aim: Stand): Stand | undefined {
    const ground = this.#terms.ground?.();
    if (ground === undefined) return aim;
    const from = this.#stand;
    // Whoever has come to stand in a wall gets out of it.
    if (!ground.isWalkable(from.x, from.y)) return this.#onGround(aim);
    const ways = [aim, { ...aim, y: from.y }, { ...aim, x: from.x }];
    const open = ways.find((way) => (way.x !== from.x || way.y !== from.y) && ground.isWalkable(way.x, way.y));
    return open === undefined ? undefined : this.#onGround(open);
  }

  #onGround(stand: Stand): Stand {
    const height = this.#terms.ground?.().heightAt(stand.x, stand.y);
    return height === undefined ? stand : { ...stand, z: height };
  }

  #tellTurn(now: number): void {
    const turned = Math.abs(turnBetween(this.#stand.orientation, this.#told.orientation));
    const isDue = this.isMoving ? turned > TURN_ANGLE : turned > 0;
    if (isDue && now - this.#told.at >= TURN_MILLIS) this.#tell('turn', now);
  }

  #tell(cause: Step['cause'], now: number): void {
    const stand = this.#stand;
    const flags = this.#isHeld ? heldUp(this.#flags) : this.#flags;
    const input = this.#terms.step({ time: stamp(now), cause, ...stand, flags, fallTime: 0 });
    this.#steps.push({ input, stand });
    if (this.#steps.length > MOST_STEPS) this.#steps.shift();
    this.#told = { at: now, orientation: stand.orientation };
  }
}

/** The way from one direction to another, from -pi to pi. */
function turnBetween(one: number, other: number): number {
  const turn = (one - other) % (2 * Math.PI);
  if (turn > Math.PI) return turn - 2 * Math.PI;
  return turn < -Math.PI ? turn + 2 * Math.PI : turn;
}

function between(from: Stand, to: Stand): typeof noWay {
  return { x: to.x - from.x, y: to.y - from.y, z: to.z - from.z };
}

const noWay = { x: 0, y: 0, z: 0 };

function stamp(now: number): number {
  return Math.trunc(now) >>> 0;
}
