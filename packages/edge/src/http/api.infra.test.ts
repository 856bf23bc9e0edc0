import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { call } from '@realmwright/kernel/contract';
import { totpAt } from '@realmwright/protocol/srp6/totp';
import { grantRole } from '@realmwright/services/account/account.contract';
import { issueResetToken } from '@realmwright/services/account/credentials.contract';
import { redeemTicket } from '@realmwright/services/account/sign-in.contract';
import { startTestApi, type TestApi } from '@realmwright/testkit/test-api';
import { apiRoutes } from './api-routes.ts';

let api: TestApi;
before(async () => {
  api = await startTestApi();
});
after(() => api[Symbol.asyncDispose]());

/** What a browser keeps of an answer. */
function cookieOf(answer: { readonly headers: Headers }): string {
  return /^realm_refresh=[^;]*/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';
}

const page = (): Record<string, string> => ({ origin: api.url });

test('a page signs in, stays so by a cookie that its scripts do not see, and signs out', async () => {
  await api.ask('POST', '/api/accounts', { body: { username: 'page', password: 'secret' } });
  const credentials = { username: 'page', password: 'secret' };
  const first = await api.ask('POST', '/api/session', { body: credentials, headers: page() });
  assert.equal(first.status, 201);
  assert.equal(first.body['refreshToken'], undefined);
  assert.equal(first.headers.get('cache-control'), 'no-store');
  assert.match(first.headers.get('set-cookie') ?? '', /; Path=\/api\/session; HttpOnly; SameSite=Strict$/);
  const cookie = cookieOf(first);
  const second = await api.ask('POST', '/api/session/refresh', { headers: { ...page(), cookie } });
  assert.equal(second.status, 200, second.text);
  const token = String(second.body['accessToken']);
  const who = await api.ask('GET', '/api/session', { token });
  assert.equal(who.body['username'], 'PAGE');
  assert.notEqual(cookieOf(second), cookie);
  const out = await api.ask('DELETE', '/api/session', { headers: { ...page(), cookie: cookieOf(second) } });
  assert.equal(out.status, 204);
  assert.match(out.headers.get('set-cookie') ?? '', /^realm_refresh=; Max-Age=0;/);
  assert.equal((await api.ask('GET', '/api/session', { token })).status, 401);
  const again = await api.ask('POST', '/api/session/refresh', { headers: { ...page(), cookie: cookieOf(second) } });
  assert.deepEqual([again.status, again.body['code']], [401, 'account.no-web-session']);
});

test('a program holds its refresh token itself; a page may not', async () => {
  const { refreshToken } = await api.signUp('program');
  const refreshed = await api.ask('POST', '/api/session/refresh', { body: { refreshToken } });
  assert.equal(refreshed.status, 200);
  assert.equal(typeof refreshed.body['refreshToken'], 'string');
  assert.equal(refreshed.headers.get('set-cookie'), null);
  const wish = { username: 'program', password: 'secret', keep: 'body' };
  const refused = await api.ask('POST', '/api/session', { body: wish, headers: page() });
  assert.deepEqual([refused.status, refused.body['code']], [400, 'http.cookie-only']);
});

test('a ticket is given to whoever is signed in, and names the session that ends its socket', async () => {
  const { accessToken, device } = await api.signUp('ticket');
  const given = await api.ask('POST', '/api/tickets', { token: accessToken });
  assert.equal(given.status, 201, given.text);
  assert.match(String(given.body['socket']), /^ws:\/\/127\.0\.0\.1:8090\/realtime$/);
  const ticket = Uint8Array.from(Buffer.from(String(given.body['ticket']), 'base64url'));
  const redeemed = await call(api.bus, redeemTicket, { ticket });
  assert.ok('value' in redeemed);
  assert.equal(redeemed.value.webSession, device);
  assert.equal((await api.ask('POST', '/api/tickets')).status, 401);
  assert.equal((await api.ask('POST', '/api/tickets', { body: { username: 'ticket' } })).status, 400);
});

