import type { Land } from '@realmwright/gamedata/terrain/land';
import { listen } from '@realmwright/kernel/contract';
import { OperatorError } from '@realmwright/kernel/errors';
import type { RealmId } from '@realmwright/kernel/ids';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { Health, Running } from '@realmwright/kernel/running';
import type { FastifyInstance } from 'fastify';
import { announceLeaseMillis, gatewayAnnounced } from '../gateway/gateway.contract.ts';
import { type ConnectionLimits, defaultConnectionLimits } from '../listener/open-connections.ts';
import { realtimeAnnounced } from '../realtime/realtime.contract.ts';
import { addApi } from './api-server.ts';
import { authoriseOver } from './authorise.ts';
import { bareServer } from './bare-server.ts';
import { addLandRoutes } from './land.routes.ts';
import { addOperatorEvents } from './operator/operator-events.routes.ts';
import { type FeedConfig, OperatorFeed } from './operator/operator-feed.ts';
import { addPageRoutes } from './pages.routes.ts';
import { addRealmRoutes, type RealmFacts } from './realm.routes.ts';
import { type Rate, type RateName, requestRates } from './request-rates.ts';
import { type RealmStatus, statusPage } from './status-page.ts';

/** What the HTTP role is told at its start. */
export interface HttpConfig {
  readonly bind: string;
  /** 0 lets the system choose; `HttpServer.port` says what it chose. */
  readonly port: number;
  readonly realm: RealmId;
  readonly realmName: string;
  /** What pages tell of the realm besides how it does. */
  readonly facts: RealmFacts;
  /** Where the realtime edge listens, for pages that open a socket. */
  readonly realtimePort: number;
  /** Whose pages may change things by the API, besides the realm's own: origins such as `https://play.example.org`. */
  readonly origins: readonly string[];
  /** Host names that the realm's own pages are opened with, besides this machine's. */
  readonly hosts: readonly string[];
  /** Addresses of proxies that are believed when they say for whom they ask. */
  readonly trustedProxies: readonly string[];
  /** Left out: the defaults. */
  readonly connections?: ConnectionLimits;
  /** Accounts that people of one address may make in an hour; 0: nobody may. */
  readonly registrationsPerHour: number;
  /** Whether accounts with a role are players on the pages until they have an authenticator. */
  readonly operatorsNeedAuthenticator?: boolean;
  /** Left out: the defaults for that many registrations. */
  readonly rates?: Readonly<Record<RateName, Rate>>;
  /** The lands of the realm's maps, for whoever draws them, and the hash of the content that they are of. */
  readonly lands: readonly Land[];
  readonly contentHash: string;
  /** What operators are shown of the realm's content. */
  readonly content: FeedConfig['content'];
  /** Version of the project, for the status page. */
  readonly version: string;
}

/** Besides what every role gets: what only the supervisor of the threads or processes can say. */
export interface HttpPorts extends RolePorts {
  /** The metrics of all threads or processes that this one speaks for, in Prometheus' text format. */
  readonly gatherMetrics: () => Promise<string>;
  /** How each role does right now. */
  readonly roleHealth: () => readonly { readonly role: string; readonly health: Health }[];
  /** The folder of the built pages as soon as they are built; fails with what to do. */
  readonly pages: Promise<string>;
}

/** A running HTTP role: besides what every role offers, the port that it listens on. */
export interface HttpServer extends Running {
  readonly port: number;
}

/**
 * Starts the pages: `/` and what belongs to it for players, `/api` for those pages and for programs; for operators and
 * machines `/health` (this process runs), `/ready` (players can come in), `/metrics`, and `/status`, as JSON or for people.
 * @throws OperatorError when the port is taken.
 */
