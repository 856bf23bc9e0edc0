import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { type AccountRole, accountRoles, includesRole } from '@realmwright/kernel/account-role';
import { call } from '@realmwright/kernel/contract';
import { totpAt, totpSecretText } from '@realmwright/protocol/srp6/totp';
import { banAccount, createAccount, setAuthenticator } from '@realmwright/services/account/account.contract';
import { type ApiAnswer, type SignedIn, startTestApi, type TestApi } from '@realmwright/testkit/test-api';
import Type from 'typebox';
import { apiRoutes } from './api-routes.ts';

let api: TestApi;
let victim: SignedIn;
before(async () => {
  // Bounds of numbers are tried elsewhere; here they would hide what is behind them.
  const plenty = { rate: 1_000, burst: 10_000 };
  const each = { address: plenty, account: plenty };
  const rates = { reading: each, changing: each, 'signing-in': each, registering: each, trying: each };
  api = await startTestApi({ rates });
  victim = await api.signUp('victim');
});
after(() => api[Symbol.asyncDispose]());

/** A path with something in the place of each of its parameters. */
const filled = (path: string, id: string): string => path.replaceAll(/\{\w+\}/g, id);
const pages = (origin: string): Record<string, string> => ({ origin });

/** Everything that the account service keeps, except what time alone changes. */
async function kept(): Promise<string> {
  const row = await api.services.database.findRow<{ all: string }>(
    `select coalesce((select json_agg(a order by a.account_id)::text from (select account_id, username, roles, is_locked,
              generation, verifier, web_hash, authenticator, guest_since from auth.accounts) a), '')
         || coalesce((select json_agg(w order by w.web_session)::text from auth.web_sessions w), '') as all`,
  );
  return row?.all ?? '';
}

/** The victim is signed in as before, and nothing has failed in the server. */
async function nobodyIsHarmed(): Promise<void> {
  const who = await api.ask('GET', '/api/session', { token: victim.accessToken });
  assert.deepEqual([who.status, who.body['username']], [200, 'VICTIM'], who.text);
  assert.doesNotMatch(api.logged(), /request-failed/);
}

test('H-01: every route for every role: nobody gets what its role does not include', async () => {
  const tokens = new Map<AccountRole | 'nobody' | 'forged' | 'banned', string | undefined>([
    ['nobody', undefined],
    ['forged', `${victim.accessToken.slice(0, -4)}AAAA`],
  ]);
  for (const role of [...accountRoles, 'banned'] as const) {
    const roles = role === 'banned' || role === 'player' ? [] : [role];
    await call(api.bus, createAccount, { username: `matrix${role}`, password: 'secret', roles });
    tokens.set(role, (await api.signUp(`matrix${role}`)).accessToken);
  }
  await call(api.bus, banAccount, { username: 'matrixbanned', seconds: 0, reason: 'test', by: 'test' });
  for (const route of apiRoutes) {
    if (route.operation === 'signOut' || route.operation === 'signOutOthers') continue;
    for (const [who, token] of tokens) {
      const what = `${who}: ${route.method} ${route.path}`;
      // A body that no route takes: whoever may not ask must not even learn what is wrong with it.
      const asked = { ...(token !== undefined && { token }), ...(route.method !== 'GET' && { body: { no: 'route' } }) };
      const { status, body } = await api.ask(route.method, filled(route.path, 'A'.repeat(22)), asked);
      const isRole = accountRoles.some((role) => role === who);
      if (who === 'forged' || who === 'banned') assert.equal(status, 401, what);
      else if (route.access !== 'anybody' && !isRole) assert.equal(status, 401, what);
      else if (route.access !== 'anybody' && !includesRole([who === 'nobody' ? 'player' : who], route.access)) {
        assert.deepEqual([status, body['code']], [403, 'http.role-needed'], what);
      } else assert.ok(status === 400 || (route.method === 'GET' && status === 200), `${what} gave ${status}`);
    }
  }
  await nobodyIsHarmed();
});

