import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { announce, answer, call } from '@realmwright/kernel/contract';
import { OperatorError } from '@realmwright/kernel/errors';
import { isRefused } from '@realmwright/kernel/outcome';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { Running } from '@realmwright/kernel/running';
import { qualities } from '@realmwright/protocol/realtime/quality';
import { subprotocols } from '@realmwright/protocol/realtime/subprotocol';
import { keepSessions, mostSessionsAsked } from '@realmwright/services/account/account.contract';
import { WebSocketServer } from 'ws';
import { rollCall } from '../gateway/roll-call.ts';
import { surplusRetrySeconds, surplusStatus, watchDoor } from '../listener/connection-door.ts';
import { addressFinder } from '../listener/forwarded-address.ts';
import type { Surplus } from '../listener/open-connections.ts';
import { endIfForsaken } from './absence.ts';
import { adjustToLine, keepPace } from './adjusting.ts';
import { FrameSocket } from './frame-socket.ts';
import { examine, type TurnedAway, turnAway } from './handshake.ts';
import { LineTraffic } from './line-traffic.ts';
import { beatNotifications, notificationPeriodMillis } from './notifications/notification-life.ts';
import { openLine } from './opening.ts';
import { realtimeAnnounced, realtimeAnnouncePeriodMillis } from './realtime.contract.ts';
import type { RealtimeConfig } from './realtime-config.ts';
import { RealtimeCore } from './realtime-core.ts';
import { hearRealtimeNews } from './realtime-news.ts';
import { listRealtimeSessions } from './realtime-sessions.contract.ts';
import { readTraffic } from './realtime-traffic.contract.ts';
import { resumeLine } from './resuming.ts';
import { peoplePeriodMillis, tellPeople } from './rooms/room-life.ts';
import { summariesOf } from './session-summaries.ts';
import { trafficTotalsOf } from './traffic-totals.ts';

/** A running realtime edge: besides what every role offers, where it listens. */
export interface RealtimeEdge extends Running {
  readonly port: number;
}

/** How often the account service is told which sessions live, milliseconds. */
const keepPeriodMillis = 10_000;
const sweepPeriodMillis = 1_000;
/** How often it is looked whose state is due that is told at a slower pace. */
const pacePeriodMillis = 50;
/** How often clients compare their views. */
const verifyPeriodMillis = 10_000;
/** Largest message of a client, bytes (W-05). */
const mostBytes = 16_384;
/** Most bytes of the headers of a request for a socket (W-01). */
const mostHeaderBytes = 8_192;
/** Most pieces of such a message, and of its bytes as they come. */
const mostFragments = 64;
/** How long somebody who was turned away may keep its half of the connection open. */
const refusedMillis = 2_000;
/** Longest time that an edge which ends waits for services to hear of its sessions. */
const farewellMillis = 2_000;

/**
 * Starts a realtime edge: browsers and programs come in by WebSocket, see the same world as the game clients and act in it.
 * `drain` lets nobody in any more and closes whoever is in, with their characters saved by the world.
 * @throws OperatorError when the port is taken
 */
