import type { RealmId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import type { Counter } from '@realmwright/kernel/ports/metrics';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressKey } from '../listener/address-key.ts';
import { newCorrelation } from '../listener/correlation.ts';
import { plainAddress } from '../listener/plain-address.ts';
import type { Answered, ApiRoute, RouteContext } from './api-route.ts';
import { apiRoutes } from './api-routes.ts';
import type { Authorise } from './authorise.ts';
import { openapiDocument } from './openapi.ts';
import { type ProblemCode, problemMediaType, problemOf, problems } from './problems.ts';
import { referencePage } from './reference-page.ts';
import { refreshCookie } from './refresh-cookie.ts';
import { type Rate, type RateName, RequestRates, rateNames } from './request-rates.ts';

/** How the API is set up. */
export interface ApiConfig {
  readonly realm: RealmId;
  readonly realtimePort: number;
  readonly realmName: string;
  readonly version: string;
  readonly isRegistrationOpen: boolean;
  readonly authorise: Authorise;
  readonly rates: Readonly<Record<RateName, Rate>>;
  /** Whether pages of that origin may change things. */
  readonly isOwnOrigin: (origin: string) => boolean;
}

/**
 * Answers everything under `/api` as `api-routes.ts` declares it, with a page for people at
 * `/api` and a document for machines at `/api/openapi.json`.
 */
export function addApi(server: FastifyInstance, ports: RolePorts, config: ApiConfig): void {
  const doorkeeper = new Doorkeeper(ports, config);
  const byPath = Map.groupBy(apiRoutes, ({ path }) => path);
  for (const [path, routes] of byPath) {
    const url = path.replaceAll(/\{(\w+)\}/g, ':$1');
    for (const route of routes) {
      server.route({
        method: route.method,
        url,
        onRequest: async (request, reply) => doorkeeper.meet(route, request, reply),
        handler: async (request, reply) => doorkeeper.answer(route, request, reply),
      });
    }
    refuseOthers(
      server,
      url,
      routes.map(({ method }) => method),
    );
  }
  const document = openapiDocument(apiRoutes, { title: config.realmName, version: config.version });
  server.get('/api/openapi.json', async (_request, reply) => reply.header('cache-control', 'no-cache').send(document));
  refuseOthers(server, '/api/openapi.json', ['GET']);
  const reference = referencePage(apiRoutes, config.realmName);
  server.get('/api', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .headers({ 'cache-control': 'no-cache', 'content-security-policy': pagePolicy })
      .send(reference),
  );
  refuseOthers(server, '/api', ['GET']);
}

/** The page of the API has its style in itself, runs nothing and sends nothing. */
const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Tells of a problem. */
export async function sendProblem(
  reply: FastifyReply,
  code: ProblemCode,
  told: Parameters<typeof problemOf>[1] = {},
): Promise<FastifyReply> {
  const { status } = problems[code];
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  // A string, because what is sent as an object is sent as plain JSON.
  return await reply
    .code(status)
    .type(problemMediaType)
    .send(JSON.stringify(problemOf(code, told)));
}

/** Other methods of a path are told which ones there are, before anything of their body is read. */
function refuseOthers(server: FastifyInstance, url: string, known: readonly string[]): void {
  const allowed = [...known, ...(known.includes('GET') ? ['HEAD'] : [])];
  server.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((method) => !allowed.includes(method)),
    url,
    onRequest: async (_request, reply) => {
      await sendProblem(reply.header('allow', allowed.join(', ')), 'http.method-not-allowed');
    },
    handler: async (_request, reply) => reply,
  });
}

/** Stands before every route: who may ask, how often, and in which words it is answered. */
class Doorkeeper {
  readonly #ports: RolePorts;
  readonly #config: ApiConfig;
  readonly #authorise: Authorise;
  readonly #byAddress: Readonly<Record<RateName, RequestRates>>;
  readonly #byAccount: Readonly<Record<RateName, RequestRates>>;
  readonly #answered: Counter;

