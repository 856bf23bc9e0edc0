import { type HttpConfig, type HttpServer, startHttp } from '@realmwright/edge/http/start';
import { realmId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { testPorts } from './test-ports.ts';
import { startTestServices, type TestServices } from './test-services.ts';
import { hollowmere } from './world-fixture.ts';

/** The API over real services, as pages and programs reach it. */
export interface TestApi extends AsyncDisposable {
  readonly services: TestServices;
  readonly bus: Bus;
  readonly server: HttpServer;
  readonly url: string;
  /** Asks; a body is sent as JSON. */
  ask(method: string, path: string, asked?: Asked): Promise<ApiAnswer>;
  /** Makes an account and signs in, as a program that holds its refresh token. */
  signUp(username: string, password?: string): Promise<SignedIn>;
  /** The metrics of the role as text. */
  metrics(): Promise<string>;
  /** Everything that was logged. */
  logged(): string;
}

export interface Asked {
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly device: string;
}

/** Starts both, on a database of their own. */
export async function startTestApi(config: Partial<HttpConfig> = {}): Promise<TestApi> {
  const services = await startTestServices();
  const ports = testPorts(services.bus);
  const server = await startHttp(
    {
      ...ports,
      gatherMetrics: () => ports.metrics.text(),
      roleHealth: () => [],
      pages: new Promise<string>(() => undefined),
    },
    {
      bind: '127.0.0.1',
      port: 0,
      realtimePort: 8090,
      realmName: 'Testmere',
      facts: { name: 'Testmere', peoples: [], maps: [], zones: [], things: [], gestures: [] },
      version: '0.1.0',
      registrationsPerHour: 1_000,
      origins: ['https://play.example.org'],
      hosts: [],
      trustedProxies: [],
      lands: [],
      contentHash: '',
      realm: realmId(1),
      content: hollowmere,
      ...config,
    },
  );
  const url = `http://127.0.0.1:${server.port}`;
  const api: TestApi = {
    services,
    bus: services.bus,
    server,
    url,
    async ask(method, path, { body, token, headers = {} } = {}) {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const content: unknown =
        text === '' || !/json/.test(answer.headers.get('content-type') ?? '') ? {} : JSON.parse(text);
      return {
        status: answer.status,
        headers: answer.headers,
        body: Object.fromEntries(Object.entries(Object(content))),
        text,
      };
    },
    async signUp(username, password = 'secret') {
      const made = await api.ask('POST', '/api/accounts', { body: { username, password } });
      const { status, body, text } = await api.ask('POST', '/api/session', {
        body: { username, password, keep: 'body' },
      });
      if (status !== 201) throw new Error(`${username} could not sign in: ${made.text} ${text}`);
      const { accessToken, refreshToken, device } = body;
      return { accessToken: String(accessToken), refreshToken: String(refreshToken), device: String(device) };
    },
    metrics: () => ports.metrics.text(),
    logged: () => JSON.stringify([ports.events, services.complaints]),
    async [Symbol.asyncDispose]() {
      await server.stop();
      await services[Symbol.asyncDispose]();
    },
  };
  return api;
}
