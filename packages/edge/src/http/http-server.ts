import type { Land } from '@realmwright/gamedata/terrain/land';
import { listen } from '@realmwright/kernel/contract';
import { OperatorError } from '@realmwright/kernel/errors';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { Health, Running } from '@realmwright/kernel/running';
import { type FastifyInstance, fastify } from 'fastify';
import { announceLeaseMillis, gatewayAnnounced } from '../gateway/gateway.contract.ts';
import { realtimeAnnounced } from '../realtime/realtime.contract.ts';
import { addAccountRoutes } from './account.routes.ts';
import { addLandRoutes } from './land.routes.ts';
import { addSignInRoutes } from './sign-in.routes.ts';
import { type RealmStatus, statusPage } from './status-page.ts';

/** What the HTTP role is told at its start. */
export interface HttpConfig {
  readonly bind: string;
  /** 0 lets the system choose; `HttpServer.port` says what it chose. */
  readonly port: number;
  readonly realmName: string;
  /** Where the realtime edge listens, for pages that open a socket. */
  readonly realtimePort: number;
  /** Accounts that people of one address may make in an hour; 0: nobody may. */
  readonly registrationsPerHour: number;
  /** The lands of the realm's maps, for whoever draws them, and the hash of the content that they are of. */
  readonly lands: readonly Land[];
  readonly contentHash: string;
  /** Version of the project, for the status page. */
  readonly version: string;
}

/** Besides what every role gets: what only the supervisor of the threads or processes can say. */
export interface HttpPorts extends RolePorts {
  /** The metrics of all threads or processes that this one speaks for, in Prometheus' text format. */
  readonly gatherMetrics: () => Promise<string>;
  /** How each role does right now. */
  readonly roleHealth: () => readonly { readonly role: string; readonly health: Health }[];
}

/** A running HTTP role: besides what every role offers, the port that it listens on. */
export interface HttpServer extends Running {
  readonly port: number;
}

/**
 * Starts the pages for operators and machines: `/health` (this process runs), `/ready` (players can come in), `/metrics`,
 * `/status` as JSON and `/` for people. Nothing here changes anything, and nothing is secret.
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

  const server = fastify({
    logger: false,
    bodyLimit: 16_384,
    requestTimeout: 10_000,
    forceCloseConnections: true,
    // What a body may hold is said in its schema; nothing is taken out of it in silence or turned into another type.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });
  addRoutes(server, status, ports.gatherMetrics);
  addSignInRoutes(server, bus, config.realtimePort);
  addAccountRoutes(server, ports, config.registrationsPerHour);
  addLandRoutes(server, config.lands, config.contentHash);
  server.setErrorHandler(async (error, _request, reply) => {
    if (isClientError(error)) return reply.code(error.statusCode).send({ error: error.message });
    log.warn('http-request-failed', { error });
    return reply.code(500).send({ error: 'This could not be answered; the log says why.' });
  });
  server.setNotFoundHandler(async (_request, reply) => reply.code(404).send({ error: 'There is no such page.' }));
  await open(server, config);
  const address = server.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : config.port;
  log.info('http-listening', { bind: config.bind, port });

  let stopping: Promise<void> | undefined;
  return {
    port,
    async drain() {
      isDraining = true;
    },
    stop() {
      isDraining = true;
      stopping ??= Promise.all([news.stop(), realtimeNews.stop()]).then(() => server.close());
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
  server.get('/status', async () => status());
  server.get('/', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(statusPage(status())),
  );
}

/** Whether a request was wrong, and not its answering. */
function isClientError(error: unknown): error is Error & { readonly statusCode: number } {
  if (!(error instanceof Error) || !('statusCode' in error)) return false;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;
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
