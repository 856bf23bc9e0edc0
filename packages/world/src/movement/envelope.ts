import type { Millis, Yards } from '@realmwright/kernel/units';
import type { Movement } from './movement.ts';
import { GRANTED_FLAGS, movementFlags } from './movement-flags.ts';

/**
 * How far a client's word about its own movement is believed. Generous enough for honest clients on bad lines, tight
 * enough that nobody gains more than a few yards: distances are judged against the client's clock for each message and
 * against the server's over a window.
 */
export const envelope = {
  /** Share of the speed that is allowed on top, for rounding and uneven clocks. */
  tolerance: 1.1,
  /** Distance that is always allowed, yards: a message that overtook another, or a push of the client's own collision. */
  slackYards: 2,
  /** Longest silence after which a client may still catch up with what it travelled meanwhile, milliseconds. */
  windowMillis: 4000,
  /** How far back a client's clock may jump without harm, milliseconds. */
  clockSlackMillis: 1000,
  /** Fastest fall, yards per second; the clients' own limit is 60.15. */
  fallSpeed: 65,
} as const;

/** What a movement is judged by. */
export interface Situation {
  /** The last movement believed; `time` of the client's clock. */
  readonly last: Movement;
  /** Whether `last.time` was said by this client at all. */
  readonly hasClock: boolean;
  /** Fastest that the unit may go now, yards per second. */
  readonly speed: number;
  /** Yards that it may travel by the server's clock. */
  readonly allowance: Yards;
  /** Bits of `movementFlags` that the server granted. */
  readonly granted: number;
}

export type Verdict =
  | { readonly believed: true; readonly travelled: Yards }
  | { readonly believed: false; readonly why: 'clock' | 'flags' | 'distance' | 'height' };

/** Judges a movement with finite coordinates inside the map. */
export function judge({ last, hasClock, speed, allowance, granted }: Situation, next: Movement): Verdict {
  if ((next.flags & GRANTED_FLAGS & ~granted) !== 0) return { believed: false, why: 'flags' };
  const clientMillis = hasClock ? (next.time - last.time) | 0 : envelope.windowMillis;
  if (clientMillis < -envelope.clockSlackMillis) return { believed: false, why: 'clock' };

  const dx = next.x - last.x;
  const dy = next.y - last.y;
  const dz = next.z - last.z;
  const travelled = Math.sqrt(dx * dx + dy * dy);
  const seconds = Math.min(Math.max(0, clientMillis), 2 * envelope.windowMillis) / 1000;
  if (travelled > speed * envelope.tolerance * seconds + envelope.slackYards)
    return { believed: false, why: 'distance' };
  if (travelled > allowance + envelope.slackYards) return { believed: false, why: 'distance' };

  const isFalling = ((next.flags | last.flags) & (movementFlags.falling | movementFlags.fallingFar)) !== 0;
  // Slopes are no steeper than the way is long, give or take a step; a fall is bounded by its own speed.
  const reach = Math.max(travelled, speed * seconds) * envelope.tolerance + STEP_YARDS;
  if (dz > reach) return { believed: false, why: 'height' };
  if (-dz > (isFalling ? envelope.fallSpeed * (seconds + 0.5) : reach + envelope.fallSpeed * seconds)) {
    return { believed: false, why: 'height' };
  }
  return { believed: true, travelled };
}

/** The allowance after some time: it grows with the speed up to what the window holds. */
export function grownAllowance(allowance: Yards, speed: number, elapsed: Millis): Yards {
  const rate = (speed * envelope.tolerance) / 1000;
  return Math.min(allowance + rate * Math.max(0, elapsed), rate * envelope.windowMillis);
}

/** Height that a jump or a step gains at once, yards. */
const STEP_YARDS = 3;
