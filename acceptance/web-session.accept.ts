import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ApiClient, ApiError } from '@realmwright/testkit/client/api-client';
import { createCharacter, listCharacters } from '@realmwright/testkit/client/character-screen';
import type { Credentials } from '@realmwright/testkit/client/login-client';
import { RawLine } from '@realmwright/testkit/client/raw-line';
import { askTicket, RealtimeClient } from '@realmwright/testkit/client/realtime-client';
import { startRealm } from '@realmwright/testkit/realm';
import { inTime, until } from '@realmwright/testkit/waiting';

const realm = await startRealm({ REALMWRIGHT_TRUSTED_PROXIES: '127.0.0.1' });
after(() => realm[Symbol.asyncDispose]());
const { http } = realm.host;

/** The end of a session reaches its socket within five seconds, by the project's own promise; a busy machine gets as long again. */
const REACHES_WITHIN = 10_000;

/** A program that is signed in, and the socket that it has opened with its access token. */
async function openLine(who: Credentials): Promise<{ readonly client: ApiClient; readonly line: RawLine }> {
  const client = await ApiClient.signIn(http, who);
  const { socket } = await client.api.getTicket();
  const headers = { authorization: `Bearer ${client.accessToken}` };
  const answer = await RawLine.ask(socket, { headers, offers: ['realmwright.1.json'] });
  assert.ok('line' in answer, JSON.stringify(answer));
  await inTime(answer.line.says('"welcome"'), { what: 'the realm to welcome' });
  return { client, line: answer.line };
}

/** Why the realm refuses. */
async function refusal(asked: Promise<unknown>): Promise<string> {
  return await asked.then(
    () => 'it was done',
    (error: unknown) => (error instanceof ApiError ? error.code : String(error)),
  );
}

test('W-01: nobody gets a socket with a token that is missing, forged, old or of another kind', async () => {
  const { client, line } = await openLine(await realm.account());
  const { socket } = await client.api.getTicket();
  const [header = '', payload = '', signature = ''] = client.accessToken.split('.');
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
  const tokens = {
    none: '',
    'no token': 'Bearer',
    'a forged signature': `Bearer ${header}.${payload}.${'A'.repeat(86)}`,
    'no signature': `Bearer ${unsigned}.${payload}.`,
    'another header': `Bearer ${unsigned}.${payload}.${signature}`,
    'the refresh token': `Bearer ${client.session?.refreshToken}`,
    'a token as a ticket': `Ticket ${client.accessToken}`,
    'one of 100 kilobytes': `Bearer ${'A'.repeat(100_000)}`,
  };
  for (const [what, authorization] of Object.entries(tokens)) {
    const answer = await RawLine.ask(socket, { headers: { authorization } });
    assert.ok('status' in answer && [401, 431].includes(answer.status), `${what} gave ${JSON.stringify(answer)}`);
  }
  // A token never stands in an address, and a page cannot use one at all.
  const inAddress = await RawLine.ask(`${socket}?ticket=${client.accessToken}`, {
    headers: { origin: `http://localhost:${http.port}` },
  });
  assert.deepEqual(inAddress, { status: 401 });
  await client.api.signOut();
  const afterwards = await RawLine.ask(socket, { headers: { authorization: `Bearer ${client.accessToken}` } });
  assert.deepEqual(afterwards, { status: 401 });
  assert.equal(await inTime(line.closed, { what: 'its own line to close', within: REACHES_WITHIN }), 4401);
});

