import { call } from '@realmwright/kernel/contract';
import { isRefused } from '@realmwright/kernel/outcome';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import type { CloseName } from '@realmwright/protocol/realtime/close-code';
import { openSession } from '@realmwright/services/account/account.contract';
import type { WebSocket } from 'ws';
import { newCorrelation } from '../listener/correlation.ts';
import { tellCharacters } from './character-screen.ts';
import type { Visitor } from './handshake.ts';
import { openNotifier } from './notifications/notification-life.ts';
import { Notifier } from './notifications/notifier.ts';
import type { RealtimeCore } from './realtime-core.ts';
import { RealtimeLine } from './realtime-line.ts';
import { RealtimeSession } from './realtime-session.ts';
import { LineMeter } from './rooms/line-meter.ts';
import { settleRooms } from './rooms/room-life.ts';
import { SessionConduct } from './session-conduct.ts';

/** Length of a step of the world, milliseconds; what clients draw between two states is a matter of this. */
const stepMillis = 50;

/** Makes a session of somebody who was let in; the account service may still say no, with a close code. */
export async function openLine(
  core: RealtimeCore,
  socket: WebSocket,
  { account, subprotocol }: Visitor,
  address: string,
): Promise<void> {
  const { config, clock, bus } = core;
  const id = core.nextSession();
  const correlation = newCorrelation(core.random);
  const log = core.log.with({ session: id, correlation, address });
  const line = new RealtimeLine({
    socket,
    form: subprotocol.form,
    limits: config.limits,
    now: () => clock.monotonic(),
    log,
    meter: new LineMeter(core.traffic, () => clock.monotonic()),
  });
  const opened = await call(
    bus,
    openSession,
    {
      accountId: account.accountId,
      generation: account.generation,
      realm: config.realm,
      edge: config.edge,
      session: id,
      build: REALTIME_BUILD,
      address,
      capacity: config.capacity,
      webSession: account.webSession,
    },
    { correlation },
  );
  if (isRefused(opened)) return line.close(closeFor(opened.refused));
  const { roles, mutedUntil, queuePosition } = opened.value;
  const session = new RealtimeSession({
    id,
    correlation,
    address,
    openedAt: clock.monotonic(),
    line,
    account: { id: account.accountId, name: account.username, roles, mutedUntil },
    stateBudget: config.limits.stateBytes,
    metrics: core.metrics,
    notifier: new Notifier({
      now: () => clock.monotonic(),
      seconds: () => Math.floor(clock.now() / 1000),
      tell: (message) => core.sessions.get(id)?.line.tell(message),
    }),
  });
  core.sessions.set(id, session);
  const conduct = new SessionConduct(core, session);
  if (queuePosition > 0) line.close('closed');
  // A line that was closed meanwhile has not told its owner, which it did not have.
  if (line.closedFor !== undefined) return conduct.closed(line.closedFor);
  log.info('session-opened', { account: account.username, form: subprotocol.form });
  welcome(core, session);
  line.own(conduct);
  await tellCharacters(core, session);
}

/** The first words: who somebody is. */
function welcome(core: RealtimeCore, session: RealtimeSession): void {
  session.line.tell({
    kind: 'welcome',
    account: session.account.name,
    realm: core.config.realmName,
    stepMillis,
  });
  settleRooms(core, session);
  core.tell(session, openNotifier(core, session));
}

function closeFor(refusal: string): CloseName {
  switch (refusal) {
    case 'account.realm-closed':
      return 'closed';
    case 'account.stale-session':
      return 'signedOut';
    default:
      return 'banned';
  }
}
