import type { ValueOf } from '@realmwright/kernel/schema/type';
import { f64, struct, u32 } from '@realmwright/kernel/schema/types';
import type { Millis, Yards } from '@realmwright/kernel/units';
import type { Movement } from './movement.ts';
import { movementFlags } from './movement-flags.ts';

/**
 * How far a client's word about its own movement is believed. A client reports places with the time of its own clock, and
 * its messages arrive late and in bunches; so the way is judged by the client's clock, and the clock by the world's.
 *
 * - Over any stretch of the client's time it may have travelled as far as its speed allows, and `slackYards` more. The
 *   slack is one for all messages together: many short messages buy nothing. This holds for the windows of one second and
 *   of ten as for every other.
 * - The client's clock may be ahead of where the world has seen it by `jitterMillis`, and run faster by `driftShare`. What
 *   it claims beyond that is no time at all, so a fast clock is a slow one that travels too far.
 * - Over any stretch of the world's time it may have travelled what its speed allows, and what it can have fallen behind:
 *   `catchUpMillis` of its speed, and as long as the world itself has not looked.
 *
 * The numbers come from the scenario `movement-envelope` of the bench, which shows what honest clients on bad lines and
 * cheating ones get out of them.
 */
export const envelope = {
  /** Share of the speed that is allowed on top, for rounding and uneven clocks. */
  tolerance: 1.05,
  /** Distance by which a client may be ahead of its speed, yards: a push of its own collision, a corner cut. */
  slackYards: 2,
  /** How far a message may overtake those before it, milliseconds. */
  jitterMillis: 350,
  /** The client's clock is still being found for so long and for so many messages: the first ones may be late. */
  acquaintanceMillis: 3000,
  acquaintanceMessages: 8,
  /** A client that has been put somewhere and moves says so within this time, milliseconds. */
  firstReportMillis: 600,
  /** How much faster than the world's the client's clock may run before it counts as ahead. */
  driftShare: 0.002,
  /** Longest silence after which a client may still catch up with what it travelled meanwhile, milliseconds. */
  catchUpMillis: 4500,
  /** How far a client's clock may step back without harm, milliseconds. */
  clockSlackMillis: 1000,
  /** Fastest fall, yards per second; the clients' own limit is 60.15. */
  fallSpeed: 65,
  /** Steepest way, yards up for each yard along: fifty degrees, which is where clients begin to slide. */
  steepest: 1.2,
  /** Height that a client may be ahead of the way, yards: a jump, a step, a stair. */
  stepYards: 3,
  /** How fast the height of steps is forgotten, yards per second. */
  stepForgottenPerSecond: 1,
} as const;

/** What is remembered of one client's movements so as to judge the next. Instants are of the world unless said otherwise. */
export const trustType = struct({
  /** Messages since the client was last set to a place against its will, and when the first of them came. */
  messages: u32,
  acquaintedAt: f64,
  /** When the last message came. */
  heardAt: f64,
  /** The client's clock at its last message, without wraps. */
  clientTime: f64,
  /** The client's clock minus the world's when a message took least time to come. */
  lead: f64,
  /** The client's instant up to which its way has been judged. */
  judgedUntil: f64,
  /** Yards that it is ahead of its speed, by its own clock. */
  ahead: f64,
  /** Yards that it has climbed beyond what its way can have risen. */
  climbed: f64,
  /** Yards that it may travel at once, by the world's clock. */
  allowance: f64,
});
export type Trust = ValueOf<typeof trustType>;

/** What is known of a client that has just come and has said nothing yet. */
export function newTrust(now: Millis, speed: number): Trust {
  return {
    messages: 0,
    acquaintedAt: now,
    heardAt: now,
    clientTime: 0,
    lead: 0,
    judgedUntil: 0,
    ahead: 0,
    climbed: 0,
    allowance: mostAllowance(speed),
  };
}

/** The client was put somewhere: where it came from no longer counts, its clock does. */
export function settledTrust(trust: Trust, now: Millis, speed: number): Trust {
  return { ...trust, ahead: 0, climbed: 0, heardAt: now, allowance: grownAllowance(trust, now, speed) };
}

/** What a movement is judged by. */
export interface Situation {
  /** The last movement believed; `time` of the client's clock. */
  readonly last: Movement;
  readonly trust: Trust;
  /** Fastest that the unit may go now, yards per second. */
  readonly speed: number;
  readonly now: Millis;
  /** How long the world had not stepped before this step: for what came meanwhile, silence is no fault of the client. */
  readonly elapsed: Millis;
}

