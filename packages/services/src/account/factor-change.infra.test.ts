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
  findSession,
  openSession,
  rolesChanged,
  sessionRevoked,
  setAuthenticator,
} from './account.contract.ts';
import { lockAccountRow } from './account.store.ts';
import { decodeSecret } from './authenticator.rules.ts';
import { confirmAuthenticator, offerAuthenticator, removeAuthenticator } from './credentials.contract.ts';
import { updateAuthenticator } from './credentials.store.ts';
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
  const terms = { address, capacity: 10, hasAuthenticator: false, webSession: undefined, resumption: undefined };
  const opened = await call(bus, openSession, { accountId, generation: 1, realm, ...seat, build: 12_340, ...terms });
  assert.ok('value' in opened);
  const proven = { accountId, generation: 1, hasAuthenticator: false, webSession: undefined };
  const issued = await call(bus, issueTicket, proven);
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
  const terms = {
    address,
    capacity: 10,
    hasAuthenticator: false,
    webSession,
    resumption: undefined,
    build: REALTIME_BUILD,
  };
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

/** Has somebody sign in, and sets up an authenticator of its account after the password was looked at, before anything is begun. */
async function overtaken<Answer>(
  { database, clock }: TestServices,
  accountId: AccountId,
  signingIn: () => Promise<Answer>,
): Promise<Answer> {
  const signedIn = await database.transaction(async (db) => {
    await lockAccountRow(db, accountId, new Date(clock.now()));
    // In an object: the transaction must not wait for it.
    const under = { way: signingIn() };
    await until(
      async () => {
        const waiting = await database.findRow<{ count: number }>(
          `select count(*)::int as count from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return waiting?.count === 1;
      },
      { what: 'the sign-in to wait for the account' },
    );
    await updateAuthenticator(db, 'ANN', new Uint8Array(48).fill(1));
    return under;
  });
  return await signedIn.way;
}

test('H-06: whoever showed a password while an authenticator was being set up is not signed in afterwards', async () => {
  await using services = await startTestServices();
  const { bus, database } = services;
  const accountId = await make(bus);
  const credentials = { username: 'ann', password: 'secret', code: undefined, address };
  const device = await overtaken(services, accountId, () =>
    call(bus, openWebSession, { ...credentials, device: 'telephone' }),
  );
  assert.deepEqual(device, { refused: 'account.code-needed' });
  assert.deepEqual(await database.rows('select from auth.web_sessions'), []);
});

test('H-06: nor does whoever showed a password before get a ticket afterwards', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  const accountId = await make(bus);
  const before = await tryPassword(bus, 'secret');
  assert.ok('value' in before);
  const ticketOf = (proven: typeof before.value) => call(bus, issueTicket, { ...proven, webSession: undefined });
  const { secret } = await setUp(services, accountId, undefined);
  assert.deepEqual(await ticketOf(before.value), { refused: 'account.code-needed' });
  clock.advance(30_000);
  const after = await tryPassword(bus, 'secret', totpAt(secret, clock.now()));
  assert.ok('value' in after);
  assert.ok('value' in (await ticketOf(after.value)));
});

test('H-06: nor does a ticket or a login open a line that was taken before', async () => {
  await using services = await startTestServices();
  const { bus, realm, clock } = services;
  const accountId = await make(bus);
  const before = await tryPassword(bus, 'secret');
  assert.ok('value' in before);
  const issued = await call(bus, issueTicket, { ...before.value, webSession: undefined });
  assert.ok('value' in issued);
  const redeemed = await call(bus, redeemTicket, issued.value);
  const entered = { build: 12_340, locale: 'enUS', address, code: undefined, pinProof: undefined };
  const login = { username: 'ann', sessionKey: new Uint8Array(40).fill(5), generation: 1, ...entered };
  assert.ok('value' in (await call(bus, acceptLogin, login)));
  const key = await call(bus, findSession, { username: 'ann', address });
  assert.ok('value' in redeemed && 'value' in key);
  const { secret } = await setUp(services, accountId, undefined);
  const open = (hasAuthenticator: boolean, build: number) => {
    const seat = { edge: edgeId('edge-a'), session: sessionId(3), realm, address, capacity: 10, build };
    const terms = { hasAuthenticator, webSession: undefined, resumption: undefined };
    return call(bus, openSession, { accountId, generation: 1, ...seat, ...terms });
  };
  const stale = { refused: 'account.stale-session' };
  assert.deepEqual(await open(redeemed.value.hasAuthenticator, REALTIME_BUILD), stale);
  assert.deepEqual(await open(key.value.hasAuthenticator, 12_340), stale);
  clock.advance(30_000);
  const code = totpAt(secret, clock.now());
  assert.ok('value' in (await call(bus, acceptLogin, { ...login, code })));
  const proven = await call(bus, findSession, { username: 'ann', address });
  assert.ok('value' in proven);
  assert.ok('value' in (await open(proven.value.hasAuthenticator, 12_340)));
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