  constructor(ports: RolePorts, config: ApiConfig) {
    this.#ports = ports;
    this.#config = config;
    this.#authorise = config.authorise;
    this.#byAddress = ratesOf((name) => new RequestRates(ports.clock, config.rates[name].address));
    this.#byAccount = ratesOf((name) => new RequestRates(ports.clock, config.rates[name].account));
    this.#answered = ports.metrics.counter('http_api_requests_total', 'Requests to the API by what became of them.', [
      'operation',
      'outcome',
    ]);
  }

  /** Before the body is read: pages of other sites change nothing, and nobody asks more often than it may (H-02). */
  async meet(route: ApiRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { origin, 'sec-fetch-site': site } = request.headers;
    const isForeign = origin === undefined ? site === 'cross-site' : !this.#config.isOwnOrigin(origin);
    if (route.method !== 'GET' && isForeign) return this.#refuse(route, reply, 'http.foreign-origin');
    const wait = this.#byAddress[route.rate].take(addressKey(plainAddress(request.ip)));
    if (wait > 0) return this.#refuse(route, reply.header('retry-after', wait), 'http.too-many-requests');
  }

  async answer(route: ApiRoute, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const correlation = newCorrelation(this.#ports.random);
    const answered = await this.#ask(route, request, reply, correlation);
    reply.header('cache-control', 'no-store');
    const instance = `urn:realmwright:request:${correlation}`;
    if ('value' in answered) {
      this.#answered.add(1, route.operation, 'accepted');
      return route.gives.status === 204 ? reply.code(204).send() : reply.code(route.gives.status).send(answered.value);
    }
    const code = 'faults' in answered ? 'http.invalid-request' : answered.refused;
    this.#answered.add(1, route.operation, code);
    if (problems[code].status === 429 && !reply.hasHeader('retry-after')) reply.header('retry-after', 30);
    return await sendProblem(reply, code, 'faults' in answered ? { instance, errors: answered.faults } : { instance });
  }

  async #ask(route: ApiRoute, request: FastifyRequest, reply: FastifyReply, correlation: string): Promise<Answered> {
    const caller = await this.#callerOf(request, correlation);
    if (caller !== undefined && isRefused(caller)) return caller;
    if (caller !== undefined) {
      const wait = this.#byAccount[route.rate].take(String(caller.value.accountId));
      if (wait > 0) {
        reply.header('retry-after', wait);
        return { refused: 'http.too-many-requests' };
      }
    }
    const { body, query, params } = request;
    const context = this.#contextOf(request, reply, correlation);
    return await route.answer({ body, query, path: params }, caller?.value, context);
  }

  /** Whose access token came with the request; undefined when none did. */
  async #callerOf(request: FastifyRequest, correlation: string) {
    const { authorization } = request.headers;
    if (authorization === undefined) return undefined;
    return await this.#authorise(authorization, correlation);
  }

  #contextOf(request: FastifyRequest, reply: FastifyReply, correlation: string): RouteContext {
    const { realm, realtimePort, isRegistrationOpen } = this.#config;
    const isEncrypted = request.protocol === 'https';
    return {
      bus: this.#ports.bus,
      correlation,
      now: this.#ports.clock.now(),
      address: plainAddress(request.ip),
      program: (request.headers['user-agent'] ?? 'unknown').slice(0, 120),
      isPage: request.headers.origin !== undefined,
      host: request.hostname,
      isEncrypted,
      realm,
      realtimePort,
      isRegistrationOpen,
      refreshCookie: refreshCookie(request.headers.cookie, isEncrypted, (header) => reply.header('set-cookie', header)),
    };
  }

  async #refuse(route: ApiRoute, reply: FastifyReply, code: ProblemCode): Promise<void> {
    this.#answered.add(1, route.operation, code);
    await sendProblem(reply.header('cache-control', 'no-store'), code);
  }
}

function ratesOf(make: (name: RateName) => RequestRates): Readonly<Record<RateName, RequestRates>> {
  const [reading, changing, signingIn, registering, trying] = rateNames;
  return {
    [reading]: make(reading),
    [changing]: make(changing),
    [signingIn]: make(signingIn),
    [registering]: make(registering),
    [trying]: make(trying),
  };
}
