import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, listen } from '@realmwright/kernel/contract';
import { edgeId, sessionId } from '@realmwright/kernel/ids';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import { startTestServices, type TestServices } from '@realmwright/testkit/test-services';
import { until } from '@realmwright/testkit/waiting';
import { createAccount, grantRole, openSession, rolesChanged, setAuthenticator } from './account.contract.ts';
import { renewResumption, resumeSession, signIn } from './sign-in.contract.ts';

const address = '192.0.2.7';
const here = { edge: edgeId('edge-a'), session: sessionId(3) };
const there = { edge: edgeId('edge-b'), session: sessionId(4) };
const token = new Uint8Array(32).fill(1);

/** A game master, and the roles that its session of a program has. */
async function gameMaster({ bus, realm }: TestServices) {
  const credentials = { username: 'ann', password: 'secret' };
  await call(bus, createAccount, { ...credentials, roles: ['gamemaster'] });
  const signed = await call(bus, signIn, { ...credentials, code: undefined, address });
  assert.ok('value' in signed);
  const { accountId, generation } = signed.value;
  const terms = { address, capacity: 10, hasAuthenticator: true, webSession: undefined, resumption: token };
  return {
    accountId,
    rolesOf: async (build: number) => {
      const opened = await call(bus, openSession, { accountId, generation, realm, ...here, build, ...terms });
      assert.ok('value' in opened);
      return opened.value.roles;
    },
  };
}

test('H-06: where operators need an authenticator, one without is a player in a page, wherever the session goes on', async () => {
  await using services = await startTestServices({ operatorsNeedAuthenticator: true });
  const { bus, realm } = services;
  const { accountId, rolesOf } = await gameMaster(services);
  assert.deepEqual(await rolesOf(12_340), ['gamemaster'], 'game clients are asked at their login');
  assert.deepEqual(await rolesOf(REALTIME_BUILD), []);
  const told: unknown[] = [];
  listen(bus, rolesChanged, { scope: here.edge }, ({ roles }) => void told.push(roles));
  await bus.flush();
  await call(bus, grantRole, { username: 'ann', role: 'operator' });
  await until(() => told.length === 1, { what: 'the edge to be told' });
  assert.deepEqual(told, [[]]);
  const moved = await call(bus, resumeSession, { digest: token, next: token, realm, ...there, address });
  assert.deepEqual('value' in moved && moved.value.roles, []);
  await call(bus, renewResumption, { accountId, ...there, digest: token, former: undefined });
  await call(bus, setAuthenticator, { username: 'ann', remove: false, secret: undefined });
  assert.deepEqual(await rolesOf(REALTIME_BUILD), ['gamemaster', 'operator']);
});

test('elsewhere a role counts in pages without an authenticator', async () => {
  await using services = await startTestServices();
  const { rolesOf } = await gameMaster(services);
  assert.deepEqual(await rolesOf(REALTIME_BUILD), ['gamemaster']);
});
