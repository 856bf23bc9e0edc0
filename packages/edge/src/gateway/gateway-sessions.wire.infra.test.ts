import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { call, listen } from '@realmwright/kernel/contract';
import { edgeId } from '@realmwright/kernel/ids';
import { loadRealmContent } from '@realmwright/modding/load-realm-content';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { listCharacters } from '@realmwright/testkit/client/character-screen';
import type { Fields } from '@realmwright/testkit/client/fields';
import { GameClient } from '@realmwright/testkit/client/game-client';
import { logIn } from '@realmwright/testkit/client/login-client';
import { WorldConnection } from '@realmwright/testkit/client/world-connection';
import { type InlineRealm, startInlineRealm } from '@realmwright/testkit/inline-realm';
import { testPorts } from '@realmwright/testkit/test-ports';
import { until } from '@realmwright/testkit/test-services';
import { inTime } from '@realmwright/testkit/waiting';
import { defaultLoginLimits } from '../auth/login-config.ts';
import { type LoginServer, startLoginServer } from '../auth/login-server.ts';
import { inspectSession, listSessions, packetSeen } from './gateway.contract.ts';
import { type Gateway, startGateway } from './gateway.ts';
import { defaultGatewayLimits } from './gateway-config.ts';

/** What becomes of a session: taken over, broken, queued, moved to another map, watched. */

let realm: InlineRealm;
const edge = edgeId('edge1');

before(async () => {
  realm = await startInlineRealm();
});

after(async () => {
  await realm[Symbol.asyncDispose]();
});

test('A-15: a second login of the account takes over: the first session ends, the same character comes back where it was', async () => {
  await realm.createAccount('TAKER', ['player', 'operator']);
  const first = await realm.enter('TAKER', 12340, { name: 'Tessa' });
  await first.walk({ x: 3 });
  const started = performance.now();
  const second = await realm.enter('TAKER', 5875, { name: 'Tessa' });
  await first.connection.closed;
  assert.ok(performance.now() - started < 5_000);
  await second.seesAt(second, first.place);
  second.connection.destroy();
});

test('A-16: a client that vanished comes back at once to the character that the world still holds', async () => {
  await realm.createAccount('GHOST', ['player']);
  const first = await realm.enter('GHOST', 12340, { name: 'Gisela' });
  await first.walk({ x: 2 });
  first.connection.destroy();
  const started = performance.now();
  const second = await realm.enter('GHOST', 12340, { name: 'Gisela' });
  assert.ok(performance.now() - started < 5_000, `back after ${performance.now() - started} ms`);
  await second.seesAt(second, first.place);
  second.connection.destroy();
});

test('A-15: of logins of one account at the same instant at two login servers at most one session lives, and one can', async () => {
  await realm.createAccount('TWINS');
  const second = await startLoginServer(testPorts(realm.services.bus), {
    bind: '127.0.0.1',
    port: 0,
    publicAddress: '',
    limits: defaultLoginLimits,
    realms: [
      { realm: realm.services.realm, name: 'Twin', kind: 'normal', timezone: 1, builds: everyBuild, highlight: 'none' },
    ],
  });
  for (let round = 0; round < 5; round++) {
    const attempts = [realm.login.port, second.port].flatMap((port) => [port, port]);
    const opened = await Promise.all(
      attempts.map(async (port) => {
        const result = await logIn({ host: '127.0.0.1', port }, 12340, { username: 'TWINS', password: 'secret' });
        if (!('sessionKey' in result)) return undefined;
        result.line.destroy();
        const connection = await WorldConnection.open({ host: '127.0.0.1', port: realm.gateway.port }, 12340);
        const answer = await connection.authenticate('TWINS', result.sessionKey).catch(() => undefined);
        return answer === undefined ? undefined : connection;
      }),
    );
    const living = () => opened.filter((connection) => connection !== undefined && !connection.isClosed);
    const began = performance.now();
    await until(() => living().length <= 1);
    assert.ok(performance.now() - began < 8_000);
    for (const connection of living()) connection?.destroy();
  }
  const last = await realm.connect('TWINS', 12340);
  assert.deepEqual(await listCharacters(last), []);
  last.destroy();
  await second.stop();
});

