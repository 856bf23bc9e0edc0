import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { type PinProof, pinHashOf } from '@realmwright/protocol/srp6/pin';
import { totpAt } from '@realmwright/protocol/srp6/totp';
import { startTestServices } from '@realmwright/testkit/test-services';
import { acceptLogin, banAccount, createAccount, findLogin, setAuthenticator, setPin } from './account.contract.ts';
import { decodeSecret } from './authenticator.rules.ts';

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

test('A-09: an authenticator code works once', async () => {
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

test('A-06, A-09: a ban is not told to somebody who knows the password but not the code', async () => {
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
