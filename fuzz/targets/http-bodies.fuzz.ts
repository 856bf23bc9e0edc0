import { answer, type RequestContract } from '@realmwright/kernel/contract';
import { accountId, realmId, webSessionId } from '@realmwright/kernel/ids';
import { accept } from '@realmwright/kernel/outcome';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import * as account from '@realmwright/services/account/account.contract';
import * as credentials from '@realmwright/services/account/credentials.contract';
import * as signIn from '@realmwright/services/account/sign-in.contract';
import * as webSession from '@realmwright/services/account/web-session.contract';
import * as operator from '@realmwright/services/operator/operator.contract';
import { testPorts } from '@realmwright/testkit/test-ports';
import Type, { type TObject } from 'typebox';
import { apiRoutes } from '../../packages/edge/src/http/api-routes.ts';
import { addApi } from '../../packages/edge/src/http/api-server.ts';
import { bareServer } from '../../packages/edge/src/http/bare-server.ts';
import { problems } from '../../packages/edge/src/http/problems.ts';
import { defaultConnectionLimits } from '../../packages/edge/src/listener/open-connections.ts';
import { type FuzzInput, type FuzzTarget, OracleError } from '../engine/fuzz-target.ts';

const routes = apiRoutes.filter(({ method }) => method !== 'GET');
const codes = new Map<string, number>(Object.entries(problems).map(([code, { status }]) => [code, status]));

/**
 * Bodies of every request that changes something, by the real server with its reader of JSON, its judges and its routes:
 * each is taken, or refused with problem details and never with a fault of the server. What is asked of services fits their
 * contracts, which answer with each of their refusals in turn.
 */
export async function openHttpBodies(): Promise<FuzzTarget> {
  const server = await openServer();
  return {
    name: 'http-bodies',
    variants: routes.map(({ operation }) => operation),
    maxBytes: 2_048,
    dictionary: [
      ...['{', '}', '[', ']', ':', ',', '"', '\\', '\\u0000', '\\ud800', '\\u202e', 'null', 'true', '1e999', '-0', ' '],
      ...['"username"', '"password"', '"newPassword"', '"code"', '"device"', '"keep"', '"refreshToken"', '"token"'],
      ...['"text"', '"cookie"', '"body"', '"__proto__"', '"constructor"', '"prototype"', 'account ', 'announce '],
    ],
    seeds,
    execute: async (variant, bytes) => {
      const route = routes[variant];
      if (route === undefined) return;
      const answered = await server.inject({
        method: route.method,
        url: route.path.replace(/\{\w+\}/, 'A'.repeat(22)),
        headers: { 'content-type': 'application/json', authorization: 'Bearer fuzz' },
        payload: Buffer.from(bytes),
      });
      judge(answered.statusCode, String(answered.headers['content-type'] ?? ''), answered.body);
    },
  };
}

/** What must hold of every answer. */
function judge(status: number, contentType: string, body: string): void {
  if (body.length > mostAnswerBytes) throw new OracleError(`an answer of ${body.length} characters`);
  if (Object.keys(Object.prototype).length > 0) throw new OracleError('the prototype of all objects has changed');
  if (status < 300) return;
  if (!contentType.startsWith('application/problem+json')) throw new OracleError(`${status} came as ${contentType}`);
  const told = new Map<string, unknown>(Object.entries(Object(JSON.parse(body))));
  const code = String(told.get('code'));
  if (status === 500 || codes.get(code) !== status) throw new OracleError(`${status} with the code ${code}`);
  if (told.get('status') !== status || told.get('type') !== `urn:realmwright:problem:${code}`) {
    throw new OracleError(`the problem ${code} does not say what it is`);
  }
}