export async function startHttp(ports: HttpPorts, config: HttpConfig): Promise<HttpServer> {
  const { bus, clock, log } = ports;
  const startedAt = clock.now();
  const gateways = new Map<string, { readonly at: number; readonly sessions: number; readonly capacity: number }>();
  const news = listen(bus, gatewayAnnounced, {}, ({ edge, isReady, sessions, capacity }) => {
    if (isReady) gateways.set(edge, { at: clock.monotonic(), sessions, capacity });
    else gateways.delete(edge);
  });
  const realtimeEdges = new Map<string, { readonly at: number; readonly sessions: number }>();
  const realtimeNews = listen(bus, realtimeAnnounced, {}, ({ edge, isReady, sessions }) => {
    if (isReady) realtimeEdges.set(edge, { at: clock.monotonic(), sessions });
    else realtimeEdges.delete(edge);
  });
  let isDraining = false;

  function status(): RealmStatus {
    const oldest = clock.monotonic() - announceLeaseMillis;
    const live = [...gateways.values()].filter(({ at }) => at >= oldest);
    const roles = ports.roleHealth().map(({ role, health }) => ({
      role,
      isReady: health.ready,
      reason: health.ready ? '' : health.reason,
    }));
    return {
      realm: config.realmName,
      version: config.version,
      isOpen: !isDraining && live.length > 0 && roles.every(({ isReady }) => isReady),
      playerCount: [...live, ...[...realtimeEdges.values()].filter(({ at }) => at >= oldest)].reduce(
        (sum, { sessions }) => sum + sessions,
        0,
      ),
      capacity: Math.max(0, ...live.map(({ capacity }) => capacity)),
      upSeconds: Math.round((clock.now() - startedAt) / 1000),
      roles,
    };
  }

  const server = bareServer(ports, config.trustedProxies, config.connections ?? defaultConnectionLimits);
  addRoutes(server, status, ports.gatherMetrics);
  const { realmName, realtimePort } = config;
  addRealmRoutes(server, config.facts);
  addPageRoutes(server, { realmName, realtimePort, log, pages: ports.pages });
  const authorise = authoriseOver(bus, config);
  addApi(server, ports, {
    authorise,
    realm: config.realm,
    realtimePort,
    realmName,
    version: config.version,
    isRegistrationOpen: config.registrationsPerHour > 0,
    rates: config.rates ?? requestRates(config.registrationsPerHour),
    isOwnOrigin: (origin) => config.origins.includes(origin) || ownOrigins(server, config).includes(origin),
  });
  addLandRoutes(server, config.lands, config.contentHash);
  const feed = new OperatorFeed(ports, config, authorise);
  addOperatorEvents(server, ports, feed, authorise);
  await open(server, config);
  const port = portOf(server, config);
  log.info('http-listening', { bind: config.bind, port });

  let stopping: Promise<void> | undefined;
  return {
    port,
    async drain() {
      isDraining = true;
    },
    stop() {
      isDraining = true;
      stopping ??= Promise.all([news.stop(), realtimeNews.stop(), feed.stop()]).then(() => server.close());
      return stopping;
    },
    health: () => (isDraining ? { ready: false, reason: 'the HTTP role is shutting down' } : { ready: true }),
  };
}

function addRoutes(server: FastifyInstance, status: () => RealmStatus, gatherMetrics: () => Promise<string>): void {
  server.get('/health', async () => ({ status: 'ok' }));
  server.get('/ready', async (_request, reply) => {
    const { isOpen, roles } = status();
    return reply.code(isOpen ? 200 : 503).send({ ready: isOpen, roles });
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await gatherMetrics()),
  );
  server.get('/status', async (request, reply) => {
    // People's browsers say that they want HTML; whoever says nothing is a machine.
    reply.header('vary', 'accept').header('cache-control', 'no-store');
    if (!/\btext\/html\b/.test(request.headers.accept ?? '')) return reply.send(status());
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(statusPage(status()));
  });
}

/** The origins of the realm's own pages. */
function ownOrigins(server: FastifyInstance, config: HttpConfig): readonly string[] {
  const port = portOf(server, config);
  return ['localhost', '127.0.0.1', ...config.hosts].map((host) => `http://${host}:${port}`);
}

function portOf(server: FastifyInstance, { port }: HttpConfig): number {
  const address = server.server.address();
  return address !== null && typeof address === 'object' ? address.port : port;
}

async function open(server: FastifyInstance, { bind, port }: HttpConfig): Promise<void> {
  try {
    await server.listen({ host: bind, port });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    throw new OperatorError(
      `The HTTP pages cannot use port ${port} on ${bind}: another program listens there. Stop it, or set REALMWRIGHT_HTTP_PORT to a free port.`,
    );
  }
}
