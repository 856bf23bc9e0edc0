import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { testPorts } from '@realmwright/testkit/test-ports';
import { startTestServices } from '@realmwright/testkit/test-services';
import { startServices } from '../start.ts';
import {
  acceptLogin,
  banAccount,
  checkPassword,
  createAccount,
  createAccounts,
  findLogin,
  findSession,
  grantRole,
  listAccounts,
  lockAccount,
  reportFailure,
  setPassword,
  unbanAccount,
  unlockAccount,
} from './account.contract.ts';
import { srpVerifierOf } from './srp-verifier.wire.ts';

const address = '192.0.2.7';
const sessionKey = new Uint8Array(40).fill(5);

async function make(bus: Bus, username: string, password = 'secret'): Promise<number> {
  const outcome = await call(bus, createAccount, { username, password, roles: [] });
  assert.ok('value' in outcome);
  return outcome.value.accountId;
}

async function logIn(bus: Bus, username: string) {
  const found = await call(bus, findLogin, { username, address });
  assert.ok('value' in found);
  const { generation } = found.value;
  const entered = { code: undefined, pinProof: undefined };
  return call(bus, acceptLogin, {
    username,
    sessionKey,
    generation,
    build: 12340,
    locale: 'enUS',
    address,
    ...entered,
  });
}

test('a login finds the verifier of the password that was set', async () => {
  await using services = await startTestServices();
  await make(services.bus, 'Ann', 'Secret');
  const found = await call(services.bus, findLogin, { username: 'ann', address });
  assert.ok('value' in found);
  const { username, salt, verifier } = found.value;
  assert.equal(username, 'ANN');
  assert.deepEqual(new Uint8Array(verifier), new Uint8Array(srpVerifierOf('ANN', 'SECRET', salt)));
  assert.notEqual(salt.at(-1), 0);
});

test('A-05: an unknown name gets the same salt each time, and nothing tells it from a known one', async () => {
  await using services = await startTestServices();
  await make(services.bus, 'known');
  const ask = async (username: string) => {
    const found = await call(services.bus, findLogin, { username, address });
    assert.ok('value' in found);
    return found.value;
  };
  const [first, again, other, known] = [
    await ask('ghost'),
    await ask('GHOST'),
    await ask('ghost2'),
    await ask('known'),
  ];
  assert.deepEqual(first, again);
  assert.notDeepEqual(first.salt, other.salt);
  for (const found of [first, known]) {
    assert.equal(found.salt.length, 32);
    assert.equal(found.verifier.length, 32);
    assert.equal(found.hasAuthenticator, false);
  }
});

test('A-07: names that no account can have are challenged as well', async () => {
  await using services = await startTestServices();
  for (const username of ['', 'ÄÖÜ', 'a name', 'x'.repeat(64), 'ıſ', 'null\0byte']) {
    const found = await call(services.bus, findLogin, { username, address });
    assert.ok('value' in found, username);
    assert.equal(found.value.salt.length, 32);
  }
});

test('A-07: a name is taken in whatever case it is typed', async () => {
  await using services = await startTestServices();
  await make(services.bus, 'Ann');
  const outcome = await call(services.bus, createAccount, { username: 'aNN', password: 'other', roles: [] });
  assert.deepEqual(outcome, { refused: 'account.name-taken' });
});

test('the gateway finds the key of an accepted login, until the password changes', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  assert.deepEqual(await call(bus, findSession, { username: 'ann', address }), { refused: 'account.no-session' });
  assert.ok('value' in (await logIn(bus, 'ann')));
  const found = await call(bus, findSession, { username: 'ANN', address });
  assert.ok('value' in found);
  assert.deepEqual(new Uint8Array(found.value.sessionKey), sessionKey);
  await call(bus, setPassword, { username: 'ann', password: 'fresh' });
  assert.deepEqual(await call(bus, findSession, { username: 'ann', address }), { refused: 'account.no-session' });
});

test('A-14: a session key expires after a day', async () => {
  await using services = await startTestServices();
  await make(services.bus, 'ann');
  await logIn(services.bus, 'ann');
  services.clock.advance(86_400_001);
  assert.deepEqual(await call(services.bus, findSession, { username: 'ann', address }), {
    refused: 'account.no-session',
  });
});