async function openServer(): Promise<ReturnType<typeof bareServer>> {
  const bus = connectMemoryBus(new BusRouter(), {
    onError: (error) => {
      throw error;
    },
  });
  const modules = [account, credentials, signIn, webSession, operator];
  const contracts = modules.flatMap((module) => Object.values(module).filter(isRequest));
  for (const contract of contracts) if (contract.refusals.length > 0) refuseInTurn(contract);
  // These cannot be refused.
  answer(bus, webSession.endDevices, { onFailure }, async () => accept({ endedCount: 1 }));
  answer(bus, webSession.closeWebSession, { onFailure }, async () => accept());
  const ports = testPorts(bus);
  const server = bareServer(ports, [], defaultConnectionLimits);
  const endless = { rate: 1e9, burst: 1e9 };
  const rate = { address: endless, account: endless };
  const holder = { accountId: accountId(1), username: 'ANN', generation: 1, webSession: webSessionId('A'.repeat(22)) };
  addApi(server, ports, {
    realm: realmId(1),
    realtimePort: 8090,
    realmName: 'Testmere',
    version: '0.1.0',
    isRegistrationOpen: true,
    authorise: async () => accept({ ...holder, roles: ['operator'], isGuest: false, hasAuthenticator: true }),
    rates: { reading: rate, changing: rate, 'signing-in': rate, registering: rate, trying: rate },
    isOwnOrigin: () => true,
  });
  await server.ready();
  return server;

  function refuseInTurn<Input, Output, Refusal extends string>(
    contract: RequestContract<Input, Output, Refusal>,
  ): void {
    let turn = 0;
    answer(bus, contract, { onFailure }, async () => {
      const refused = contract.refusals[turn++ % contract.refusals.length];
      if (refused === undefined) throw new OracleError(`${contract.subject} has no refusals`);
      return { refused };
    });
  }
}

function onFailure(error: unknown): void {
  throw error;
}

function isRequest(value: unknown): value is RequestContract<unknown, unknown, string> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'request';
}

const mostAnswerBytes = 16_384;

const goodBodies: Readonly<Record<string, object>> = {
  register: { username: 'ann', password: 'secret' },
  tryRealm: { device: 'a page', keep: 'body' },
  linkGuest: { username: 'ann', password: 'secret' },
  signIn: { username: 'ann', password: 'secret', code: '123456', device: 'a page', keep: 'body' },
  refresh: { refreshToken: 'A'.repeat(43) },
  getTicket: { username: 'ann', password: 'secret', code: '123456' },
  resetPassword: { token: 'A'.repeat(43), newPassword: 'secret' },
  changePassword: { password: 'secret', newPassword: 'secreter' },
  beginAuthenticator: { password: 'secret' },
  confirmAuthenticator: { code: '123456' },
  removeAuthenticator: { password: 'secret', code: '123456' },
  runCommand: { text: 'server info' },
};

function* seeds(): Iterable<FuzzInput> {
  for (const { operation, takes } of routes) {
    const good = goodBodies[operation];
    if (good === undefined && 'body' in takes.properties) throw new OracleError(`${operation} has no good body here`);
    const texts = [JSON.stringify(good ?? {}), '', '{}', '[]', 'null', '{"__proto__":{"x":1}}', '{"a":'];
    for (const text of [...texts, ...longestBodies(good ?? {}, takes)]) {
      yield { variant: operation, bytes: new TextEncoder().encode(text) };
    }
  }
}

/** Bodies with one text as long as it may be: limits of the API count letters, those of the services behind it bytes. */
function* longestBodies(good: object, { properties }: TObject): Iterable<string> {
  const { body } = properties;
  if (body === undefined || !Type.IsObject(body)) return;
  for (const [name, schema] of Object.entries(body.properties)) {
    const longest = Number(new Map<string, unknown>(Object.entries(schema)).get('maxLength') ?? 0);
    for (const letter of ['a', '\u20ac', '\u{1f994}', '\ud800']) {
      yield JSON.stringify({ ...good, [name]: letter.repeat(Math.ceil(longest / letter.length)).slice(0, longest) });
    }
  }
}
