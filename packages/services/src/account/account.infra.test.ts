import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { type PinProof, pinHashOf } from '@realmwright/protocol/srp6/pin';
import { totpAt } from '@realmwright/protocol/srp6/totp';
import { startTestServices } from '@realmwright/testkit/test-services';
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
  setAuthenticator,
  setPassword,
  setPin,
  unbanAccount,
  unlockAccount,
} from './account.contract.ts';
import { decodeSecret } from './authenticator.rules.ts';
import { srpVerifierOf } from './srp-verifier.wire.ts';

const address = '192.0.2.7';
const sessionKey = new Uint8Array(40).fill(5);

async function make(bus: Bus, username: string, password = 'secret'): Promise<number> {
  const outcome = await call(bus, createAccount, { username, password, roles: [] });
  assert.ok('value' in outcome);
  return outcome.value.accountId;
}

async function logIn(bus: Bus, username: string, code?: string, pinProof?: PinProof) {
  const found = await call(bus, findLogin, { username, address });
  assert.ok('value' in found);
  const { generation } = found.value;
  const entered = { code, pinProof };
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

/** What a client proves that shows the grid of some seed. */
function onGrid(pin: string): PinProof {
  const asked = {
    gridSeed: 0x5eed_1234,
    serverSalt: new Uint8Array(16).fill(1),
    clientSalt: new Uint8Array(16).fill(2),
  };
  return { ...asked, hash: pinHashOf({ pin, ...asked }) };
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

test('an unknown name gets the same salt each time, and nothing tells it from a known one', async () => {
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

test('names that no account can have are challenged as well', async () => {
  await using services = await startTestServices();
  for (const username of ['', 'ÄÖÜ', 'a name', 'x'.repeat(64), 'ıſ', 'null\0byte']) {
    const found = await call(services.bus, findLogin, { username, address });
    assert.ok('value' in found, username);
    assert.equal(found.value.salt.length, 32);
  }
});

test('a name is taken in whatever case it is typed', async () => {
  await using services = await startTestServices();
  await make(services.bus, 'Ann');
  const outcome = await call(services.bus, createAccount, { username: 'aNN', password: 'other', roles: [] });
  assert.deepEqual(outcome, { refused: 'account.name-taken' });
});

test('the gateway finds the key of an accepted login, until the password changes', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  assert.deepEqual(await call(bus, findSession, { username: 'ann' }), { refused: 'account.no-session' });
  assert.ok('value' in (await logIn(bus, 'ann')));
  const found = await call(bus, findSession, { username: 'ANN' });
  assert.ok('value' in found);
  assert.deepEqual(new Uint8Array(found.value.sessionKey), sessionKey);
  await call(bus, setPassword, { username: 'ann', password: 'fresh' });
  assert.deepEqual(await call(bus, findSession, { username: 'ann' }), { refused: 'account.no-session' });
});

test('a session key expires after a day', async () => {
  await using services = await startTestServices();
  await make(services.bus, 'ann');
  await logIn(services.bus, 'ann');
  services.clock.advance(86_400_001);
  assert.deepEqual(await call(services.bus, findSession, { username: 'ann' }), { refused: 'account.no-session' });
});

test('ban and lock are told after the proof only, and end with unban and unlock', async () => {
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

test('a change between challenge and proof makes the proof stale', async () => {
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

test('an authenticator code works once', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  await make(bus, 'ann');
  const set = await call(bus, setAuthenticator, { username: 'ann', remove: false, secret: undefined });
  assert.ok('value' in set);
  const secret = decodeSecret(set.value.secret);
  assert.ok(secret);
  const code = totpAt(secret, clock.now());
  assert.deepEqual(await logIn(bus, 'ann', '000000'.replace(/^./, code.startsWith('0') ? '1' : '0')), {
    refused: 'account.wrong-code',
  });
  assert.deepEqual(await logIn(bus, 'ann'), { refused: 'account.wrong-code' });
  assert.ok('value' in (await logIn(bus, 'ann', code)));
  assert.deepEqual(await logIn(bus, 'ann', code), { refused: 'account.wrong-code' });
  const row = await services.database.findRow<{ authenticator: Uint8Array }>('select authenticator from auth.accounts');
  assert.ok(row && !Buffer.from(row.authenticator).includes(Buffer.from(secret)));
});

test('an authenticator code that was entered on the grid of the PIN works once, wherever its zeros are', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  await make(bus, 'ann');
  const set = await call(bus, setAuthenticator, { username: 'ann', remove: false, secret: undefined });
  const secret = 'value' in set ? decodeSecret(set.value.secret) : undefined;
  assert.ok(secret);
  // A code that begins with 0 turns up in ten periods or so.
  while (!totpAt(secret, clock.now()).startsWith('0')) clock.advance(30_000);
  const code = totpAt(secret, clock.now());
  const wrong = `1${code.slice(1)}`;
  assert.deepEqual(await logIn(bus, 'ann', undefined, onGrid(wrong)), { refused: 'account.wrong-code' });
  assert.ok('value' in (await logIn(bus, 'ann', undefined, onGrid(code))));
  assert.deepEqual(await logIn(bus, 'ann', code), { refused: 'account.wrong-code' });
  assert.deepEqual(await logIn(bus, 'ann', undefined, onGrid(code)), { refused: 'account.wrong-code' });
});

test('a ban is not told to somebody who knows the password but not the code', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  await make(bus, 'ann');
  const set = await call(bus, setAuthenticator, { username: 'ann', remove: false, secret: undefined });
  const secret = 'value' in set ? decodeSecret(set.value.secret) : undefined;
  assert.ok(secret);
  await call(bus, banAccount, { username: 'ann', seconds: 0, reason: 'test', by: 'test' });
  assert.deepEqual(await logIn(bus, 'ann'), { refused: 'account.wrong-code' });
  assert.deepEqual(await logIn(bus, 'ann', totpAt(secret, clock.now())), { refused: 'account.banned' });
});

test('a PIN reaches the login server and is not readable in the database', async () => {
  await using services = await startTestServices();
  await make(services.bus, 'ann');
  assert.deepEqual(await call(services.bus, setPin, { username: 'ann', pin: '12' }), {
    refused: 'account.invalid-pin',
  });
  await call(services.bus, setPin, { username: 'ann', pin: '123456' });
  const found = await call(services.bus, findLogin, { username: 'ann', address });
  assert.ok('value' in found);
  assert.equal(found.value.pin, '123456');
  const row = await services.database.findRow<{ pin: Uint8Array }>('select pin from auth.accounts');
  assert.ok(row && !Buffer.from(row.pin).includes('123456'));
});

test('too many failures throttle one account from one network, not from another', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  for (let i = 0; i < 10; i++) await call(bus, reportFailure, { username: 'ann', address });
  assert.deepEqual(await call(bus, findLogin, { username: 'ann', address }), { refused: 'account.throttled' });
  assert.ok('value' in (await call(bus, findLogin, { username: 'ann', address: '198.51.100.1' })));
  services.clock.advance(60_000);
  assert.ok('value' in (await call(bus, findLogin, { username: 'ann', address })));
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
