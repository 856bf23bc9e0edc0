import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { attack, faceTo, turnAway, walkUpTo } from '@realmwright/testkit/client/fighter';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import type { Sight } from '@realmwright/testkit/client/sights';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';
import { until } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

const PARTNER = 910_030;
const MASTER = 910_031;
const WARDEN = 910_020;
const IN_COMBAT = 0x8_0000;

const clients: GameClient[] = [];
let operator: GameClient;
before(async () => {
  const names = { 5875: 'Anselm', 8606: 'Brunhild', 12340: 'Chlodwig' } as const;
  for (const build of everyBuild) clients.push((await realm.player(build, { name: names[build] })).client);
  operator = (await realm.player(12340, { name: 'Umpire' }, { role: 'operator' })).client;
});

/** A creature of that kind that is whole and fights nobody. */
function creature(client: GameClient, entry: number): Promise<Sight> {
  const { sights } = client;
  return client.waitFor(`a creature of kind ${entry}`, () =>
    sights.creatures().find((sight) => {
      const isFighting = ((sights.value(sight, 'UNIT_FLAGS') ?? 0) & IN_COMBAT) !== 0;
      const [health, most] = [sights.value(sight, 'UNIT_HEALTH'), sights.value(sight, 'UNIT_MAXHEALTH')];
      return sights.value(sight, 'OBJECT_ENTRY') === entry && !isFighting && health !== 0 && health === most;
    }),
  );
}

const healthOf = (client: GameClient, guid: bigint): number | undefined => {
  const sight = client.sights.find(guid);
  return sight === undefined ? undefined : client.sights.value(sight, 'UNIT_HEALTH');
};