describe('W-02: a socket lives no longer than its rights', () => {
  const ends: Readonly<Record<string, readonly [number, (who: Credentials, client: ApiClient) => Promise<unknown>]>> = {
    'signing out': [4401, (_, client) => client.api.signOut()],
    'another device that signs all others out': [
      4401,
      async (who) => await (await ApiClient.signIn(http, who)).api.signOutOthers(),
    ],
    'a new password': [4401, ({ password }, client) => client.api.changePassword({ password, newPassword: 'changed' })],
    'a ban': [4403, ({ username }) => realm.command('account', 'ban', username)],
    'a lock': [4403, ({ username }) => realm.command('account', 'lock', username)],
    'a refresh token that turns up twice': [
      4401,
      async (_, client) => {
        const stolen = client.session?.refreshToken;
        await client.refresh();
        await client.refresh();
        assert.equal(await refusal(client.refresh(stolen)), 'account.token-reused');
      },
    ],
  };
  for (const [what, [code, end]] of Object.entries(ends)) {
    test(`it ends with ${what}`, async () => {
      const who = await realm.account();
      const { client, line } = await openLine(who);
      const { accessToken } = client;
      await end(who, client);
      assert.equal(await inTime(line.closed, { what: `${what} to reach the line`, within: REACHES_WITHIN }), code);
      client.session = undefined;
      const { socket } = await (await ApiClient.signIn(http, await realm.account())).api.getTicket();
      const again = await RawLine.ask(socket, { headers: { authorization: `Bearer ${accessToken}` } });
      assert.deepEqual(again, { status: 401 });
    });
  }

  test('a session that was signed out while its line was broken is not taken up again', async () => {
    const resume = async (isSignedOut: boolean): Promise<string> => {
      const { client, line } = await openLine(await realm.account());
      const { socket } = await client.api.getTicket();
      const token = /"resume":"([^"]+)"/.exec(line.texts.join(''))?.[1] ?? '';
      line.end();
      await line.closed;
      if (isSignedOut) await client.api.signOut();
      const headers = { authorization: `Resume ${token}` };
      const grasp = '?heard=1&said=0&talk=';
      const answer = await RawLine.ask(`${socket}${grasp}`, { headers, offers: ['realmwright.1.json'] });
      assert.ok('line' in answer, JSON.stringify(answer));
      const closed = answer.line.closed.then((code) => `closed with ${code}`);
      const resumed = answer.line.says('"resumed"').then(() => 'resumed');
      const outcome = await inTime(Promise.race([closed, resumed]), { what: 'the realm to decide' });
      answer.line.end();
      return outcome;
    };
    assert.equal(await resume(false), 'resumed');
    assert.equal(await resume(true), 'closed with 4404');
  });

  /** What ends everything else ends a line that was opened with the password of the game, which no device stands for. */
  const ofPasswords: Readonly<Record<string, readonly [number, (who: Credentials) => Promise<unknown>]>> = {
    'a device that signs all others out': [
      4401,
      async (who) => (await ApiClient.signIn(http, who)).api.signOutOthers(),
    ],
    'an operator who signs all devices out': [
      4401,
      async ({ username }) => {
        const operator = await ApiClient.signIn(http, await realm.account({ role: 'operator' }));
        return operator.api.runCommand({ text: `account sign-out ${username}` });
      },
    ],
    'a new password': [
      4401,
      async (who) => {
        const { api } = await ApiClient.signIn(http, who);
        await api.changePassword({ password: who.password, newPassword: 'changed' });
      },
    ],
    'a ban': [4403, ({ username }) => realm.command('account', 'ban', username)],
    'a lock': [4403, ({ username }) => realm.command('account', 'lock', username)],
  };
  for (const [what, [code, end]] of Object.entries(ofPasswords)) {
    test(`one that was opened by the password of the game ends with ${what}`, async () => {
      const who = await realm.account();
      const { body } = await askTicket(http, who);
      const headers = { authorization: `Ticket ${String(body['ticket'])}` };
      const answer = await RawLine.ask(String(body['socket']), { headers, offers: ['realmwright.1.json'] });
      assert.ok('line' in answer, JSON.stringify(answer));
      await inTime(answer.line.says('"welcome"'), { what: 'the realm to welcome' });
      await end(who);
      const closed = await inTime(answer.line.closed, { what: `${what} to reach the line`, within: REACHES_WITHIN });
      assert.equal(closed, code);
    });
  }

  test('a role that is given or taken counts with the next question, and the line goes on', async () => {
    const who = await realm.account();
    const { client, line } = await openLine(who);
    await realm.command('account', 'grant', who.username, 'gamemaster');
    assert.deepEqual((await client.api.whoAmI()).roles, ['gamemaster']);
    await realm.command('account', 'grant', who.username, 'player');
    assert.deepEqual((await client.api.whoAmI()).roles, []);
    line.socket.send('[{"sequence":1,"message":{"kind":"ping","sent":1,"lastTrip":0}}]');
    await inTime(line.says('"pong"'), { what: 'the line to go on' });
    line.end();
  });
});

