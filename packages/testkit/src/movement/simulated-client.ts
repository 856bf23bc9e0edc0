import type { Intent } from '@realmwright/world/intents/intent-batch';
import type { MoveKind, Movement } from '@realmwright/world/movement/movement';
import { movementFlags } from '@realmwright/world/movement/movement-flags';
import type { PersonalFact } from '@realmwright/world/perception/perceived';

/** What lies between a client and the server, milliseconds. Messages keep their order, as over TCP. */
export interface Line {
  /** One way, when nothing is in the way. */
  readonly latency: number;
  /** Added to each message, from nothing up to this. */
  readonly jitter: number;
  /** Now and then nothing passes for up to this long, and then everything at once. */
  readonly stall: number;
}

/** How a client does more than its player could. Absent parts are honest. */
export interface Cheat {
  /** Goes so many times as fast. */
  readonly speed?: number;
  /** Its clock runs so many times as fast; 0 stands still. */
  readonly clock?: number;
  /** Rises so many yards a second. */
  readonly climb?: number;
  /** Is so many yards farther from one message to the next, once. */
  readonly leap?: number;
  /** Milliseconds between two messages on the way; honest clients let half a second pass. */
  readonly heartbeat?: number;
}

/** A generator of even numbers from 0 to below 1; the same seed gives the same numbers. */
export type Dice = () => number;

/** Mulberry32: small, good enough for weather and wanderers. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Due<Thing> {
  readonly at: number;
  readonly thing: Thing;
}

/**
 * A player's client as the server sees it: it wanders, runs, jumps, turns, stands about, takes over the speeds and places
 * that it is told, and reports itself over a line that is late and uneven. It never waits for the server's leave, which
 * is what makes an honest client hard to tell from a cheating one. Instants are of the server's clock.
 */
export class SimulatedClient {
  x: number;
  y: number;
  z: number;
  #cheat: Cheat | undefined;
  readonly #home: { readonly x: number; readonly y: number; readonly z: number };
  readonly #line: Line;
  readonly #dice: Dice;
  readonly #sent: Due<Intent>[] = [];
  readonly #told: Due<PersonalFact>[] = [];
  #lastArrival = 0;
  #lastTold = 0;
  #stalledUntil = 0;
  #heading = 0;
  #speed = 7;
  #isRunning = false;
  #modeUntil = 0;
  #heartbeatAt = 0;
  /** When it left the ground; 0 on it. */
  #jumpedAt = 0;
  #clock: number;
  readonly #clockRate: number;
  #risen = 0;

  constructor(home: { readonly x: number; readonly y: number; readonly z: number }, line: Line, random: Dice) {
    this.#home = home;
    this.x = home.x;
    this.y = home.y;
    this.z = this.groundAt(home.x, home.y);
    this.#line = line;
    this.#dice = random;
    this.#clock = random() * 0x1_0000_0000;
    this.#clockRate = 1 + (random() - 0.5) * 2e-4;
  }

  /** From now on it does more than it could, and does so at once. */
  begin(cheat: Cheat, now: number): void {
    this.#cheat = cheat;
    this.#modeUntil = now;
    this.#heartbeatAt = now;
  }

  /** The server tells this client something. */
  tell(fact: PersonalFact, now: number): void {
    this.#lastTold = Math.max(this.#lastTold, now + this.#delay(now));
    this.#told.push({ at: this.#lastTold, thing: fact });
  }

  /** What of its messages has arrived by now, oldest first. */
  arrived(now: number): Intent[] {
    const intents: Intent[] = [];
    while (this.#sent[0] !== undefined && this.#sent[0].at <= now) {
      const due = this.#sent.shift();
      if (due !== undefined) intents.push(due.thing);
    }
    return intents;
  }

  /** Asks something of the server besides moving. */
  say(intent: Intent, now: number): void {
    this.#lastArrival = Math.max(this.#lastArrival, now + this.#delay(now));
    this.#sent.push({ at: this.#lastArrival, thing: intent });
  }