test('a client without the table of its character is never shown what another one does in its name', async () => {
  await realm.createAccount('THIEF', ['player']);
  await realm.createAccount('OWNER', ['player']);
  const owner = await realm.connect('OWNER', 12340);
  const thief = await realm.connect('THIEF', 12340);
  const made = await realm.enter('OWNER', 12340, { name: 'Olga' });
  const from = thief.received.length;
  thief.send('CMSG_PLAYER_LOGIN', { guid: made.guid });
  assert.ok((await thief.next('SMSG_CHARACTER_LOGIN_FAILED', from)).number('result') > 0);
  assert.deepEqual(await listCharacters(thief), []);
  for (const connection of [owner, thief, made.connection]) connection.destroy();
});

test('an operator watches the packets of one session, and sees what was malformed of it', async () => {
  const { bus } = realm.services;
  await realm.createAccount('SEEN', ['player']);
  const connection = await realm.connect('SEEN', 8606);
  connection.sendRaw(0x36, new Uint8Array(2));
  await until(() => realm.gatewayPorts.events.some(({ event }) => event === 'packet-malformed'));
  const seen: string[] = [];
  const news = listen(bus, packetSeen, { scope: edge }, ({ sender, name }) => {
    seen.push(`${sender} ${name}`);
  });
  const watched = await call(bus, inspectSession, { name: 'seen' }, { scope: edge });
  assert.ok('value' in watched);
  assert.match(watched.value.malformed.join(), /CMSG_CHAR_CREATE/);
  await listCharacters(connection);
  await until(() => seen.length >= 2);
  assert.deepEqual(seen.slice(0, 2), ['client CMSG_CHAR_ENUM', 'server SMSG_CHAR_ENUM']);
  const sessions = await call(bus, listSessions, { limit: 100 }, { scope: edge });
  assert.ok('value' in sessions && sessions.value.sessions.some(({ accountName }) => accountName === 'SEEN'));
  await news.stop();
  connection.destroy();
});

test('a full realm lets newcomers wait, tells them their place, and lets them in as others leave', async () => {
  await using full = await startInlineRealm({ capacity: 1, port: 0, edge: edgeId('edge2') });
  for (const name of ['ONE', 'TWO', 'THREE']) await full.createAccount(name, ['player']);
  await full.createAccount('BOSS', ['player', 'operator']);
  const one = await full.connect('ONE', 12340);
  const two = await full.connect('TWO', 8606);
  const three = await full.connect('THREE', 5875);
  const boss = await full.connect('BOSS', 12340);
  assert.deepEqual(await listCharacters(boss), []);
  boss.destroy();
  assert.equal(three.received.find(({ name }) => name === 'SMSG_AUTH_RESPONSE')?.fields.number('queuePosition'), 2);
  const from = three.received.length;
  one.destroy();
  await two.next('SMSG_AUTH_RESPONSE', 0, { where: (fields) => fields.number('result') === 0x0c });
  const moved = await three.next('SMSG_AUTH_RESPONSE', from);
  assert.equal(moved.number('queuePosition'), 1);
  assert.deepEqual(await listCharacters(two), []);
  for (const connection of [two, three]) connection.destroy();
});

test('the queue is the realm’s, whichever of its gateways a client comes to', async () => {
  await using full = await startInlineRealm({ capacity: 1, edge: edgeId('edge3') });
  const { realm: realmOf, content, bus } = full.services;
  const other = await startGateway(testPorts(bus), {
    edge: edgeId('edge4'),
    realm: realmOf,
    bind: '127.0.0.1',
    port: 0,
    admittedBuilds: everyBuild,
    content,
    capacity: 1,
    limits: defaultGatewayLimits,
  });
  for (const name of ['HERE', 'THERE', 'LAST']) await full.createAccount(name, ['player']);
  const isLetIn = { where: (fields: Fields) => fields.number('result') === 0x0c };
  const here = await connectTo(full.gateway, 'HERE', full.login);
  const there = await connectTo(other, 'THERE', full.login);
  assert.equal((await there.next('SMSG_AUTH_RESPONSE', 0)).number('queuePosition'), 1);
  const last = await connectTo(full.gateway, 'LAST', full.login);
  assert.equal((await last.next('SMSG_AUTH_RESPONSE', 0)).number('queuePosition'), 2);
  here.destroy();
  await there.next('SMSG_AUTH_RESPONSE', 0, isLetIn);
  assert.deepEqual(await listCharacters(there), []);
  there.destroy();
  await last.next('SMSG_AUTH_RESPONSE', 0, isLetIn);
  last.destroy();
  await other.stop();
});

