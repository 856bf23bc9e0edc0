import { call } from '@realmwright/kernel/contract';
import type { SessionId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Log } from '@realmwright/kernel/ports/log';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import type { CloseName } from '@realmwright/protocol/realtime/close-code';
import type { Subprotocol } from '@realmwright/protocol/realtime/subprotocol';
import { openSession } from '@realmwright/services/account/account.contract';
import { newCorrelation } from '../listener/correlation.ts';
import { tellCharacters } from './character-screen.ts';
import { Correspondence } from './correspondence.ts';
import type { FrameSocket } from './frame-socket.ts';
import type { Visitor } from './handshake.ts';
import { openNotifier } from './notifications/notification-life.ts';
import type { RealtimeCore } from './realtime-core.ts';
import { RealtimeLine } from './realtime-line.ts';
import { RealtimeSession, type SessionAccount } from './realtime-session.ts';
import { LineMeter } from './rooms/line-meter.ts';
import { settleRooms } from './rooms/room-life.ts';
import { SessionConduct } from './session-conduct.ts';

/** Length of a step of the world, milliseconds; what clients draw between two states is a matter of this. */
const stepMillis = 50;

/** A line that has no session yet. */
export interface NewLine {
  readonly id: SessionId;
  readonly correlation: string;
  readonly address: string;
  readonly log: Log;
  readonly correspondence: Correspondence;
  readonly line: RealtimeLine;
}

/** Makes a session of somebody who was let in; the account service may still say no, with a close code. */
export async function openLine(
  core: RealtimeCore,
  socket: FrameSocket,
  { account, subprotocol }: Visitor,
  address: string,
): Promise<void> {
  const { config } = core;
  const fresh = newLine(core, socket, subprotocol, address);
  const { id, correlation, line, log } = fresh;
  const resumption = core.tokens.make();
  const asked = {
    accountId: account.accountId,
    generation: account.generation,
    hasAuthenticator: account.hasAuthenticator,
    realm: config.realm,
    edge: config.edge,
    session: id,
    build: REALTIME_BUILD,
    address,
    capacity: config.capacity,
    webSession: account.webSession,
    resumption: resumption.digest,
  };
  core.opening.set(id, undefined);
  try {
    const opened = await call(core.bus, openSession, asked, { correlation });
    if (isRefused(opened)) return line.close(closeFor(opened.refused));
    const { roles, mutedUntil, queuePosition } = opened.value;
    const owner = { id: account.accountId, name: account.username, roles, mutedUntil };
    const { session, conduct } = makeSession(core, fresh, owner, `${config.edge}/${id}`);
    if (queuePosition > 0) line.close('closed');
    endIfEnded(core, fresh);
    log.info('session-opened', { account: account.username, form: subprotocol.form });
    core.tokens.assign(session, resumption);
    const { name } = session.account;
    line.tell({ kind: 'welcome', account: name, realm: config.realmName, stepMillis, resume: resumption.token });
    beginCompany(core, session);
    line.own(conduct);
    await tellCharacters(core, session);
  } finally {
    core.opening.delete(id);
  }
}

/** A session whose end was told before the answer by which it begins is over at once. */
export function endIfEnded(core: RealtimeCore, { id, line }: Pick<NewLine, 'id' | 'line'>): void {
  const ended = core.opening.get(id);
  core.opening.delete(id);
  if (ended !== undefined) line.close(ended);
}

/** What others, and what happened while nobody was there, have for somebody who has come. */
export function beginCompany(core: RealtimeCore, session: RealtimeSession): void {
  settleRooms(core, session);
  core.tell(session, openNotifier(core, session));
}

/** A line with a correspondence of its own. */
export function newLine(core: RealtimeCore, socket: FrameSocket, { form }: Subprotocol, address: string): NewLine {
  const { config, now, writers, plan } = core;
  const id = core.nextSession();
  const correlation = newCorrelation(core.random);
  const log = core.log.with({ session: id, correlation, address });
  const correspondence = new Correspondence(config.limits);
  const meter = new LineMeter(core.traffic, now);
  const { limits } = config;
  const line = new RealtimeLine({ socket, form, limits, correspondence, now, log, meter, writers, plan });
  return { id, correlation, address, log, correspondence, line };
}

/** A session of this edge, which answers as soon as it owns its line. */
export function makeSession(
  core: RealtimeCore,
  fresh: NewLine,
  account: SessionAccount,
  origin: string,
): { readonly session: RealtimeSession; readonly conduct: SessionConduct } {
  const stateBudget = core.config.limits.stateBytes;
  const openedAt = core.now();
  const session = new RealtimeSession({
    ...fresh,
    openedAt,
    account,
    origin,
    stateBudget,
    notifierTime: core,
  });
  const conduct = new SessionConduct(core, session);
  session.owner = conduct;
  core.sessions.set(session.id, session);
  return { session, conduct };
}

/** How a line is closed whose session the account service refuses. */
export function closeFor(refusal: string): CloseName {
  switch (refusal) {
    case 'account.realm-closed':
      return 'closed';
    case 'account.stale-session':
      return 'signedOut';
    case 'account.not-resumable':
      return 'unknownSession';
    default:
      return 'banned';
  }
}
