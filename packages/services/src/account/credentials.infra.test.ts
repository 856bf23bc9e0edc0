import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { totpAt } from '@realmwright/protocol/srp6/totp';
import { startTestServices } from '@realmwright/testkit/test-services';
import { createAccount, findLogin } from './account.contract.ts';
import { decodeSecret } from './authenticator.rules.ts';
import {
  changePassword,
  confirmAuthenticator,
  issueResetToken,
  offerAuthenticator,
  removeAuthenticator,
  resetPassword,
} from './credentials.contract.ts';
import { signIn } from './sign-in.contract.ts';
import { checkAccess, openWebSession } from './web-session.contract.ts';

const address = '192.0.2.7';

async function make(bus: Bus) {
  const made = await call(bus, createAccount, { username: 'ann', password: 'secret', roles: [] });
  assert.ok('value' in made);
  return made.value.accountId;
}

const tryPassword = (bus: Bus, password: string, code?: string) =>
  call(bus, signIn, { username: 'ann', password, code, address });

test('whoever knows the old password sets a new one, which ends every session', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const accountId = await make(bus);
  const device = { username: 'ann', password: 'secret', code: undefined, address, device: 'telephone' };
  const session = await call(bus, openWebSession, device);
  assert.ok('value' in session);
  const change = (password: string, newPassword: string) =>
    call(bus, changePassword, { accountId, password, newPassword, address });
  assert.deepEqual(await change('wrong', 'another'), { refused: 'account.wrong-password' });
  assert.deepEqual(await change('secret', 'a password beyond all length'), { refused: 'account.invalid-password' });
  assert.ok('value' in (await change('secret', 'another')));
  const { accessToken } = session.value;
  assert.deepEqual(await call(bus, checkAccess, { accessToken }), { refused: 'account.no-access' });
  assert.deepEqual(await tryPassword(bus, 'secret'), { refused: 'account.wrong-password' });
  assert.ok('value' in (await tryPassword(bus, 'another')));
});

test('a token for a new password is good once, within an hour, and is replaced by a newer one', async () => {
  await using services = await startTestServices();
  const { bus, clock, database } = services;
  await make(bus);
  const issue = async () => {
    const issued = await call(bus, issueResetToken, { username: 'Ann', by: 'OP' });
    assert.ok('value' in issued);
    return issued.value.token;
  };
  const reset = (token: string, newPassword = 'another') => call(bus, resetPassword, { token, newPassword, address });
  const replaced = await issue();
  const token = await issue();
  const kept = await database.findRow<{ all: string }>('select json_agg(t)::text as all from auth.reset_tokens t');
  assert.ok(kept !== undefined && !kept.all.includes(token) && !kept.all.includes(replaced));
  assert.deepEqual(await reset(replaced), { refused: 'account.no-reset-token' });
  // A password that cannot be does not cost the token.
  assert.deepEqual(await reset(token, 'ä'), { refused: 'account.invalid-password' });
  assert.deepEqual(await reset(token), { value: { username: 'ANN' } });
  assert.deepEqual(await reset(token), { refused: 'account.no-reset-token' });
  assert.ok('value' in (await tryPassword(bus, 'another')));
  const late = await issue();
  clock.advance(3_600_001);
  assert.deepEqual(await reset(late), { refused: 'account.no-reset-token' });
  assert.deepEqual(await call(bus, issueResetToken, { username: 'nobody', by: 'OP' }), {
    refused: 'account.not-found',
  });
});

test('a token for a new password is worth nothing once the password has been changed otherwise', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const accountId = await make(bus);
  const issued = await call(bus, issueResetToken, { username: 'Ann', by: 'OP' });
  assert.ok('value' in issued);
  const { token } = issued.value;
  const changed = await call(bus, changePassword, { accountId, password: 'secret', newPassword: 'another', address });
  assert.ok('value' in changed);
  const taken = await call(bus, resetPassword, { token, newPassword: 'stolen', address });
  assert.deepEqual(taken, { refused: 'account.no-reset-token' });
  assert.ok('value' in (await tryPassword(bus, 'another')));
});

test('an authenticator counts as soon as a code of it was entered, and goes with password and code', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  const accountId = await make(bus);
  const offer = (password: string) => call(bus, offerAuthenticator, { accountId, password, address });
  assert.deepEqual(await offer('wrong'), { refused: 'account.wrong-password' });
  const offered = await offer('secret');
  assert.ok('value' in offered);
  assert.match(offered.value.uri, /^otpauth:\/\/totp\/.*secret=/);
  const secret = decodeSecret(offered.value.secret);
  assert.ok(secret);
  // Offered is not set up: sign-ins go on without a code until one was entered.
  assert.ok('value' in (await tryPassword(bus, 'secret')));
  const confirm = (code: string) => call(bus, confirmAuthenticator, { accountId, code, address, keep: undefined });
  const code = totpAt(secret, clock.now());
  assert.deepEqual(await confirm(code === '000000' ? '111111' : '000000'), { refused: 'account.wrong-code' });
  assert.ok('value' in (await confirm(code)));
  assert.deepEqual(await tryPassword(bus, 'secret'), { refused: 'account.code-needed' });
  // The code that set it up was used.
  assert.deepEqual(await tryPassword(bus, 'secret', code), { refused: 'account.wrong-code' });
  const login = await call(bus, findLogin, { username: 'ann', address });
  assert.ok('value' in login && login.value.hasAuthenticator);
  assert.deepEqual(await offer('secret'), { refused: 'account.has-authenticator' });
  clock.advance(30_000);
  const remove = (password: string, entered: string) =>
    call(bus, removeAuthenticator, { accountId, password, code: entered, address });
  assert.deepEqual(await remove('secret', code), { refused: 'account.wrong-code' });
  assert.deepEqual(await remove('wrong', totpAt(secret, clock.now())), { refused: 'account.wrong-password' });
  assert.ok('value' in (await remove('secret', totpAt(secret, clock.now()))));
  assert.ok('value' in (await tryPassword(bus, 'secret')));
  const again = await remove('secret', totpAt(secret, clock.now()));
  assert.deepEqual(again, { refused: 'account.no-authenticator' });
});

test('an authenticator that nobody confirms within ten minutes is forgotten', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  const accountId = await make(bus);
  const offered = await call(bus, offerAuthenticator, { accountId, password: 'secret', address });
  const secret = 'value' in offered ? decodeSecret(offered.value.secret) : undefined;
  assert.ok(secret);
  clock.advance(600_001);
  const code = totpAt(secret, clock.now());
  const confirmed = await call(bus, confirmAuthenticator, { accountId, code, address, keep: undefined });
  assert.deepEqual(confirmed, { refused: 'account.no-offer' });
});