test('when the world of a map breaks its players find themselves at the character screen, and none gets in', async () => {
  const content = await loadRealmContent(join(import.meta.dirname, '../../../../mods/hollowmere'));
  const fault = { isBroken: false };
  const breakable = {
    ...content,
    get zones() {
      if (fault.isBroken) throw new TypeError('a fault was planted');
      return content.zones;
    },
  };
  await using broken = await startInlineRealm({ edge: edgeId('edge5') }, { content: breakable });
  const clients: GameClient[] = [];
  for (const [build, name] of [
    [5875, 'Adela'],
    [8606, 'Berta'],
    [12340, 'Celia'],
  ] as const) {
    await broken.createAccount(name, ['player']);
    clients.push(await broken.enter(name, build, { name }));
  }
  fault.isBroken = true;
  for (const { connection } of clients) {
    await connection.next('SMSG_LOGOUT_COMPLETE', 0);
    const [character] = await listCharacters(connection);
    assert.ok(character !== undefined, 'it plays on at the character screen');
    GameClient.enter(connection, character).catch(() => undefined);
    await inTime(connection.closed, { what: 'the one who comes back to be let go', within: 5_000 });
    assert.deepEqual(connection.complaints, []);
  }
  assert.match(
    await broken.gatewayPorts.metrics.text(),
    /gateway_closed_sessions_total\{[^}]*reason="world-failed"[^}]*\} 3/,
  );
});

test('a far teleport shows the loading screen and goes on in the other map', async () => {
  await realm.createAccount('FERRY', ['player', 'operator']);
  for (const build of everyBuild) {
    const client = await realm.enter('FERRY', build, { name: 'Frieda' });
    const [place, map] = client.map === 1 ? ['-8900 -100 84', 0] : ['-618 -4251 38.7', 1];
    const from = client.connection.received.length;
    client.say(`.go xyz ${place} ${map}`);
    const ordered = await client.connection.next('SMSG_NEW_WORLD', from);
    assert.equal(ordered.number('map'), map);
    await client.waitFor('itself in the other map', () => client.sights.find(client.guid));
    await client.walk({ x: 2 });
    await client.logOut();
    assert.deepEqual(client.connection.complaints, []);
    client.connection.destroy();
  }
});

test('the instance speaks to nobody who has left it', async () => {
  await realm.createAccount('LEAVER', ['player', 'operator']);
  const client = await realm.enter('LEAVER', 12340, { name: 'Lena' });
  await client.logOut();
  const from = client.connection.received.length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  const names = client.connection.received.slice(from).map(({ name }) => name);
  assert.deepEqual(names, []);
  const [listed] = await listCharacters(client.connection);
  assert.ok(listed !== undefined);
  const again = await GameClient.enter(client.connection, listed);
  await again.sees(again);
  client.connection.destroy();
});

/** A client of 3.3.5a that comes to a gateway of its choice, past the realm list. */
async function connectTo(gateway: Gateway, username: string, login: LoginServer): Promise<WorldConnection> {
  const host = '127.0.0.1';
  const accepted = await logIn({ host, port: login.port }, 12340, { username, password: 'secret' });
  assert.ok('sessionKey' in accepted);
  accepted.line.destroy();
  const connection = await WorldConnection.open({ host, port: gateway.port }, 12340);
  await connection.authenticate(username, accepted.sessionKey);
  return connection;
}
