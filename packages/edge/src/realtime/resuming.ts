import { call } from '@realmwright/kernel/contract';
import { isRefused } from '@realmwright/kernel/outcome';
import { resumeSession } from '@realmwright/services/account/sign-in.contract';
import { takeOverCharacter } from '@realmwright/services/character/character.contract';
import { tellTokens } from './absence.ts';
import { tellCharacters } from './character-screen.ts';
import { bringCompany } from './company/company-life.ts';
import type { FrameSocket } from './frame-socket.ts';
import type { Returning } from './handshake.ts';
import { beginCompany, closeFor, endIfEnded, makeSession, newLine } from './opening.ts';
import type { RealtimeCore } from './realtime-core.ts';
import { RealtimeLine } from './realtime-line.ts';
import type { Moved, RealtimeSession } from './realtime-session.ts';
import { digestOf, type ResumeToken } from './resume-tokens.ts';
import { LineMeter } from './rooms/line-meter.ts';
import { goOn } from './world-life.ts';

/**
 * Gives somebody the session back that its token belongs to, if it is not over. Whoever has it loses nothing before the
 * token is found good (W-10): no timer is stopped and no line is touched by a wrong one.
 */
export async function resumeLine(
  core: RealtimeCore,
  socket: FrameSocket,
  returning: Returning,
  address: string,
): Promise<void> {
  const session = core.tokens.find(returning.token);
  if (core.tokens.isSpent(returning.token)) {
    core.metrics.resumptions.add(1, 'unknown');
    return newLine(core, socket, returning.subprotocol, address).line.close('unknownSession');
  }
  if (session === undefined) return moveHere(core, socket, returning, address);
  const frames = session.correspondence.keptAfter(returning.grasp.heard);
  if (frames === undefined) {
    core.metrics.resumptions.add(1, 'missed');
    return newLine(core, socket, returning.subprotocol, address).line.close('unknownSession');
  }
  takeUp(core, session, socket, returning, frames);
}

/** The session is of this edge: its client gets what it lacks, and goes on. */
function takeUp(
  core: RealtimeCore,
  session: RealtimeSession,
  socket: FrameSocket,
  { subprotocol, token }: Returning,
  frames: readonly Uint8Array[],
): void {
  const { config, now, log, tokens } = core;
  const { id, correspondence } = session;
  const line = new RealtimeLine({
    socket,
    form: subprotocol.form,
    limits: config.limits,
    correspondence,
    now,
    meter: new LineMeter(core.traffic, now),
    writers: core.writers,
    plan: core.plan,
    log: log.with({ session: id, correlation: session.correlation }),
  });
  session.takeLine(line);
  line.repeat(frames);
  const next = tokens.make();
  tokens.assign(session, next, digestOf(token));
  const { reliable: heard } = correspondence.received;
  line.tell({ kind: 'resumed', how: 'kept', heard, resume: next.token });
  session.renewedAt = correspondence.sent.reliable;
  session.view?.startAnew();
  session.perceiving?.repace();
  if (session.perceiving?.isFree === true) core.translator.catchUp(session.perceiving);
  if (session.owner !== undefined) line.own(session.owner);
  // What it was notified of meanwhile is not kept as frames.
  session.notifier.tellAll();
  core.metrics.resumptions.add(1, 'kept');
  log.info('session-resumed', { session: id, frameCount: frames.length });
  const renewed = { accountId: session.account.id, edge: config.edge, session: id, digest: next.digest };
  tellTokens(core, session, { ...renewed, former: digestOf(token) });
}

/** The session is of another edge, alive or not: it goes on here, as far as others know of it. */
async function moveHere(
  core: RealtimeCore,
  socket: FrameSocket,
  { token, grasp, subprotocol }: Returning,
  address: string,
): Promise<void> {
  const { config, metrics } = core;
  const fresh = newLine(core, socket, subprotocol, address);
  const { id, correlation, line, log } = fresh;
  const next = core.tokens.make();
  const place = { realm: config.realm, edge: config.edge, session: id, address };
  const asked = { digest: digestOf(token), next: next.digest, ...place };
  core.opening.set(id, undefined);
  const resumed = await call(core.bus, resumeSession, asked, { correlation }).catch((error: unknown) => {
    core.opening.delete(id);
    throw error;
  });
  if (isRefused(resumed)) {
    core.opening.delete(id);
    metrics.resumptions.add(1, 'unknown');
    return line.close(closeFor(resumed.refused));
  }
  const { accountId, username, roles, mutedUntil, former, origin } = resumed.value;
  const account = { id: accountId, name: username, roles, mutedUntil };
  const { session, conduct } = makeSession(core, fresh, account, origin);
  endIfEnded(core, fresh);
  const moved = { former, heard: grasp.talk };
  session.moved = moved;
  for (const number of grasp.talk) session.talk.note(number);
  // Should this line break before the new token arrives, the client comes with the old one again.
  core.tokens.assign(session, next, asked.digest);
  metrics.resumptions.add(1, 'moved');
  log.info('session-moved-here', { account: username, from: former.edge });
  try {
    if (await continueHere(core, session, next, moved, grasp.said)) return;
  } finally {
    // Whatever comes of it: a session whose line nobody owned would never hear of its end.
    line.own(conduct);
  }
  await tellCharacters(core, session);
}

/** First the client is told that it goes on, then the instance of its character, if it has one in the world. */
async function continueHere(
  core: RealtimeCore,
  session: RealtimeSession,
  next: ResumeToken,
  moved: Moved,
  said: number,
): Promise<boolean> {
  const { line, account, id } = session;
  const { former } = moved;
  const holder = { accountId: account.id, former, edge: core.config.edge, session: id };
  const taken = await core.call(session, takeOverCharacter, holder);
  line.tell({ kind: 'resumed', how: 'moved', heard: 0, resume: next.token });
  beginCompany(core, session);
  session.renewedAt = session.correspondence.sent.reliable;
  if (isRefused(taken)) return false;
  const { status, isInvisible, ignored } = await bringCompany(core, session, taken.value.reading.characterId, former);
  session.isInvisible = isInvisible;
  goOn(core, session, taken.value, said);
  session.company?.ignore(ignored);
  if (session.character !== undefined) session.character.status = status;
  return true;
}