test('A-06: ban and lock are told after the proof only, and end with unban and unlock', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  await call(bus, banAccount, { username: 'ann', seconds: 60, reason: 'shouting', by: 'test' });
  assert.ok('value' in (await call(bus, findLogin, { username: 'ann', address })));
  assert.deepEqual(await logIn(bus, 'ann'), { refused: 'account.suspended' });
  services.clock.advance(61_000);
  assert.ok('value' in (await logIn(bus, 'ann')));
  await call(bus, banAccount, { username: 'ann', seconds: 0, reason: 'again', by: 'test' });
  assert.deepEqual(await logIn(bus, 'ann'), { refused: 'account.banned' });
  assert.ok('value' in (await call(bus, unbanAccount, { username: 'ann', by: 'test' })));
  assert.deepEqual(await call(bus, unbanAccount, { username: 'ann', by: 'test' }), { refused: 'account.not-banned' });
  await call(bus, lockAccount, { username: 'ann' });
  assert.deepEqual(await logIn(bus, 'ann'), { refused: 'account.locked' });
  await call(bus, unlockAccount, { username: 'ann' });
  assert.ok('value' in (await logIn(bus, 'ann')));
});

test('A-14: a change between challenge and proof makes the proof stale', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  const found = await call(bus, findLogin, { username: 'ann', address });
  assert.ok('value' in found);
  const { generation } = found.value;
  await call(bus, setPassword, { username: 'ann', password: 'fresh' });
  const login = { username: 'ann', sessionKey, generation, build: 5875, locale: 'enUS', address };
  const entered = { code: undefined, pinProof: undefined };
  assert.deepEqual(await call(bus, acceptLogin, { ...login, ...entered }), { refused: 'account.stale' });
});

test('A-12: too many failures throttle one account from one network, not from another', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  for (let i = 0; i < 10; i++) await call(bus, reportFailure, { username: 'ann', address });
  assert.deepEqual(await call(bus, findLogin, { username: 'ann', address }), { refused: 'account.throttled' });
  assert.ok('value' in (await call(bus, findLogin, { username: 'ann', address: '198.51.100.1' })));
  services.clock.advance(60_000);
  assert.ok('value' in (await call(bus, findLogin, { username: 'ann', address })));
});

test('replicas of the account service throttle together', async () => {
  await using services = await startTestServices();
  const { bus, clock, database } = services;
  const replica = await startServices(
    { ...testPorts(bus), clock, database },
    { masterKey: new Uint8Array(32).fill(7), isSoleStart: false, realms: [], worldCommands: [] },
  );
  await make(bus, 'ann');
  for (let i = 0; i < 10; i++) await call(bus, reportFailure, { username: 'ann', address });
  await bus.flush();
  // Requests go to one replica or the other: each must have counted what the other was told.
  for (let i = 0; i < 12; i++) {
    assert.deepEqual(await call(bus, findLogin, { username: 'ann', address }), { refused: 'account.throttled' });
  }
  await replica.stop();
});

test('accounts made in bulk log in, and get their web password at the first web login', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const order = { pattern: 'loadbot{}', first: 1, count: 120, password: 'loadbot', roles: [] };
  assert.deepEqual(await call(bus, createAccounts, order), { value: { createdCount: 120, existingCount: 0 } });
  assert.deepEqual(await call(bus, createAccounts, { ...order, count: 121 }), {
    value: { createdCount: 1, existingCount: 120 },
  });
  assert.ok('value' in (await logIn(bus, 'loadbot77')));
  const wrong = await call(bus, checkPassword, { username: 'loadbot77', password: 'nope', address });
  assert.deepEqual(wrong, { refused: 'account.wrong-password' });
  for (let i = 0; i < 2; i++) {
    assert.ok('value' in (await call(bus, checkPassword, { username: 'loadbot77', password: 'loadbot', address })));
  }
  const row = await services.database.findRow<{ web_hash: string }>(
    `select web_hash from auth.accounts where username = 'LOADBOT77'`,
  );
  assert.match(row?.web_hash ?? '', /^\$argon2id\$/);
});

test('roles are granted one by one and all taken away with player', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  await call(bus, grantRole, { username: 'ann', role: 'gamemaster' });
  assert.deepEqual(await call(bus, grantRole, { username: 'ann', role: 'operator' }), {
    value: { roles: ['gamemaster', 'operator'] },
  });
  assert.deepEqual(await call(bus, grantRole, { username: 'ann', role: 'player' }), { value: { roles: [] } });
});

test('the list of accounts goes by pages and shows no secret', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  for (const name of ['bob', 'ann', 'cid']) await make(bus, name);
  const first = await call(bus, listAccounts, { contains: '', after: '', limit: 2, onlineOnly: false });
  assert.ok('value' in first);
  assert.deepEqual(
    first.value.accounts.map(({ username }) => username),
    ['ANN', 'BOB'],
  );
  assert.equal(first.value.totalCount, 3);
  const second = await call(bus, listAccounts, { contains: '', after: 'BOB', limit: 2, onlineOnly: false });
  assert.ok('value' in second);
  assert.deepEqual(
    second.value.accounts.map(({ username }) => username),
    ['CID'],
  );
});
