import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, listen } from '@realmwright/kernel/contract';
import { edgeId, realmId, sessionId, type WebSessionId, webSessionId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import { startTestServices, until } from '@realmwright/testkit/test-services';
import {
  banAccount,
  createAccount,
  grantRole,
  lockAccount,
  openSession,
  sessionRevoked,
  setPassword,
} from './account.contract.ts';
import { banAddress } from './moderation.contract.ts';
import { issueTicket, redeemTicket } from './sign-in.contract.ts';
import {
  checkAccess,
  closeWebSession,
  endDevice,
  endDevices,
  listDevices,
  openWebSession,
  refreshWebSession,
} from './web-session.contract.ts';

const address = '192.0.2.7';
const edge = edgeId('edge-a');
const ann = { username: 'ann', password: 'secret', code: undefined };

async function signIn(bus: Bus, from = address, device = 'telephone') {
  const opened = await call(bus, openWebSession, { ...ann, address: from, device });
  assert.ok('value' in opened, JSON.stringify(opened));
  return opened.value;
}

const refresh = (bus: Bus, refreshToken: string) => call(bus, refreshWebSession, { refreshToken, address });
const whose = (bus: Bus, accessToken: string) => call(bus, checkAccess, { accessToken });

async function make(bus: Bus): Promise<void> {
  assert.ok('value' in (await call(bus, createAccount, { username: 'ann', password: 'secret', roles: [] })));
}

/** Opens a socket from a web session, by a ticket, as an edge does. */
async function openSocket(bus: Bus, grant: Awaited<ReturnType<typeof signIn>>, session: number) {
  const access = await whose(bus, grant.accessToken);
  assert.ok('value' in access);
  const issued = await call(bus, issueTicket, access.value);
  assert.ok('value' in issued);
  const redeemed = await call(bus, redeemTicket, issued.value);
  assert.ok('value' in redeemed);
  const { accountId, generation, hasAuthenticator, webSession } = redeemed.value;
  const terms = { build: REALTIME_BUILD, capacity: 100, resumption: undefined };
  const where = { realm: realmId(1), edge, session: sessionId(session), ...terms };
  return await call(bus, openSession, { accountId, generation, hasAuthenticator, webSession, address, ...where });
}

/** Reasons with which edges are told to close sockets. */
function revocations(bus: Bus): string[] {
  const told: string[] = [];
  listen(bus, sessionRevoked, { scope: edge }, ({ reason }) => {
    told.push(reason);
  });
  return told;
}

test('a device signs in, refreshes, and is known by its access token', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus);
  const grant = await signIn(bus);
  const access = await whose(bus, grant.accessToken);
  assert.ok('value' in access);
  assert.deepEqual(
    { name: access.value.username, device: access.value.webSession, guest: access.value.isGuest },
    { name: 'ANN', device: grant.webSession, guest: false },
  );
  const refreshed = await refresh(bus, grant.refreshToken);
  assert.ok('value' in refreshed);
  assert.notEqual(refreshed.value.refreshToken, grant.refreshToken);
  assert.ok('value' in (await whose(bus, refreshed.value.accessToken)));
  assert.deepEqual(await whose(bus, 'x.y.z'), { refused: 'account.no-access' });
  assert.deepEqual(await refresh(bus, 'x'), { refused: 'account.no-web-session' });
});

test('no token stands in the database, in any form', async () => {
  await using services = await startTestServices();
  const { bus, database } = services;
  await make(bus);
  const { refreshToken, accessToken } = await signIn(bus);
  const row = await database.findRow<{ all: string }>('select json_agg(w)::text as all from auth.web_sessions w');
  assert.ok(row);
  const code = Buffer.from(refreshToken, 'base64url').subarray(20);
  for (const secret of [refreshToken, accessToken, code.toString('hex'), code.toString('base64url')]) {
    assert.ok(!row.all.includes(secret));
  }
});