test('H-01: the ids of others are as unknown as those of nobody', async () => {
  const thief = await api.signUp('thief');
  for (const { method, path } of apiRoutes.filter((route) => route.path.includes('{'))) {
    const foreign = await api.ask(method, filled(path, victim.device), { token: thief.accessToken });
    const unknown = await api.ask(method, filled(path, 'A'.repeat(22)), { token: thief.accessToken });
    const { instance: _one, ...told } = foreign.body;
    const { instance: _other, ...toldOfNobody } = unknown.body;
    assert.equal(foreign.status, 404, path);
    assert.deepEqual(told, toldOfNobody);
  }
  const after = await api.ask('GET', `/api/devices?after=${victim.device}`, { token: thief.accessToken });
  assert.deepEqual(after.body['items'], []);
  await nobodyIsHarmed();
});

test('H-02: pages of other sites change nothing, in whatever way they ask', async () => {
  const cookie = `realm_refresh=${(await api.signUp('browser')).refreshToken}`;
  const before = await kept();
  const evil = { origin: 'https://evil.example', cookie };
  const ask = async (method: string, path: string, headers: Record<string, string>, text?: string) =>
    await fetch(`${api.url}${path}`, { method, headers, ...(text !== undefined && { body: text }) });
  const credentials = JSON.stringify({ username: 'csrf', password: 'secret' });
  const statuses = {
    'a form': await ask(
      'POST',
      '/api/session/refresh',
      { ...evil, 'content-type': 'application/x-www-form-urlencoded' },
      'a=b',
    ),
    'plain text': await ask('POST', '/api/accounts', { ...evil, 'content-type': 'text/plain' }, credentials),
    'no body': await ask('POST', '/api/session/refresh', evil),
    'an origin that is none': await ask('DELETE', '/api/session', { origin: 'null', cookie }),
    'an origin that begins alike': await ask('DELETE', '/api/session', { origin: `${api.url}.evil.example`, cookie }),
    'no origin, and a browser that tells': await ask('DELETE', '/api/session', {
      'sec-fetch-site': 'cross-site',
      cookie,
    }),
  };
  for (const [what, { status }] of Object.entries(statuses)) assert.equal(status, 403, what);
  // Without an origin nothing that a form can send is read.
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    assert.equal((await ask('POST', '/api/accounts', { 'content-type': type }, credentials)).status, 415, type);
  }
  const overridden = await ask('GET', '/api/session', {
    cookie,
    'x-http-method-override': 'DELETE',
    'x-method-override': 'DELETE',
  });
  assert.equal(overridden.status, 401);
  for (const { path } of apiRoutes.filter(({ method }) => method === 'GET')) {
    await ask('GET', `${filled(path, 'A'.repeat(22))}?_method=DELETE`, { cookie });
    await ask('HEAD', filled(path, 'A'.repeat(22)), { cookie });
  }
  assert.equal(await kept(), before);
  const own = await ask('POST', '/api/session/refresh', { origin: api.url, cookie });
  assert.equal(own.status, 200);
  assert.equal(own.headers.get('access-control-allow-origin'), null);
});

test('H-03: no body takes a part that is not declared, such as a role', async () => {
  // Somebody who may ask everything, so that it is the part that is refused and not who sends it.
  await call(api.bus, createAccount, { username: 'assign', password: 'secret', roles: ['operator'] });
  const { accessToken: token } = await api.signUp('assign');
  const extras = {
    role: 'operator',
    roles: ['operator'],
    gmLevel: 3,
    balance: 1e9,
    id: 1,
    accountId: 1,
    createdAt: 0,
    isGuest: false,
  };
  const before = await kept();
  for (const { method, path } of apiRoutes.filter((route) => route.method !== 'GET' && route.operation !== 'signOut')) {
    for (const [name, value] of Object.entries(extras)) {
      const body = { username: 'assigned', password: 'secret', [name]: value };
      const { status, body: told } = await api.ask(method, filled(path, 'A'.repeat(22)), { token, body });
      assert.equal(status, 400, `${method} ${path} with ${name}`);
      assert.match(JSON.stringify(told['errors']), new RegExp(`/body(/${name})?"`), `${method} ${path} with ${name}`);
    }
    for (const text of [
      '{"__proto__":{"roles":["operator"]}}',
      '{"constructor":{"prototype":{"roles":["operator"]}}}',
    ]) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const answer = await fetch(`${api.url}${filled(path, 'A'.repeat(22))}`, { method, headers, body: text });
      assert.equal(answer.status, 400, `${method} ${path} with ${text}`);
    }
  }
  assert.equal(await kept(), before);
  assert.equal(Object.hasOwn(Object.prototype, 'roles'), false);
});

