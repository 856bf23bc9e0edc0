import type { ValueOf } from '@realmwright/kernel/schema/type';
import { renewResumption } from '@realmwright/services/account/sign-in.contract';
import { keepWhatCame } from './notifications/notification-life.ts';
import type { RealtimeCore } from './realtime-core.ts';
import type { RealtimeSession } from './realtime-session.ts';
import { settleRooms } from './rooms/room-life.ts';
import { endSession } from './world-life.ts';

/** What becomes of a session whose line is gone, and of the tokens with which it can be had back. */

/** The line broke: the character stands still where it is, and whatever must arrive is kept until another line comes. */
export function goAway(core: RealtimeCore, session: RealtimeSession): void {
  session.awaySince = core.clock.monotonic();
  if (session.state === 'world') core.intend(session, { kind: 'fallSilent' });
}

/** Ends the session if it has been away for too long, or has missed more than is kept. */
export function endIfForsaken(core: RealtimeCore, session: RealtimeSession, now: number): void {
  if (session.awaySince === undefined || now - session.awaySince < core.config.limits.awayMillis) return;
  core.metrics.closed.add(1, 'forsaken');
  endSession(core, session, 'vanished');
}

/** The client has its newest token: nobody comes with the one before any more. */
export function spendFormerToken(core: RealtimeCore, session: RealtimeSession): void {
  const digest = core.tokens.settle(session);
  session.renewedAt = 0;
  if (digest === undefined) return;
  const { account, id } = session;
  const renewed = { accountId: account.id, edge: core.config.edge, session: id, digest, former: undefined };
  tellTokens(core, session, renewed);
}

/** The account service learns which tokens a session has, one word after the other: an older one must not be the last. */
export function tellTokens(
  core: RealtimeCore,
  session: RealtimeSession,
  renewed: ValueOf<typeof renewResumption.input.type>,
): void {
  const send = (): Promise<unknown> => core.call(session, renewResumption, renewed);
  session.tokensTold = session.tokensTold.then(send, send);
  core.tell(session, session.tokensTold);
}

/** The session goes on at another edge: it is forgotten here, and nothing of it ends. */
export function handOver(core: RealtimeCore, session: RealtimeSession): void {
  if (session.view !== undefined) core.translator.forget(session.view);
  core.sessions.delete(session.id);
  core.tokens.revoke(session);
  session.enterState('over');
  settleRooms(core, session);
  keepWhatCame(core, session);
  session.line.disown();
  session.line.close('superseded');
}
