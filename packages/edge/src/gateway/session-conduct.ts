import type { Millis } from '@realmwright/kernel/units';
import { hasOverdrawn, hasPaid } from '../listener/overdraft.ts';
import { refill, take } from '../listener/token-bucket.ts';
import type { GatewayLimits } from './gateway-config.ts';
import type { GatewaySession } from './gateway-session.ts';
import { CLIENT_HEADER_BYTES } from './inbound-frames.ts';

/** What a session may do and for how long it may overdo it; everything is in its record. */

/** Notes that bytes have come and lets the buckets accrue; once per read. */
export function hear(session: GatewaySession, limits: GatewayLimits, now: Millis): void {
  session.heardAt = now;
  const { frames, bytes, cost } = session.buckets;
  refill(frames, limits.frames, now);
  refill(bytes, limits.bytes, now);
  refill(cost, limits.cost, now);
}

/** Takes what a frame costs. `overdrawn`: drop it. `over`: it was overdrawn for too long, close the session. */
export function charge(
  session: GatewaySession,
  limits: GatewayLimits,
  bodyBytes: number,
  units: number,
): 'paid' | 'overdrawn' | 'over' {
  const { heardAt } = session;
  const { frames, bytes, cost } = session.buckets;
  if (take(frames, 1) && take(bytes, bodyBytes + CLIENT_HEADER_BYTES) && take(cost, units)) {
    hasPaid(session, heardAt);
    return 'paid';
  }
  return hasOverdrawn(session, heardAt, limits.overdraftMillis);
}

/** Counts a malformed packet, or one that is worth several; true when there have been too many of them lately. */
export function strike(session: GatewaySession, limits: GatewayLimits, now: Millis, weight = 1): boolean {
  if (now - session.strikesSince > limits.strikeWindowMillis) {
    session.strikesSince = now;
    session.strikeCount = 0;
  }
  session.strikeCount += weight;
  return session.strikeCount >= limits.strikes;
}