const injections = [
  "' or '1'='1",
  "'; drop table auth.accounts; --",
  'a\r\nset-cookie: realm_refresh=x',
  '$'.concat('{jndi:ldap://169.254.169.254/x}'),
  '{{7*7}}',
  '`id`; $(id) | id',
  'http://169.254.169.254/latest/meta-data',
  '../../../../etc/passwd',
  '%00\u0000\u0001',
  '\u202egnp.exe',
  '\ud800',
  '😀'.repeat(30),
  '<img src=x onerror=alert(1)>',
];

test('H-04: pieces of SQL, headers, templates, commands and addresses are text and nothing else', async () => {
  const { accessToken: token } = await api.signUp('inject');
  for (const text of injections) {
    const answers: ApiAnswer[] = [];
    for (const { method, path, takes } of apiRoutes.filter(({ operation }) => !operation.startsWith('signOut'))) {
      const { body: declared } = takes.properties;
      const names = declared !== undefined && Type.IsObject(declared) ? Object.keys(declared.properties) : [];
      const body = Object.fromEntries(names.map((name) => [name, name === 'keep' ? 'body' : text]));
      const place = filled(path, encodeURIComponent(text.toWellFormed()));
      answers.push(await api.ask(method, place, { token, ...(method !== 'GET' && { body }) }));
      answers.push(await api.ask(method, `${place}?after=${encodeURIComponent(text.toWellFormed())}`, { token }));
    }
    for (const { status, headers, text: said } of answers) {
      assert.ok(status < 500, `${JSON.stringify(text)} gave ${status}: ${said}`);
      assert.doesNotMatch(headers.get('set-cookie') ?? '', /realm_refresh=x/);
      assert.doesNotMatch(said, /"49"|root:|select |syntax error|node_modules/);
    }
  }
  await nobodyIsHarmed();
});

test('H-04: what a device is called comes back as it was written, without what cannot be seen', async () => {
  await api.signUp('named');
  for (const text of injections.map((one) => one.toWellFormed())) {
    const body = { username: 'named', password: 'secret', device: text };
    const opened = await api.ask('POST', '/api/session', { body });
    assert.equal(opened.status, 201, opened.text);
    const { body: told } = await api.ask('GET', '/api/devices?limit=1', { token: String(opened.body['accessToken']) });
    const name = String(Array.isArray(told['items']) ? told['items'][0].name : '');
    assert.ok(name !== '' && text.replaceAll(/\p{C}/gu, '').startsWith(name), `${text} came back as ${name}`);
    assert.doesNotMatch(name, /\p{C}/u);
  }
});

test('H-05: nothing that somebody wrote is run by a browser that opens it', async () => {
  const { accessToken: token } = await api.signUp('script');
  const script = '<script>alert(1)</script>';
  await api.ask('POST', '/api/session', { body: { username: 'script', password: 'secret', device: script } });
  const asked = [
    await api.ask('GET', '/api/devices', { token }),
    await api.ask('GET', `/api/${encodeURIComponent(script)}`),
    await api.ask('POST', '/api/accounts', { body: { [script]: script } }),
    await api.ask('GET', '/'),
    await api.ask('GET', '/status'),
    await api.ask('GET', '/api/openapi.json'),
  ];
  for (const { headers, text } of asked) {
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /script-src|unsafe-eval/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    if (/html/.test(headers.get('content-type') ?? '')) assert.ok(!text.includes('<script'));
  }
});