test('a refresh token that was used gives the newest again for some seconds, and then ends the session', async () => {
  await using services = await startTestServices();
  const { bus, clock, complaints } = services;
  await make(bus);
  const first = await signIn(bus);
  const second = await refresh(bus, first.refreshToken);
  assert.ok('value' in second);
  // The answer was lost on the way, or two pages asked at once.
  const again = await refresh(bus, first.refreshToken);
  assert.ok('value' in again);
  assert.equal(again.value.refreshToken, second.value.refreshToken);
  clock.advance(11_000);
  const told = revocations(bus);
  await bus.flush();
  assert.ok('value' in (await openSocket(bus, second.value, 1)));
  assert.deepEqual(await refresh(bus, first.refreshToken), { refused: 'account.token-reused' });
  // Whoever holds the newest token is signed out too: nobody knows which of the two is the thief.
  assert.deepEqual(await refresh(bus, second.value.refreshToken), { refused: 'account.no-web-session' });
  assert.deepEqual(await whose(bus, second.value.accessToken), { refused: 'account.no-access' });
  await until(() => told.includes('signed-out'));
  assert.ok(complaints.some(({ event }) => event === 'refresh-token-reused'));
});

test('however many times a thief refreshes, the owner’s old token ends the session', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus);
  const stolen = await signIn(bus);
  let token = stolen.refreshToken;
  for (let times = 0; times < 5; times++) {
    const next = await refresh(bus, token);
    assert.ok('value' in next);
    token = next.value.refreshToken;
  }
  assert.deepEqual(await refresh(bus, stolen.refreshToken), { refused: 'account.token-reused' });
  assert.deepEqual(await refresh(bus, token), { refused: 'account.no-web-session' });
});

test('two refreshes at the same instant give one and the same token', async () => {
  await using services = await startTestServices({}, { replicas: 2 });
  const { bus } = services;
  await make(bus);
  const { refreshToken } = await signIn(bus);
  const both = await Promise.all([refresh(bus, refreshToken), refresh(bus, refreshToken)]);
  const tokens = both.map((one) => ('value' in one ? one.value.refreshToken : one.refused));
  assert.equal(tokens[0], tokens[1]);
  assert.ok('value' in (await refresh(bus, tokens[0] ?? '')));
});

test('an unused session ends after a fortnight, and a used one after two months', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  await make(bus);
  const day = 86_400_000;
  const idle = await signIn(bus);
  const used = await signIn(bus);
  let token = used.refreshToken;
  for (let days = 0; days < 60; days += 10) {
    const next = await refresh(bus, token);
    assert.ok('value' in next, `after ${days} days`);
    token = next.value.refreshToken;
    clock.advance(10 * day);
    if (days === 10) assert.deepEqual(await refresh(bus, idle.refreshToken), { refused: 'account.no-web-session' });
  }
  assert.deepEqual(await refresh(bus, token), { refused: 'account.no-web-session' });
});

for (const [what, change] of Object.entries({
  'a new password': (bus: Bus) => call(bus, setPassword, { username: 'ann', password: 'another' }),
  'a ban': (bus: Bus) => call(bus, banAccount, { username: 'ann', seconds: 0, reason: 'test', by: 'test' }),
  'a lock': (bus: Bus) => call(bus, lockAccount, { username: 'ann' }),
})) {
  test(`W-02: ${what} ends every session of the account at once, and the socket that it has open`, async () => {
    await using services = await startTestServices();
    const { bus } = services;
    await make(bus);
    const grants = [await signIn(bus), await signIn(bus)];
    const [first] = grants;
    assert.ok(first);
    assert.ok('value' in (await openSocket(bus, first, 1)));
    const told = revocations(bus);
    await bus.flush();
    await change(bus);
    await until(() => told.length > 0);
    for (const { accessToken, refreshToken } of grants) {
      assert.ok('refused' in (await whose(bus, accessToken)), 'access');
      assert.ok('refused' in (await refresh(bus, refreshToken)), 'refresh');
    }
  });
}

test('W-02: a role that was taken away is gone with the next question', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus);
  await call(bus, grantRole, { username: 'ann', role: 'operator' });
  const { accessToken } = await signIn(bus);
  const before = await whose(bus, accessToken);
  await call(bus, grantRole, { username: 'ann', role: 'player' });
  const afterwards = await whose(bus, accessToken);
  assert.ok('value' in before && 'value' in afterwards);
  assert.deepEqual([before.value.roles, afterwards.value.roles], [['operator'], []]);
});

