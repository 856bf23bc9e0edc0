import type { Step } from '@realmwright/protocol/realtime/client-messages';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { Smoothing } from './smoothing.ts';
import { isTravelling, type Speeds, type Stand, travelled } from './travel.ts';

/** What a mover tells the realm, and by what it goes. */
export interface MoverTerms {
  /** Sends a step and gives its number. */
  step(step: Omit<Step, 'input'>): number;
  confirmCorrection(correction: number, time: number): void;
  /** How fast the own character goes at the moment. */
  speeds(): Speeds;
}

/** Longest time between two steps of somebody who is under way, milliseconds. */
const HEARTBEAT_MILLIS = 500;
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
  #at = 0;
  #toldAt = 0;

  constructor(terms: MoverTerms) {
    this.#terms = terms;
  }

  /** Where it is by its own reckoning. */
  get stand(): Stand {
    return this.#stand;
  }

  /** It stands there, by the word of the realm: it has come in. */
  put({ x, y, z, orientation }: Stand, now: number): void {
    this.#stand = { x, y, z, orientation };
    this.#flags = 0;
    this.#steps = [];
    this.#at = now;
  }

  /** Keys and direction are these from now on. */
  steer(flags: number, orientation: number, now: number): void {
    this.#goOn(now);
    const hasTurned = orientation !== this.#stand.orientation;
    const former = this.#flags;
    this.#stand = { ...this.#stand, orientation };
    this.#flags = flags;
    if (flags !== former) this.#tell(isTravelling(flags) ? 'start' : 'stop', now);
    else if (hasTurned) this.#tell('turn', now);
  }

  /** Time has passed; call it with every frame. Returns where to draw it. */
  update(now: number): Stand {
    this.#goOn(now);
    if (isTravelling(this.#flags) && now - this.#toldAt >= HEARTBEAT_MILLIS) this.#tell('heartbeat', now);
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
    this.#stand = { x: x + dx, y: y + dy, z: z + dz, orientation: this.#stand.orientation };
    this.#steps = [];
    if (why === 'disbelieved') this.#smoothing.shift(drawn, this.#stand, now);
    else this.#smoothing.shift(this.#stand, this.#stand, now);
    this.#terms.confirmCorrection(correction, stamp(now));
    // Others saw it stop there.
    if (isTravelling(this.#flags)) this.#tell('start', now);
    else if (claimed !== undefined) this.#tell('stop', now);
  }

  #goOn(now: number): void {
    this.#stand = travelled(this.#stand, this.#flags, this.#terms.speeds(), (now - this.#at) / 1_000);
    this.#at = now;
  }

  #tell(cause: Step['cause'], now: number): void {
    const stand = this.#stand;
    const input = this.#terms.step({ time: stamp(now), cause, ...stand, flags: this.#flags, fallTime: 0 });
    this.#steps.push({ input, stand });
    if (this.#steps.length > MOST_STEPS) this.#steps.shift();
    this.#toldAt = now;
  }
}

function between(from: Stand, to: Stand): typeof noWay {
  return { x: to.x - from.x, y: to.y - from.y, z: to.z - from.z };
}

const noWay = { x: 0, y: 0, z: 0 };

function stamp(now: number): number {
  return Math.trunc(now) >>> 0;
}