test('H-06: guessing a password is slowed down, and an authenticator cannot be gone round', async () => {
  await api.signUp('guessed');
  const attempt = (password: string) => api.ask('POST', '/api/session', { body: { username: 'guessed', password } });
  const answers: ApiAnswer[] = [];
  for (let times = 0; times < 12; times++) answers.push(await attempt(`wrong${times}`));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [401, 429]);
  const right = await attempt('secret');
  assert.deepEqual([right.status, right.body['code']], [429, 'account.throttled']);
  assert.ok(Number(right.headers.get('retry-after')) > 0);
  const ticket = await api.ask('POST', '/api/tickets', { body: { username: 'guessed', password: 'secret' } });
  assert.equal(ticket.status, 429);

  await api.signUp('factor');
  const set = await call(api.bus, setAuthenticator, { username: 'factor', remove: false, secret: 'ABCDEFGHIJKLMNOP' });
  assert.ok('value' in set);
  const body = { username: 'factor', password: 'secret' };
  for (const path of ['/api/session', '/api/tickets']) {
    const without = await api.ask('POST', path, { body });
    assert.deepEqual([without.status, without.body['code']], [401, 'account.code-needed']);
    for (const code of ['', '0', 'null', '000000000000', '१२३४५६']) {
      assert.ok([400, 401].includes((await api.ask('POST', path, { body: { ...body, code } })).status), code);
    }
  }
});

test('H-06: where operators need an authenticator, a password alone gives none of their rights', async () => {
  await using strict = await startTestApi({ operatorsNeedAuthenticator: true });
  await call(strict.bus, createAccount, { username: 'chief', password: 'secret', roles: ['operator'] });
  const { accessToken: token } = await strict.signUp('chief');
  const audit = (accessToken: string) => strict.ask('GET', '/api/operator/audit', { token: accessToken });
  const refused = await audit(token);
  assert.deepEqual([refused.status, refused.body['code']], [403, 'http.role-needed']);
  const secret = new Uint8Array(20).fill(7);
  const set = { username: 'chief', remove: false, secret: totpSecretText(secret) };
  assert.ok('value' in (await call(strict.bus, setAuthenticator, set)));
  // What came in without a code is over; whoever comes with one has all the rights.
  assert.equal((await audit(token)).status, 401);
  const code = totpAt(secret, strict.services.clock.now());
  const opened = await strict.ask('POST', '/api/session', {
    body: { username: 'chief', password: 'secret', code, keep: 'body' },
  });
  assert.equal(opened.status, 201, opened.text);
  assert.equal((await audit(String(opened.body['accessToken']))).status, 200);
});

test('H-06: a session is never the one that somebody else has begun, and no answer repeats the host that was asked', async () => {
  const planted = `realm_refresh=${(await api.signUp('planter')).refreshToken}`;
  await api.ask('POST', '/api/accounts', { body: { username: 'planted', password: 'secret' } });
  const body = { username: 'planted', password: 'secret' };
  const opened = await api.ask('POST', '/api/session', { body, headers: { ...pages(api.url), cookie: planted } });
  assert.equal(opened.status, 201);
  assert.ok(!(opened.headers.get('set-cookie') ?? '').includes(planted));
  const old = await api.ask('POST', '/api/session/refresh', { headers: { ...pages(api.url), cookie: planted } });
  assert.equal(old.status, 401);
  const reset = await raw([
    'POST /api/password HTTP/1.1',
    'Host: evil.example',
    'Content-Type: application/json',
    'Content-Length: 2',
    'Connection: close',
    '',
    '{}',
  ]);
  assert.match(reset, /^HTTP\/1\.1 400/);
  assert.doesNotMatch(reset, /evil/);
});

/** Sends lines over a socket of its own and gives everything that comes until it ends. */
function raw(lines: readonly string[], { within = 5_000 } = {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: api.server.port });
    let answer = '';
    const end = (): void => {
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(end, within);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
    socket.write(lines.join('\r\n'));
  });
}

