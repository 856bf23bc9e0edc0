import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { defaultRealtimeLimits, type RealtimeConfig, startRealtime } from '@realmwright/edge/realtime/start';
import { call } from '@realmwright/kernel/contract';
import { edgeId, sessionId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import { createAccount, findAccount, openSession } from '@realmwright/services/account/account.contract';
import { issueTicket, signIn } from '@realmwright/services/account/sign-in.contract';
import { RawLine } from './client/raw-line.ts';
import { testPorts } from './test-ports.ts';
import { startTestServices } from './test-services.ts';
import { until } from './waiting.ts';

/** An edge without a world, within these limits, and how to come to it. It reaches the services by `busOfEdge`. */
export async function lonelyEdge(
  limits: Partial<RealtimeConfig['limits']> = {},
  busOfEdge: (bus: Bus) => Bus = (bus) => bus,
  trustedProxies: readonly string[] = [],
) {
  const services = await startTestServices();
  const { bus, realm, content } = services;
  const ports = testPorts(busOfEdge(bus));
  const edge = await startRealtime(ports, {
    edge: edgeId('edge-a'),
    realm,
    realmName: 'Testmere',
    bind: '127.0.0.1',
    port: 0,
    origins: [],
    trustedProxies,
    content,
    capacity: 10,
    limits: { ...defaultRealtimeLimits, ...limits },
  });
  const ask = async (authorization: string, has = ''): Promise<RawLine> => {
    const way = `ws://127.0.0.1:${edge.port}/realtime${has}`;
    const answer = await RawLine.ask(way, { headers: { authorization }, offers: ['realmwright.1.json'] });
    assert.ok('line' in answer, 'there is no socket');
    return answer.line;
  };
  /** Somebody new, who has a line; whether it gets a session is another matter. */
  const come = async (username: string) => {
    const account = await makeAccount(bus, username);
    const issued = await call(bus, issueTicket, { ...account, hasAuthenticator: false, webSession: undefined });
    assert.ok('value' in issued);
    const line = await ask(`Ticket ${Buffer.from(issued.value.ticket).toString('base64url')}`);
    return { line, accountId: account.accountId };
  };
  return {
    ports,
    bus,
    realm,
    port: edge.port,
    come,
    /** Somebody new, with the token of its session. */
    async open(username: string) {
      const { line, accountId } = await come(username);
      const find = () => /"resume":"([^"]+)"/.exec(line.texts.join(''))?.[1];
      return { line, accountId, token: await until(find, { what: 'its token' }) };
    },
    resume: (token: string, heard: number) => ask(`Resume ${token}`, `?heard=${heard}&said=0&talk=`),
    /** A session of an account at an edge that is gone, which can be resumed with this token. */
    async leaveBehind(username: string, token: string): Promise<void> {
      const account = await makeAccount(bus, username);
      const seat = { ...account, realm, edge: edgeId('edge-z'), session: sessionId(5) };
      const resumption = createHash('sha256').update(Buffer.from(token, 'base64url')).digest();
      const terms = { build: REALTIME_BUILD, address, capacity: 10, hasAuthenticator: false, webSession: undefined };
      const opened = await call(bus, openSession, { ...seat, ...terms, resumption });
      assert.ok('value' in opened, JSON.stringify(opened));
    },
    async isOnline(username: string): Promise<boolean> {
      const found = await call(bus, findAccount, { username });
      return 'value' in found && found.value.isOnline;
    },
    async [Symbol.asyncDispose]() {
      await edge.stop();
      await services[Symbol.asyncDispose]();
    },
  };
}

const address = '192.0.2.7';

async function makeAccount(bus: Bus, username: string) {
  const credentials = { username, password: 'secret' };
  assert.ok('value' in (await call(bus, createAccount, { ...credentials, roles: [] })));
  const signed = await call(bus, signIn, { ...credentials, code: undefined, address });
  assert.ok('value' in signed);
  const { accountId, generation } = signed.value;
  return { accountId, generation };
}