test('W-02: the socket of a session ends with it: signed out, by another device, or by itself', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  await make(bus);
  const told = revocations(bus);
  await bus.flush();
  const ends: readonly ((grant: Awaited<ReturnType<typeof signIn>>) => Promise<unknown>)[] = [
    ({ refreshToken }) => call(bus, closeWebSession, { refreshToken }),
    ({ accountId, webSession }) => call(bus, endDevice, { accountId, webSession }),
    ({ accountId }) => call(bus, endDevices, { accountId, keep: undefined }),
    async () => clock.advance(15 * 86_400_000),
  ];
  for (const [at, end] of ends.entries()) {
    const grant = await signIn(bus);
    assert.ok('value' in (await openSocket(bus, grant, at + 1)));
    await end(grant);
    await until(() => told.length === at + 1);
    assert.deepEqual(await openSocketOf(bus, grant.webSession, grant.accountId), { refused: 'account.stale-session' });
  }
  assert.deepEqual([...new Set(told)], ['signed-out']);
});

/** A ticket that was redeemed just before the session ended opens nothing any more. */
function openSocketOf(bus: Bus, webSession: WebSessionId, accountId: Awaited<ReturnType<typeof signIn>>['accountId']) {
  const terms = { build: REALTIME_BUILD, capacity: 100, resumption: undefined, hasAuthenticator: false };
  const where = { realm: realmId(1), edge, session: sessionId(99), ...terms };
  return call(bus, openSession, { accountId, generation: 1, webSession, address, ...where });
}

test('people see their devices in parts, and sign out those that are their own', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  await make(bus);
  await call(bus, createAccount, { username: 'bob', password: 'secret', roles: [] });
  const bob = await call(bus, openWebSession, { ...ann, username: 'bob', address, device: 'bob’s' });
  assert.ok('value' in bob);
  const grants: Awaited<ReturnType<typeof signIn>>[] = [];
  for (const name of ['one', 'two', 'three']) {
    grants.push(await signIn(bus, address, name));
    clock.advance(1_000);
  }
  const [own] = grants;
  assert.ok(own);
  const { accountId } = own;
  const first = await call(bus, listDevices, { accountId, after: undefined, limit: 2 });
  assert.ok('value' in first);
  assert.deepEqual([first.value.devices.map(({ device }) => device), first.value.hasMore], [['three', 'two'], true]);
  const second = await call(bus, listDevices, { accountId, after: first.value.devices.at(-1)?.webSession, limit: 2 });
  assert.ok('value' in second);
  assert.deepEqual([second.value.devices.map(({ device }) => device), second.value.hasMore], [['one'], false]);
  const foreign = await call(bus, endDevice, { accountId, webSession: bob.value.webSession });
  assert.deepEqual(foreign, { refused: 'account.no-web-session' });
  const unknown = webSessionId('AAAAAAAAAAAAAAAAAAAAAA');
  assert.deepEqual(await call(bus, endDevice, { accountId, webSession: unknown }), foreign);
  const ended = await call(bus, endDevices, { accountId, keep: own.webSession });
  assert.deepEqual(ended, { value: { endedCount: 2 } });
  assert.ok('value' in (await whose(bus, own.accessToken)));
  assert.ok('value' in (await whose(bus, bob.value.accessToken)));
});

test('an account has twenty devices at most; those used longest ago go', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  await make(bus);
  const first = await signIn(bus);
  for (let times = 0; times < 20; times++) {
    clock.advance(1_000);
    await signIn(bus);
  }
  assert.deepEqual(await refresh(bus, first.refreshToken), { refused: 'account.no-web-session' });
  const listed = await call(bus, listDevices, { accountId: first.accountId, after: undefined, limit: 50 });
  assert.ok('value' in listed && listed.value.devices.length === 20);
});

test('nobody refreshes from an address that is banned', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus);
  const { refreshToken } = await signIn(bus);
  await call(bus, banAddress, { network: address, seconds: 0, reason: 'test', by: 'test' });
  assert.deepEqual(await refresh(bus, refreshToken), { refused: 'account.address-banned' });
});