describe('a newcomer', () => {
  let guest: ApiClient;
  before(async () => {
    guest = ApiClient.visit(http);
    guest.session = await guest.api.tryRealm({ keep: 'body' });
  });

  test('plays as a guest, and keeps the character in the game when it makes an account', async () => {
    const page = await RealtimeClient.open(await guest.api.getTicket());
    const looks = { skin: 1, face: 2, hairStyle: 3, hairColor: 1, facialHair: 0 };
    const human = { kind: 'create', race: 1, class: 1, gender: 0, appearance: looks, name: 'Newcomer' } as const;
    assert.deepEqual(await page.line.act(human), { kind: 'done' });
    const credentials = { username: 'NEWCOMER', password: 'oncelongago' };
    await guest.api.linkGuest(credentials);
    assert.equal((await guest.api.whoAmI()).isGuest, false);
    page.line.close();
    const screen = await realm.connect(12340, credentials);
    assert.deepEqual(
      (await listCharacters(screen)).map(({ name }) => name),
      ['Newcomer'],
    );
    screen.destroy();
  });

  test('makes an account on the page and plays with a game client of any build', async () => {
    const credentials = { username: 'REGISTERED', password: 'oncelongago' };
    const visitor = ApiClient.visit(http);
    assert.deepEqual(await visitor.api.register(credentials), { username: 'REGISTERED' });
    assert.equal(await refusal(visitor.api.register(credentials)), 'account.name-taken');
    const screen = await realm.connect(5875, credentials);
    await createCharacter(screen, { name: 'Registered' });
    screen.destroy();
  });
});

test('somebody who lost the password gets a token of an operator and sets a new one', async () => {
  const { username } = await realm.account();
  const token = /token +([A-Za-z0-9_-]{43})/.exec(await realm.command('account', 'reset-token', username))?.[1] ?? '';
  const visitor = ApiClient.visit(http);
  assert.deepEqual(await visitor.api.resetPassword({ token, newPassword: 'newlygiven' }), { username });
  assert.equal(await refusal(visitor.api.resetPassword({ token, newPassword: 'twice' })), 'account.no-reset-token');
  await ApiClient.signIn(http, { username, password: 'newlygiven' });
  (await realm.connect(8606, { username, password: 'newlygiven' })).destroy();
});

test('an account in use in two regions at once is flagged for its owner and for operators', async () => {
  const who = await realm.account();
  const home = await ApiClient.signIn(http, who, '192.0.2.10');
  assert.equal(home.session?.warning, undefined);
  const away = await ApiClient.signIn(http, who, '203.0.113.20');
  assert.equal(away.session?.warning, 'at-once');
  const { items } = await home.api.listDevices();
  const flagged = items.filter(({ warning }) => warning !== undefined);
  assert.deepEqual(
    flagged.map(({ address, warning }) => [address, warning?.otherAddress]),
    [['203.0.113.20', '192.0.2.10']],
  );
  const operator = await ApiClient.signIn(http, await realm.account({ role: 'operator' }));
  // The log is written by another service, which hears of it.
  const log = await until(
    async () => {
      const { items: entries } = await operator.api.listAudit({ caller: who.username });
      return entries.length > 0 && entries;
    },
    { what: 'it to stand in the log' },
  );
  assert.deepEqual(
    log.map(({ command, text }) => [command, text]),
    [['sign-in', 'from 203.0.113.20: another device was in use at the same time, from 192.0.2.10']],
  );
  const [stranger] = flagged;
  assert.ok(stranger);
  await home.api.signOutDevice(stranger.id);
  assert.equal(await refusal(away.api.whoAmI()), 'account.no-access');
  assert.equal((await home.api.whoAmI()).username, who.username);
});

test('whom a proxy asks for is known at the socket too, and what the client has written there itself is not believed', async () => {
  const who = await realm.account();
  const { body } = await askTicket(http, who);
  const headers = {
    authorization: `Ticket ${String(body['ticket'])}`,
    'x-forwarded-for': '198.51.100.9, 203.0.113.45',
  };
  const answer = await RawLine.ask(String(body['socket']), { headers, offers: ['realmwright.1.json'] });
  assert.ok('line' in answer, JSON.stringify(answer));
  await inTime(answer.line.says('"welcome"'), { what: 'the realm to welcome' });
  // Whoever signs in elsewhere is told from where the account is played.
  const elsewhere = await ApiClient.signIn(http, who, '192.0.2.10');
  const { items } = await elsewhere.api.listDevices();
  assert.deepEqual(
    items.map(({ address, warning }) => [address, warning?.otherAddress]),
    [['192.0.2.10', '203.0.113.45']],
  );
  answer.line.end();
});