describe('a fight with a creature, for every build', () => {
  /** Whom the one who kills a creature has struck at. */
  let struck = 0n;

  test('who is too far away, looks elsewhere, or strikes at somebody peaceful is told so', async () => {
    for (const client of clients) {
      const { connection } = client;
      const master = await creature(client, MASTER);
      await connection.ask('CMSG_ATTACKSWING', { guid: master.guid }, 'SMSG_ATTACKSWING_NOTINRANGE');
      connection.send('CMSG_ATTACKSTOP', {});
      const warden = await creature(client, WARDEN);
      const from = connection.received.length;
      await connection.ask('CMSG_ATTACKSWING', { guid: warden.guid }, 'SMSG_ATTACKSWING_CANT_ATTACK');
      await connection.next('SMSG_ATTACKSTOP', from, { where: (fields) => fields.big('enemy') === warden.guid });
      await walkUpTo(client, warden, 1);
      await connection.ask('CMSG_ATTACKSWING', { guid: warden.guid }, 'SMSG_ATTACKSTOP');
    }
    const [first] = clients;
    assert.ok(first);
    const partner = await creature(first, PARTNER);
    await walkUpTo(first, partner);
    turnAway(first, partner);
    await first.connection.ask('CMSG_ATTACKSWING', { guid: partner.guid }, 'SMSG_ATTACKSWING_BADFACING');
    first.connection.send('CMSG_ATTACKSTOP', {});
  });

  test('a creature strikes back, all see each blow, and each build is told health in its own way', async () => {
    const [old, middle, newest] = clients;
    assert.ok(old && middle && newest);
    const partner = await creature(newest, PARTNER);
    await walkUpTo(newest, partner);
    const from = clients.map(({ connection }) => connection.received.length);
    struck = partner.guid;
    attack(newest, partner);
    for (const [at, client] of clients.entries()) {
      const { connection } = client;
      const start = from[at] ?? 0;
      await connection.next('SMSG_ATTACKSTART', start, { where: (fields) => fields.big('attacker') === newest.guid });
      const blow = {
        where: (fields: { big(name: string): bigint }) => fields.big('attacker') === newest.guid,
      };
      await connection.next('SMSG_ATTACKERSTATEUPDATE', start, blow);
      await connection.next('SMSG_AI_REACTION', start, { where: (fields) => fields.big('guid') === partner.guid });
      const answer = {
        where: (fields: { big(name: string): bigint }) => fields.big('attacker') === partner.guid,
      };
      await connection.next('SMSG_ATTACKERSTATEUPDATE', start, answer);
    }
    for (const client of clients) {
      const sight = await client.sees(newest);
      await client.waitFor('the fighter to count as fighting', () => {
        return ((client.sights.value(sight, 'UNIT_FLAGS') ?? 0) & IN_COMBAT) !== 0;
      });
      const most = client.sights.value(client.sights.find(partner.guid) ?? sight, 'UNIT_MAXHEALTH');
      assert.equal(most, client.build === 12340 ? 42 : 100, `${client.build}`);
    }
  });

  test('it dies for all at once, which is worth experience, and no blow follows', async () => {
    const [, , newest] = clients;
    assert.ok(newest);
    const { connection } = newest;
    const partner = { guid: struck };
    const xp = await connection.next('SMSG_LOG_XPGAIN', 0, { within: 180_000 });
    assert.equal(xp.big('target'), partner.guid);
    assert.ok(xp.number('totalExp') > 0);
    for (const client of clients) await client.waitFor('the body', () => healthOf(client, partner.guid) === 0);
    await newest.waitFor('the experience', () => {
      const own = newest.sights.find(newest.guid);
      return own !== undefined && newest.sights.value(own, 'PLAYER_XP') === xp.number('totalExp');
    });
    await connection.ask('CMSG_ATTACKSWING', { guid: partner.guid }, 'SMSG_ATTACKSWING_DEADTARGET');
    // The body is taken away after its time, and it comes back whole.
    await newest.losesSightOf(partner);
    const find = (): boolean => (healthOf(newest, partner.guid) ?? 0) > 0;
    await until(find, { what: 'the creature to come back', within: 90_000 });
  });

  test('whoever fights cannot log out', async () => {
    const [, middle] = clients;
    assert.ok(middle);
    const partner = await creature(middle, PARTNER);
    await walkUpTo(middle, partner);
    const from = middle.connection.received.length;
    attack(middle, partner);
    await middle.connection.next('SMSG_ATTACKERSTATEUPDATE', from);
    const answer = await middle.connection.ask('CMSG_LOGOUT_REQUEST', {}, 'SMSG_LOGOUT_RESPONSE');
    assert.equal(answer.number('result'), 1);
    operator.connection.send('CMSG_SET_SELECTION', { target: middle.guid });
    await operator.command('.combatstop', /no more/);
  });

  test('a creature that is led away gives up, runs home and is whole', async () => {
    const [old] = clients;
    assert.ok(old);
    const partner = await creature(old, PARTNER);
    await walkUpTo(old, partner);
    const home = partner.place;
    attack(old, partner);
    await old.waitFor('a wound', () => (healthOf(old, partner.guid) ?? 100) < 100);
    old.connection.send('CMSG_ATTACKSTOP', {});
    await old.walk({ x: -52 });
    const back = (): boolean => {
      const sight = old.sights.find(partner.guid);
      if (sight === undefined) return false;
      const { x, y } = old.sights.placeAt(sight, performance.now());
      return Math.hypot(x - home.x, y - home.y) < 1 && healthOf(old, partner.guid) === 100;
    };
    await until(back, { what: 'the creature at home and whole', within: 90_000 });
  });
});

test('enough kills bring a level, with what it adds', async () => {
  const master = await creature(operator, MASTER);
  operator.connection.send('CMSG_SET_SELECTION', { target: master.guid });
  const from = operator.connection.received.length;
  const { sights, connection } = operator;
  for (
    let kill = 0;
    kill < 12 && !connection.received.slice(from).some(({ name }) => name === 'SMSG_LEVELUP_INFO');
    kill++
  ) {
    connection.send('CMSG_SET_SELECTION', { target: (await creature(operator, MASTER)).guid });
    await operator.command('.die', /dies/);
    await operator.command('.respawn', /anew/);
  }
  const level = await connection.next('SMSG_LEVELUP_INFO', from);
  assert.equal(level.number('newLevel'), 2);
  assert.ok(level.number('health') > 0);
  await operator.waitFor('level 2', () => {
    const own = sights.find(operator.guid);
    return own !== undefined && sights.value(own, 'UNIT_LEVEL') === 2;
  });
});

test('god mode keeps blows from doing harm', async () => {
  const master = await creature(operator, MASTER);
  await operator.command('.cheat god on', /no harm/);
  await walkUpTo(operator, master);
  faceTo(operator, master);
  const from = operator.connection.received.length;
  attack(operator, master);
  const struck = {
    where: (fields: { big(name: string): bigint }) => fields.big('attacker') === master.guid,
  };
  const blow = await operator.connection.next('SMSG_ATTACKERSTATEUPDATE', from, struck);
  assert.equal(blow.number('totalDamage'), 0);
  await operator.command('.combatstop', /no more/);
});