  /** Lets the client's own time pass. */
  advance(now: number, millis: number): void {
    this.#clock += millis * (this.#cheat?.clock ?? this.#clockRate);
    while (this.#told[0] !== undefined && this.#told[0].at <= now) {
      const due = this.#told.shift();
      if (due !== undefined) this.#obey(due.thing, now);
    }
    if (this.#isRunning) this.#run(now, millis);
    if (now >= this.#modeUntil) this.#change(now);
    if (this.#isRunning && now >= this.#heartbeatAt) this.#report('heartbeat', now);
  }

  #run(now: number, millis: number): void {
    const { speed = 1, climb = 0, leap = 0 } = this.#cheat ?? {};
    const yards = (this.#speed * speed * millis) / 1000 + leap;
    this.x += Math.cos(this.#heading) * yards;
    this.y += Math.sin(this.#heading) * yards;
    this.#risen += (climb * millis) / 1000;
    this.z = this.groundAt(this.x, this.y) + this.#height(now) + this.#risen;
    if (leap > 0) this.#cheat = {};
    if (this.#jumpedAt > 0 && now - this.#jumpedAt >= airtime) {
      this.#jumpedAt = 0;
      this.#report('land', now);
    }
    if (this.#jumpedAt === 0 && climb === 0 && this.#dice() < 0.005) {
      this.#jumpedAt = now;
      this.#report('jump', now);
    }
  }

  /** Begins or ends to run, or turns. */
  #change(now: number): void {
    const isFarFromHome = Math.hypot(this.x - this.#home.x, this.y - this.#home.y) > roaming;
    if (isFarFromHome) this.#heading = Math.atan2(this.#home.y - this.y, this.#home.x - this.x);
    else if (this.#dice() < 0.7) this.#heading = this.#dice() * 2 * Math.PI;
    const wasRunning = this.#isRunning;
    this.#isRunning = this.#cheat !== undefined || isFarFromHome || this.#dice() < 0.75;
    this.#modeUntil = now + (this.#isRunning ? 1_000 + this.#dice() * 15_000 : 500 + this.#dice() * 12_000);
    if (!this.#isRunning && this.#jumpedAt > 0) this.#jumpedAt = 0;
    if (this.#isRunning) this.#report(wasRunning ? 'setFacing' : 'startForward', now);
    else if (wasRunning) this.#report('stop', now);
  }

  #obey(fact: PersonalFact, now: number): void {
    switch (fact.kind) {
      case 'teleported':
      case 'movementCorrected':
        this.x = fact.movement.x;
        this.y = fact.movement.y;
        this.z = fact.movement.z;
        this.#risen = 0;
        this.#jumpedAt = 0;
        this.say({ kind: 'acknowledgeTeleport', counter: fact.counter, time: this.#timestamp() }, now);
        if (this.#isRunning) this.#report('heartbeat', now);
        return;
      case 'speedChangeRequested':
        if (fact.speedKind === 'run') this.#speed = fact.speed;
        this.say(
          {
            kind: 'acknowledgeSpeed',
            counter: fact.counter,
            speedKind: fact.speedKind,
            speed: fact.speed,
            movement: this.#movement(now),
          },
          now,
        );
        return;
      default:
    }
  }

  #report(moveKind: MoveKind, now: number): void {
    this.#heartbeatAt = now + (this.#cheat?.heartbeat ?? 500);
    this.say({ kind: 'move', moveKind, movement: this.#movement(now) }, now);
  }

  #movement(now: number): Movement {
    const falls = this.#jumpedAt > 0;
    return {
      time: this.#timestamp(),
      x: Math.fround(this.x),
      y: Math.fround(this.y),
      z: Math.fround(this.z),
      orientation: Math.fround((this.#heading + 2 * Math.PI) % (2 * Math.PI)),
      flags: (this.#isRunning ? movementFlags.forward : 0) | (falls ? movementFlags.falling : 0),
      fallTime: falls ? Math.floor(now - this.#jumpedAt) : 0,
      pitch: undefined,
      jump: falls ? { velocity: Math.fround(takeoff), sin: 0, cos: 1, speed: Math.fround(this.#speed) } : undefined,
    };
  }

  #timestamp(): number {
    return Math.floor(this.#clock) >>> 0;
  }

  /** How high the ground of its country is: hills and valleys of some 35 degrees. */
  groundAt(x: number, y: number): number {
    return this.#home.z + 6 * Math.sin((x - this.#home.x) / 12) + 4 * Math.sin((y - this.#home.y) / 17);
  }

  #height(now: number): number {
    if (this.#jumpedAt === 0) return 0;
    const seconds = Math.min(now - this.#jumpedAt, airtime) / 1000;
    return Math.max(0, takeoff * seconds - (gravity / 2) * seconds * seconds);
  }

  #delay(now: number): number {
    const { latency, jitter, stall } = this.#line;
    if (stall > 0 && now > this.#stalledUntil + 20_000 && this.#dice() < 0.02) {
      this.#stalledUntil = now + this.#dice() * stall;
    }
    return latency + this.#dice() * jitter + Math.max(0, this.#stalledUntil - now);
  }
}

/** Yards from home beyond which a wanderer turns back. */
const roaming = 300;
/** A jump of the clients: yards per second upwards, and yards per second per second down. Source: public protocol notes. */
const takeoff = 7.956;
const gravity = 19.29;
const airtime = (2_000 * takeoff) / gravity;