test('devices come in parts and are signed out one by one, or all others at once', async () => {
  const own = await api.signUp('devices');
  for (const device of ['a', 'b', 'c']) {
    const body = { username: 'devices', password: 'secret', device };
    assert.equal((await api.ask('POST', '/api/session', { body })).status, 201);
  }
  const token = own.accessToken;
  const names: unknown[] = [];
  let path = '/api/devices?limit=3';
  for (let parts = 0; parts < 2; parts++) {
    const { body } = await api.ask('GET', path, { token });
    const items: { name: string; isCurrent: boolean }[] = Array.isArray(body['items']) ? body['items'] : [];
    names.push(...items.map(({ name, isCurrent }) => [name, isCurrent]));
    path = `/api/devices?limit=3&after=${String(body['next'])}`;
  }
  assert.deepEqual(names, [
    ['c', false],
    ['b', false],
    ['a', false],
    ['node', true],
  ]);
  const { body } = await api.ask('GET', '/api/devices', { token });
  assert.equal(body['next'], undefined);
  const first: { id: string } = Array.isArray(body['items']) ? body['items'][0] : { id: '' };
  assert.equal((await api.ask('DELETE', `/api/devices/${first.id}`, { token })).status, 204);
  assert.equal((await api.ask('DELETE', `/api/devices/${first.id}`, { token })).status, 404);
  const others = await api.ask('DELETE', '/api/devices', { token });
  assert.deepEqual([others.status, others.body['endedCount']], [200, 2]);
});

test('a guest tries the realm and makes the account its own', async () => {
  const guest = await api.ask('POST', '/api/guests', { body: {} });
  assert.equal(guest.status, 201, guest.text);
  const token = String(guest.body['accessToken']);
  assert.equal(guest.body['isGuest'], true);
  const body = { username: 'settled', password: 'secret' };
  const linked = await api.ask('POST', '/api/session/link', { token, body });
  assert.deepEqual([linked.status, linked.body['username']], [200, 'SETTLED']);
  const again = await api.ask('POST', '/api/session/link', { token, body: { username: 'other', password: 'secret' } });
  assert.deepEqual([again.status, again.body['code']], [409, 'account.not-guest']);
  assert.equal((await api.ask('POST', '/api/session', { body })).status, 201);
});

test('an authenticator is set up, asked for and taken away', async () => {
  const { accessToken: token } = await api.signUp('factor');
  const begun = await api.ask('POST', '/api/authenticator', { token, body: { password: 'secret' } });
  assert.equal(begun.status, 201, begun.text);
  const secret = bytesOf(String(begun.body['secret']));
  const { clock } = api.services;
  const code = () => totpAt(secret, clock.now());
  const body = { username: 'factor', password: 'secret' };
  const other = await api.ask('POST', '/api/session', { body });
  assert.equal(other.status, 201, other.text);
  const set = await api.ask('PUT', '/api/authenticator', { token, body: { code: code() } });
  assert.deepEqual([set.status, set.body], [200, { endedCount: 1 }], set.text);
  assert.equal((await api.ask('GET', '/api/session', { token: String(other.body['accessToken']) })).status, 401);
  const own = await api.ask('GET', '/api/session', { token });
  assert.deepEqual([own.status, own.body['hasAuthenticator']], [200, true]);
  const without = await api.ask('POST', '/api/session', { body });
  assert.deepEqual([without.status, without.body['code']], [401, 'account.code-needed']);
  clock.advance(30_000);
  assert.equal((await api.ask('POST', '/api/session', { body: { ...body, code: code() } })).status, 201);
  clock.advance(30_000);
  const off = await api.ask('POST', '/api/authenticator/off', { token, body: { password: 'secret', code: code() } });
  assert.equal(off.status, 204, off.text);
  assert.equal((await api.ask('POST', '/api/session', { body })).status, 201);
});

test('a password is changed by its owner, and set anew with a token of an operator', async () => {
  const { accessToken: token } = await api.signUp('forget');
  const change = { password: 'secret', newPassword: 'another' };
  assert.equal((await api.ask('PUT', '/api/password', { token, body: change })).status, 204);
  assert.equal((await api.ask('GET', '/api/session', { token })).status, 401);
  const issued = await call(api.bus, issueResetToken, { username: 'forget', by: 'OP' });
  assert.ok('value' in issued);
  const body = { token: issued.value.token, newPassword: 'third' };
  const reset = await api.ask('POST', '/api/password', { body });
  assert.deepEqual([reset.status, reset.body['username']], [200, 'FORGET']);
  assert.equal((await api.ask('POST', '/api/password', { body })).status, 403);
  assert.equal(
    (await api.ask('POST', '/api/session', { body: { username: 'forget', password: 'third' } })).status,
    201,
  );
});

test('roles are those that the account has now', async () => {
  const { accessToken: token } = await api.signUp('rising');
  await call(api.bus, grantRole, { username: 'rising', role: 'gamemaster' });
  assert.deepEqual((await api.ask('GET', '/api/session', { token })).body['roles'], ['gamemaster']);
});