export async function startRealtime(ports: RolePorts, config: RealtimeConfig): Promise<RealtimeEdge> {
  const core = new RealtimeCore(ports, config);
  const { bus, clock, log } = core;
  const asked = {
    scope: config.edge,
    onFailure: (error: unknown): void => log.error('request-handler-failed', { error }),
  };
  const subscriptions = [
    ...hearRealtimeNews(core),
    answer(bus, listRealtimeSessions, asked, async ({ limit }) => ({ value: summariesOf(core, limit) })),
    answer(bus, readTraffic, asked, async () => ({ value: trafficTotalsOf(core) })),
  ];
  await bus.flush();
  const known = new Set(subprotocols.map(({ name }) => name));
  const options = {
    noServer: true,
    maxPayload: mostBytes,
    maxFragments: mostFragments,
    maxBufferedChunks: mostFragments,
    // Frames are small and mostly new; a compressed bomb is no concern where nothing is inflated.
    perMessageDeflate: false,
    WebSocket: FrameSocket,
    autoPong: false,
    handleProtocols: (offers: Set<string>) => [...offers].find((offer) => known.has(offer)) ?? false,
  };
  const sockets = new WebSocketServer(options);
  const server = createServer({ maxHeaderSize: mostHeaderBytes }, ({ socket }, response) => {
    const surplus = door.surplusOf(socket);
    if (surplus !== undefined) return void socket.end(turnAway(tooMany(surplus)));
    response.writeHead(426, { 'content-type': 'text/plain; charset=utf-8' }).end('This is a WebSocket.\n');
  });
  const { trustedProxies } = config;
  const limits = config.limits.connections;
  const door = watchDoor(server, { limits, trustedProxies, metrics: ports.metrics, role: 'realtime' });
  server.headersTimeout = 10_000;
  server.requestTimeout = 10_000;
  let handshakes = 0;
  const traffic = new LineTraffic();
  const origins = new Set(config.origins);
  const findAddress = addressFinder(trustedProxies);

  async function letIn(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const address = findAddress(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for']);
    const surplus = door.surplusOf(request.socket) ?? door.ascribe(request.socket, address);
    if (surplus !== undefined) return refuse(socket, tooMany(surplus));
    const visitor = await examine(request, bus, origins);
    if ('status' in visitor) return refuse(socket, visitor);
    if (core.isDraining) return refuse(socket, { status: 503, reason: 'the edge is shutting down' });
    traffic.follow(request.socket);
    sockets.handleUpgrade(request, socket, head, (line) => {
      // The line hears of what breaks from now on.
      socket.off('error', destroyBroken);
      line.over(socket);
      const opened =
        'token' in visitor ? resumeLine(core, line, visitor, address) : openLine(core, line, visitor, address);
      opened.catch((error: unknown) => {
        log.warn('session-not-opened', { error });
        line.close(1011);
      });
    });
  }

  function refuse(socket: Duplex, turned: TurnedAway): void {
    core.metrics.turnedAway.add(1, String(turned.status));
    socket.end(turnAway(turned));
    // Whoever was asked to go gets time to read why; no other deadline counts for a socket that was to be upgraded.
    socket.resume();
    const cut = setTimeout(() => socket.destroy(), refusedMillis);
    socket.once('close', () => clearTimeout(cut));
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', destroyBroken);
    if (core.isDraining || handshakes >= config.limits.handshakes) {
      return refuse(socket, { status: 503, reason: 'too many are coming in at the moment', retrySeconds: 2 });
    }
    handshakes += 1;
    letIn(request, socket, head)
      .catch((error: unknown) => {
        log.warn('handshake-failed', { error });
        refuse(socket, { status: 503, reason: 'the realm does not answer' });
      })
      .finally(() => {
        handshakes -= 1;
      });
  });
  const port = await listen(server, config);
  log.info('realtime-listening', { bind: config.bind, port });

  /** Lets clients compare what they see with what they should see. */
  function verify(): void {
    for (const { view, line } of core.sessions.values()) {
      const sum = view === undefined || !line.isFree ? undefined : core.translator.sumOf(view);
      if (view !== undefined && sum !== undefined) line.tell({ kind: 'verify', state: view.sequence, sum });
    }
  }

  function sweep(): void {
    const now = clock.monotonic();
    const counts = new Map<string, number>();
    const served = new Map<string, number>();
    for (const session of core.sessions.values()) {
      const state = session.awaySince === undefined ? session.state : 'away';
      counts.set(state, (counts.get(state) ?? 0) + 1);
      session.owner?.expire(now);
      if (state === 'away') endIfForsaken(core, session, now);
      else if (now - session.line.heardAt > config.limits.silentMillis) session.line.close('silent');
      // Nobody can leave an instance that does not answer; whoever comes anew may find it well.
      else if (state === 'entering' && now - session.stateSince > config.limits.enteringMillis) session.close('fault');
      else {
        adjustToLine(core, session, now);
        if (session.perceiving?.isFree === true) core.translator.catchUp(session.perceiving);
      }
      const { quality } = session.gauge;
      served.set(quality, (served.get(quality) ?? 0) + 1);
    }
    for (const quality of qualities) core.metrics.qualities.set(served.get(quality) ?? 0, quality);
    for (const state of ['characters', 'entering', 'world', 'transferring', 'away']) {
      core.metrics.sessions.set(counts.get(state) ?? 0, state);
    }
    core.held.expire(now);
    core.rooms.sweep();
    core.traffic.pour();
    for (const [kind, { rooms, members }] of core.rooms.count()) {
      core.metrics.rooms.set(rooms, kind);
      core.metrics.roomMembers.set(members, kind);
    }
  }

  async function keep(): Promise<void> {
    for (const part of rollCall([...core.sessions.keys()], mostSessionsAsked)) {
      const kept = await call(bus, keepSessions, { edge: config.edge, ...part });
      if (isRefused(kept)) continue;
      for (const lost of kept.value.lost) core.sessions.get(lost)?.close('fault');
    }
  }

  function announceSelf(): void {
    const { edge } = config;
    const sessions = core.sessions.size;
    announce(bus, realtimeAnnounced, { edge, isReady: !core.isDraining, sessions, ...traffic.total() });
  }

  announceSelf();
  const cancels = [
    clock.every(realtimeAnnouncePeriodMillis, announceSelf),
    clock.every(sweepPeriodMillis, sweep),
    clock.every(pacePeriodMillis, () => keepPace(core)),
    clock.every(verifyPeriodMillis, verify),
    clock.every(peoplePeriodMillis, () => tellPeople(core)),
    clock.every(notificationPeriodMillis, () => beatNotifications(core)),
    clock.every(keepPeriodMillis, () => {
      keep().catch((error: unknown) => log.warn('sessions-not-kept', { error }));
    }),
  ];

  async function drain(): Promise<void> {
    if (core.isDraining) return;
    core.isDraining = true;
    announceSelf();
    server.close();
    for (const session of [...core.sessions.values()]) session.line.close('shutdown');
    core.intents.flush();
    const patience = new Promise<void>((resolve) => clock.after(farewellMillis, resolve));
    await Promise.race([Promise.all(core.telling), patience]);
    await bus.flush();
  }

  let isStopped = false;
  return {
    port,
    drain,
    async stop() {
      if (isStopped) return;
      isStopped = true;
      await drain();
      for (const cancel of cancels) cancel();
      await Promise.all(subscriptions.map((subscription) => subscription.stop()));
      await core.rooms.close();
      server.closeAllConnections();
    },
    health: () => (core.isDraining ? { ready: false, reason: 'the realtime edge is shutting down' } : { ready: true }),
  };
}

function destroyBroken(this: Duplex): void {
  this.destroy();
}

/** What somebody is told whose connection is one too many. */
function tooMany(surplus: Surplus): TurnedAway {
  const whose = surplus === 'address' ? 'from your address' : 'at the moment';
  return {
    status: surplusStatus[surplus],
    reason: `there are too many connections ${whose}`,
    retrySeconds: surplusRetrySeconds,
  };
}

function listen(server: Server, { bind, port }: RealtimeConfig): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(
        new OperatorError(
          `The realtime edge cannot use port ${port} on ${bind}: another program listens there. Stop it, or set REALMWRIGHT_REALTIME_PORT to a free port.`,
        ),
      );
    });
    server.listen({ host: bind, port }, () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}
