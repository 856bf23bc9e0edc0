import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isOnline, listRealms, logIn, loginResults } from '@realmwright/testkit/client/login-client';
import { WorldConnection } from '@realmwright/testkit/client/world-connection';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

describe('a realm that admits one build and holds one player', () => {
  const opened = startRealm({ REALMWRIGHT_REALM_BUILDS: '12340', REALMWRIGHT_REALM_CAPACITY: '1' });
  after(async () => (await opened)[Symbol.asyncDispose]());

  test('refuses other builds with the login protocol’s own code', async () => {
    const realm = await opened;
    for (const build of [5875, 8606] as const) {
      const login = await logIn(realm.host.login, build, await realm.account());
      assert.ok('result' in login);
      assert.equal(login.result, loginResults.versionInvalid);
    }
  });

  test('lets the next one wait in the queue and in when there is room', async () => {
    const realm = await opened;
    const first = await realm.connect(12340, await realm.account());
    const who = await realm.account();
    const login = await logIn(realm.host.login, 12340, who);
    assert.ok('line' in login);
    const listed = (await listRealms(login.line, 12340)).find(isOnline);
    assert.ok(listed);
    const second = await WorldConnection.open(listed, 12340);
    assert.equal(await second.authenticate(who.username, login.sessionKey), AUTH_WAIT_QUEUE);
    const place = await second.next('SMSG_AUTH_RESPONSE', 0);
    assert.equal(place.number('queuePosition'), 1);
    first.destroy();
    await second.next('SMSG_AUTH_RESPONSE', 0, {
      where: (fields) => fields.number('result') === AUTH_OK,
      within: 60_000,
    });
    second.destroy();
    login.line.destroy();
  });
});

describe('what a client is told when it enters the world', () => {
  const opened = startRealm();
  after(async () => (await opened)[Symbol.asyncDispose]());
  const told = new Map<number, readonly string[]>();

  before(async () => {
    const realm = await opened;
    const names = { 5875: 'Kasimir', 8606: 'Liutgard', 12340: 'Meinhard' } as const;
    for (const build of everyBuild) {
      const { client } = await realm.player(build, { name: names[build] });
      const packets = client.connection.received.map(({ name }) => name);
      told.set(build, packets.slice(packets.indexOf('SMSG_LOGIN_VERIFY_WORLD')));
    }
  });

  test('it learns place, bind point, spells, buttons, standing and time before it sees itself', () => {
    const before = [
      'SMSG_LOGIN_VERIFY_WORLD',
      'SMSG_BINDPOINTUPDATE',
      'SMSG_INITIAL_SPELLS',
      'SMSG_ACTION_BUTTONS',
      'SMSG_INITIALIZE_FACTIONS',
      'SMSG_LOGIN_SETTIMESPEED',
    ];
    for (const build of everyBuild) {
      const packets = told.get(build) ?? [];
      const itself = packets.findIndex((name) => /^SMSG_(COMPRESSED_)?UPDATE_OBJECT$/.test(name));
      const places = before.map((name) => packets.indexOf(name));
      for (const [index, name] of before.entries()) {
        const place = places[index] ?? -1;
        assert.ok(
          place >= 0 && place < itself,
          `${build}: ${name} comes before the client itself: ${packets.join(' ')}`,
        );
      }
      assert.deepEqual(
        places,
        places.toSorted((one, other) => one - other),
        `${build}: in this order`,
      );
    }
  });

  test('3.3.5a gets the parts that only it has, in the order of the public servers', () => {
    const order = [
      'SMSG_LOGIN_VERIFY_WORLD',
      'SMSG_ACCOUNT_DATA_TIMES',
      'SMSG_FEATURE_SYSTEM_STATUS',
      'SMSG_MOTD',
      'SMSG_CONTACT_LIST',
      'SMSG_BINDPOINTUPDATE',
      'SMSG_TALENTS_INFO',
      'SMSG_INITIAL_SPELLS',
      'SMSG_ACTION_BUTTONS',
      'SMSG_INITIALIZE_FACTIONS',
      'SMSG_ALL_ACHIEVEMENT_DATA',
      'SMSG_LOGIN_SETTIMESPEED',
    ];
    const packets = told.get(12340) ?? [];
    assert.deepEqual(
      packets.filter((name) => order.includes(name)),
      order,
    );
  });

  test('the weather of the zone and the time of day are told', async () => {
    const realm = await opened;
    for (const build of everyBuild) {
      const { client } = await realm.player(build, { name: `Skyward${'abc'[everyBuild.indexOf(build)]}` });
      await client.connection.next('SMSG_WEATHER', 0);
      const clock = await client.connection.next('SMSG_LOGIN_SETTIMESPEED', 0);
      assert.ok(clock.number(clock.firstOf('timescale', 'timeScale')) > 0);
    }
  });
});

/** Result codes of the gateway. Source: public protocol notes. */
const AUTH_OK = 0x0c;
const AUTH_WAIT_QUEUE = 0x1b;