test('every error is a problem with a code: no such page, no such method, too large, no JSON, wrong parts', async () => {
  const isProblem = ({ headers }: { readonly headers: Headers }): void =>
    assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
  const missing = await api.ask('GET', '/api/nothing');
  isProblem(missing);
  assert.deepEqual([missing.status, missing.body['code']], [404, 'http.not-found']);
  const method = await api.ask('PUT', '/api/session', { body: {} });
  isProblem(method);
  assert.deepEqual([method.status, method.headers.get('allow')], [405, 'POST, GET, DELETE, HEAD']);
  const large = await api.ask('POST', '/api/accounts', { body: { username: 'x'.repeat(20_000), password: 'x' } });
  isProblem(large);
  assert.deepEqual([large.status, large.body['code']], [413, 'http.too-large']);
  const broken = await fetch(`${api.url}/api/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"username":',
  });
  isProblem(broken);
  assert.equal(broken.status, 400);
  const wrong = await api.ask('POST', '/api/accounts', { body: { username: 7, extra: true } });
  isProblem(wrong);
  assert.equal(wrong.status, 400);
  const pointers: unknown = wrong.body['errors'];
  assert.ok(Array.isArray(pointers) && pointers.some(({ pointer }) => pointer === '/body/username'), wrong.text);
  assert.match(String(wrong.body['instance']), /^urn:realmwright:request:[0-9a-f]{16}$/);
});

test('whoever asks too often is told when to come back', async () => {
  await using narrow = await startTestApi({ registrationsPerHour: 2 });
  const register = (username: string) =>
    narrow.ask('POST', '/api/accounts', { body: { username, password: 'secret' } });
  assert.deepEqual([(await register('one')).status, (await register('two')).status], [201, 201]);
  const third = await register('three');
  assert.deepEqual([third.status, third.body['code']], [429, 'http.too-many-requests']);
  const wait = Number(third.headers.get('retry-after'));
  assert.ok(wait > 0 && wait <= 1_800, String(wait));
  assert.match(
    await narrow.metrics(),
    /http_api_requests_total\{[^}]*operation="register"[^}]*outcome="http\.too-many-requests"/,
  );
});

test('a realm whose operator makes the accounts says so', async () => {
  await using closed = await startTestApi({ registrationsPerHour: 0 });
  const refused = await closed.ask('POST', '/api/accounts', { body: { username: 'one', password: 'secret' } });
  assert.deepEqual([refused.status, refused.body['code']], [403, 'account.registration-closed']);
});

test('the document of the running realm names it', async () => {
  const { status, body } = await api.ask('GET', '/api/openapi.json');
  assert.equal(status, 200);
  assert.match(JSON.stringify(body['info']), /Testmere/);
});

/** The bytes of a Base32 secret. */
function bytesOf(text: string): Uint8Array {
  const bits = Array.from(text, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const octets = bits.join('').match(/[01]{8}/g) ?? [];
  return Uint8Array.from(octets, (octet) => Number.parseInt(octet, 2));
}

test('every route that is added under /api, in whatever way, stands in the document', async () => {
  const { body } = await api.ask('GET', '/api/openapi.json');
  const paths = new Map(Object.entries(Object(body['paths'])).map(([path, item]) => [path, Object.keys(Object(item))]));
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const sources = (await readdir(folder, { recursive: true })).filter((name) => /(?<!test)\.ts$/.test(name));
  let foundCount = 0;
  for (const name of sources) {
    const source = await readFile(join(folder, name), 'utf8');
    for (const [, method = '', url = ''] of source.matchAll(
      /server\.(get|post|put|delete)(?:<[^(]*>)?\(\s*'(\/api\/[^']*)'/g,
    )) {
      foundCount += 1;
      const path = url.replaceAll(/:(\w+)/g, '{$1}');
      assert.ok(paths.get(path)?.includes(method), `${method} ${path} of ${name} is not in the document`);
    }
  }
  assert.ok(foundCount >= 4, 'routes are found in the sources');
});

test('people read the same as a page, which runs nothing', async () => {
  const { status, headers, text } = await api.ask('GET', '/api');
  assert.equal(status, 200);
  assert.match(headers.get('content-type') ?? '', /^text\/html/);
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
  for (const { operation, path } of apiRoutes) {
    assert.ok(text.includes(`id="${operation}"`) && text.includes(`<code>${path}</code>`), operation);
  }
  assert.doesNotMatch(text, /<script|<[^>]* on\w+=/);
});