test('H-10: requests that mean two things, have headers without end or are far too large end their own connection', async () => {
  const host = 'Host: localhost';
  const post = ['POST /api/accounts HTTP/1.1', host, 'Content-Type: application/json'];
  const chunked = 'Transfer-Encoding: chunked';
  const requests: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
    'a length beside chunks': [
      [...post, 'Content-Length: 5', chunked, '', '0', '', 'GET /metrics HTTP/1.1', host, '', ''],
      /^HTTP\/1\.1 400/,
    ],
    'two lengths': [[...post, 'Content-Length: 2', 'Content-Length: 40', '', '{}'], /^HTTP\/1\.1 400/],
    'a length that is no number': [[...post, 'Content-Length: +2', '', '{}'], /^HTTP\/1\.1 400/],
    'chunks under another name': [[...post, 'Transfer-Encoding: xchunked', '', '0', '', ''], /^HTTP\/1\.1 (400|501)/],
    'ten thousand headers': [
      ['GET /api/session HTTP/1.1', host, ...Array.from({ length: 10_000 }, (_, at) => `X-${at}: y`), '', ''],
      /^HTTP\/1\.1 431/,
    ],
    'one endless header': [
      ['GET /api/session HTTP/1.1', host, `Cookie: ${'a'.repeat(100_000)}`, '', ''],
      /^HTTP\/1\.1 431/,
    ],
    'a gigabyte': [[...post, 'Content-Length: 1073741824', '', '{"username":"'], /^HTTP\/1\.1 413/],
    'no HTTP': [['\u0016\u0003\u0001 hello', '', ''], /^HTTP\/1\.1 400/],
    'a path without end': [[`GET /api/${'a/'.repeat(5_000)} HTTP/1.1`, host, '', ''], /^HTTP\/1\.1 (431|404)/],
  };
  for (const [what, [lines, expected]] of Object.entries(requests)) {
    const answer = await raw(lines, { within: 3_000 });
    assert.match(answer, expected, what);
    assert.equal(answer.split('HTTP/1.1 ').length, 2, `${what} was answered once`);
    assert.doesNotMatch(answer, /process_cpu|http_api/, what);
  }
  const many = `bytes=${Array.from({ length: 500 }, (_, at) => `${at}-`).join(',')}`;
  assert.equal((await api.ask('GET', '/api/openapi.json', { headers: { range: many } })).status, 200);
  await nobodyIsHarmed();
});

test('H-10: a body that trickles is given up', async () => {
  const began = performance.now();
  const lines = [
    'POST /api/accounts HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'Content-Length: 900',
    '',
    '{',
  ];
  const answer = await raw(lines, { within: 20_000 });
  assert.ok(performance.now() - began < 15_000);
  assert.match(answer, /^HTTP\/1\.1 408|^$/);
  await nobodyIsHarmed();
});

test('H-10: no text makes judging a request slow', async () => {
  const long = ['a'.repeat(15_000), `${'a-'.repeat(7_000)}!`, '\u0000'.repeat(2_000), '😀'.repeat(3_500)];
  for (const { method, path, takes } of apiRoutes) {
    const { body: declared } = takes.properties;
    if (declared === undefined || !Type.IsObject(declared)) continue;
    for (const text of long) {
      const body = Object.fromEntries(Object.keys(declared.properties).map((name) => [name, text]));
      const began = performance.now();
      const { status } = await api.ask(method, path, { body });
      assert.ok(performance.now() - began < 5_000, `${method} ${path}`);
      assert.ok(status < 500, `${method} ${path} gave ${status}`);
    }
  }
});

test('H-11: what a request says of whom it is asked for counts only from a proxy of ours', async () => {
  const forged = {
    'x-forwarded-for': '203.0.113.7',
    'x-real-ip': '203.0.113.7',
    'x-user-id': '1',
    forwarded: 'for=203.0.113.7',
  };
  const addressOf = async (at: TestApi, body: object, headers: Record<string, string>): Promise<unknown> => {
    const opened = await at.ask('POST', '/api/session', { body, headers });
    const listed = await at.ask('GET', '/api/devices?limit=1', { token: String(opened.body['accessToken']) });
    return Array.isArray(listed.body['items']) ? listed.body['items'][0].address : listed.text;
  };
  const body = { username: 'victim', password: 'secret' };
  assert.equal(await addressOf(api, body, forged), '127.0.0.1');
  assert.equal((await api.ask('GET', '/api/session', { headers: forged })).status, 401);
  await using behind = await startTestApi({ trustedProxies: ['127.0.0.1'] });
  await behind.signUp('victim');
  assert.equal(await addressOf(behind, body, { 'x-forwarded-for': '203.0.113.7' }), '203.0.113.7');
  // What the client has put there itself stands before what the proxy adds, and does not count.
  assert.equal(await addressOf(behind, body, { 'x-forwarded-for': '198.51.100.1, 203.0.113.8' }), '203.0.113.8');
});