export type Verdict =
  | { readonly believed: true; readonly trust: Trust }
  | { readonly believed: false; readonly why: 'clock' | 'distance' | 'height' };

/** Judges a movement with finite coordinates inside the map. */
export function judge({ last, trust, speed, now, elapsed }: Situation, next: Movement): Verdict {
  const isKnown = trust.messages > 0;
  const step = isKnown ? (next.time - last.time) | 0 : 0;
  if (step < -envelope.clockSlackMillis) return { believed: false, why: 'clock' };
  const clientTime = isKnown ? trust.clientTime + step : next.time;
  const lead = leadOf(trust, clientTime, now);
  const credible = Math.min(clientTime, now + lead + envelope.jitterMillis);
  const judgedUntil = isKnown ? Math.max(trust.judgedUntil, credible) : credible;
  const passed = isKnown ? Math.min(judgedUntil - trust.judgedUntil, envelope.catchUpMillis + elapsed) : 0;

  const dx = next.x - last.x;
  const dy = next.y - last.y;
  const travelled = Math.sqrt(dx * dx + dy * dy);
  const allowance = grownAllowance(trust, now, speed, elapsed) - travelled;
  // How much of the client's time passed before its first message is not known, but it reports itself soon.
  const going = isKnown ? passed : envelope.firstReportMillis;
  const ahead = Math.max(0, trust.ahead + travelled - yardsIn(speed, going));
  if (allowance < 0 || ahead > envelope.slackYards) return { believed: false, why: 'distance' };

  const climbed = climbedBy(trust.climbed, next.z - last.z, { travelled, passed, speed, flags: next.flags });
  if (climbed > envelope.stepYards) return { believed: false, why: 'height' };
  if (last.z - next.z > deepest({ travelled, passed, flags: next.flags | last.flags })) {
    return { believed: false, why: 'height' };
  }
  const acquaintedAt = isKnown ? trust.acquaintedAt : now;
  return {
    believed: true,
    trust: {
      messages: Math.min(trust.messages + 1, envelope.acquaintanceMessages),
      acquaintedAt,
      heardAt: now,
      clientTime,
      lead,
      judgedUntil,
      ahead,
      climbed,
      allowance,
    },
  };
}

/** How far the client's clock is ahead of the world's, as far as it is believed. It grows by drift alone once it is known. */
function leadOf(trust: Trust, clientTime: number, now: Millis): number {
  const seen = clientTime - now;
  if (trust.messages === 0) return seen;
  const isNew =
    trust.messages < envelope.acquaintanceMessages || now - trust.acquaintedAt < envelope.acquaintanceMillis;
  if (isNew || seen <= trust.lead) return Math.max(seen, trust.lead);
  return Math.min(seen, trust.lead + (now - trust.heardAt) * envelope.driftShare);
}

interface Way {
  readonly travelled: Yards;
  readonly passed: Millis;
  readonly flags: number;
}

/** A way rises no faster than it is long; swimmers rise with their speed; steps and jumps are forgotten with time. */
function climbedBy(before: Yards, dz: Yards, { travelled, passed, speed, flags }: Way & { speed: number }): Yards {
  const swims = (flags & movementFlags.swimming) !== 0;
  const rise = travelled * envelope.steepest + (swims ? yardsIn(speed, passed) : 0);
  const forgotten = (envelope.stepForgottenPerSecond * passed) / 1000;
  return Math.max(0, before + dz - Math.min(rise, Math.max(0, dz)) - forgotten);
}

/** How deep a client can have come: along a slope, or by falling since its last message. */
function deepest({ travelled, passed, flags }: Way): Yards {
  const falls = (flags & (movementFlags.falling | movementFlags.fallingFar)) !== 0;
  const fallen = (envelope.fallSpeed * (passed + (falls ? envelope.jitterMillis : 0))) / 1000;
  return travelled * envelope.steepest + envelope.stepYards + fallen;
}

function grownAllowance({ allowance, heardAt }: Trust, now: Millis, speed: number, elapsed: Millis = 0): Yards {
  return Math.min(mostAllowance(speed) + yardsIn(speed, elapsed), allowance + yardsIn(speed, now - heardAt));
}

function mostAllowance(speed: number): Yards {
  return yardsIn(speed, envelope.catchUpMillis) + envelope.slackYards;
}

function yardsIn(speed: number, millis: Millis): Yards {
  return (speed * envelope.tolerance * Math.max(0, millis)) / 1000;
}
