import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, listen } from '@realmwright/kernel/contract';
import { type AccountId, edgeId, sessionId, type WebSessionId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import { totpAt } from '@realmwright/protocol/srp6/totp';
import { startTestServices, type TestServices } from '@realmwright/testkit/test-services';
import { until } from '@realmwright/testkit/waiting';
import {
  acceptLogin,
  createAccount,
  findLogin,
  findSession,
  openSession,
  rolesChanged,
  sessionRevoked,
  setAuthenticator,
} from './account.contract.ts';
import { decodeSecret } from './authenticator.rules.ts';
import {
  changePassword,
  confirmAuthenticator,
  issueResetToken,
  offerAuthenticator,
  removeAuthenticator,
  resetPassword,
} from './credentials.contract.ts';
import { issueTicket, redeemTicket, signIn } from './sign-in.contract.ts';
import { checkAccess, openWebSession, refreshWebSession } from './web-session.contract.ts';

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

/** Sets up an authenticator of the account from one of its devices; gives its secret, and how many others were signed out. */
async function setUp(
  { bus, clock }: TestServices,
  accountId: AccountId,
  keep: WebSessionId | undefined,
): Promise<{ readonly secret: Uint8Array; readonly endedCount: number }> {
  const offered = await call(bus, offerAuthenticator, { accountId, password: 'secret', address });
  const secret = 'value' in offered ? decodeSecret(offered.value.secret) : undefined;
  assert.ok(secret);
  const confirmed = await call(bus, confirmAuthenticator, {
    accountId,
    code: totpAt(secret, clock.now()),
    address,
    keep,
  });
  assert.ok('value' in confirmed, JSON.stringify(confirmed));
  return { secret, endedCount: confirmed.value.endedCount };
}

test('H-06: an authenticator that is set up signs out whatever came in without it, but not the device that did it', async () => {
  await using services = await startTestServices();
  const { bus, realm, clock } = services;
  const accountId = await make(bus);
  const device = async (name: string) => {
    const credentials = { username: 'ann', password: 'secret', code: undefined, address };
    const opened = await call(bus, openWebSession, { ...credentials, device: name });
    assert.ok('value' in opened);
    return opened.value;
  };
  const [telephone, page] = [await device('telephone'), await device('page')];
  // A game client has logged in too, and plays; and somebody holds a ticket that only the password was shown for.
  const login = {
    username: 'ann',
    sessionKey: new Uint8Array(40).fill(5),
    generation: 1,
    build: 12_340,
    locale: 'enUS',
  };
  const accepted = await call(bus, acceptLogin, { ...login, address, code: undefined, pinProof: undefined });
  assert.ok('value' in accepted);
  const seat = { edge: edgeId('edge-a'), session: sessionId(3) };
  const terms = { address, capacity: 10, webSession: undefined, resumption: undefined };
  const opened = await call(bus, openSession, { accountId, generation: 1, realm, ...seat, build: 12_340, ...terms });
  assert.ok('value' in opened);
  const issued = await call(bus, issueTicket, { accountId, generation: 1, webSession: undefined });
  assert.ok('value' in issued);
  const revoked: unknown[] = [];
  listen(bus, sessionRevoked, { scope: seat.edge }, ({ session, reason }) => void revoked.push([session, reason]));
  await bus.flush();
  const { secret, endedCount } = await setUp(services, accountId, page.webSession);
  assert.equal(endedCount, 2, 'the telephone and the game client');
  await until(() => revoked.length === 1, { what: 'the edge to be told' });
  assert.deepEqual(revoked, [[seat.session, 'signed-out']]);
  const { accessToken, refreshToken } = telephone;
  assert.deepEqual(await call(bus, checkAccess, { accessToken }), { refused: 'account.no-access' });
  const refused = { refused: 'account.no-web-session' };
  assert.deepEqual(await call(bus, refreshWebSession, { refreshToken, address }), refused);
  assert.deepEqual(await call(bus, findSession, { username: 'ann', address }), { refused: 'account.no-session' });
  assert.ok('refused' in (await call(bus, redeemTicket, { ticket: issued.value.ticket })));
  const known = await call(bus, checkAccess, { accessToken: page.accessToken });
  assert.ok('value' in known && known.value.hasAuthenticator);
  assert.ok('value' in (await call(bus, refreshWebSession, { refreshToken: page.refreshToken, address })));
  // Taken away again, it signs out nobody: everybody has proven more than is asked for by then.
  clock.advance(30_000);
  const code = totpAt(secret, clock.now());
  assert.ok('value' in (await call(bus, removeAuthenticator, { accountId, password: 'secret', code, address })));
  assert.ok('value' in (await call(bus, checkAccess, { accessToken: page.accessToken })));
});

test('H-06: what is open on the device that sets one up goes on, with the roles that need it, until it is taken away', async () => {
  await using services = await startTestServices({ operatorsNeedAuthenticator: true });
  const { bus, realm, clock } = services;
  const made = await call(bus, createAccount, { username: 'ann', password: 'secret', roles: ['operator'] });
  assert.ok('value' in made);
  const { accountId } = made.value;
  const credentials = { username: 'ann', password: 'secret', code: undefined, address };
  const page = await call(bus, openWebSession, { ...credentials, device: 'page' });
  assert.ok('value' in page);
  const { webSession } = page.value;
  const seat = { edge: edgeId('edge-a'), session: sessionId(3) };
  const terms = { address, capacity: 10, webSession, resumption: undefined, build: REALTIME_BUILD };
  const opened = await call(bus, openSession, { accountId, generation: 1, realm, ...seat, ...terms });
  assert.deepEqual('value' in opened && opened.value.roles, []);
  const told: unknown[] = [];
  listen(bus, rolesChanged, { scope: seat.edge }, ({ session, roles }) => void told.push([session, roles]));
  listen(bus, sessionRevoked, { scope: seat.edge }, ({ reason }) => void told.push(reason));
  await bus.flush();
  const { secret, endedCount } = await setUp(services, accountId, webSession);
  assert.equal(endedCount, 0);
  clock.advance(30_000);
  const code = totpAt(secret, clock.now());
  assert.ok('value' in (await call(bus, removeAuthenticator, { accountId, password: 'secret', code, address })));
  await until(() => told.length === 2, { what: 'the edge to be told twice' });
  assert.deepEqual(told, [
    [seat.session, ['operator']],
    [seat.session, []],
  ]);
});

test('H-06: an authenticator counts together with the end of what came in without it, or not at all', async () => {
  await using services = await startTestServices();
  const { bus, clock, database } = services;
  const accountId = await make(bus);
  const credentials = { username: 'ann', password: 'secret', code: undefined, address };
  const opened = await call(bus, openWebSession, { ...credentials, device: 'telephone' });
  const offered = await call(bus, offerAuthenticator, { accountId, password: 'secret', address });
  const secret = 'value' in offered ? decodeSecret(offered.value.secret) : undefined;
  assert.ok('value' in opened && secret);
  const { accessToken } = opened.value;
  const confirm = () =>
    call(bus, confirmAuthenticator, { accountId, code: totpAt(secret, clock.now()), address, keep: undefined });
  const setByOperator = () => call(bus, setAuthenticator, { username: 'ann', remove: false, secret: undefined });
  // The last of what is written fails.
  await database.execute(`create function auth.fail() returns trigger language plpgsql as
    $$ begin raise exception 'on purpose'; end $$`);
  await database.execute(`create trigger fail before delete on auth.open_sessions
    for each statement execute function auth.fail()`);
  await assert.rejects(confirm());
  await assert.rejects(setByOperator());
  assert.ok('value' in (await tryPassword(bus, 'secret')), 'no code is asked for');
  assert.ok('value' in (await call(bus, checkAccess, { accessToken })));
  await database.execute('drop trigger fail on auth.open_sessions');
  assert.deepEqual(await confirm(), { value: { endedCount: 1 } });
  assert.deepEqual(await tryPassword(bus, 'secret'), { refused: 'account.code-needed' });
  assert.deepEqual(await call(bus, checkAccess, { accessToken }), { refused: 'account.no-access' });
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
