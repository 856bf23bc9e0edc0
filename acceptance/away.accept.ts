import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  addFriend,
  friendResults,
  friendStatuses,
  newsOfFriend,
  readContacts,
} from '@realmwright/testkit/client/contacts';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import type { ReceivedPacket } from '@realmwright/testkit/client/world-connection';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** Bits of the field that shows it, the same in all builds. Source: public protocol notes. */
const AWAY = 0x2;
const BUSY = 0x4;
/** What stands in front of the name of a speaker who is away or busy. */
const tags = { here: 0, away: 1, busy: 2 } as const;

describe('people of three builds are away and busy', () => {
  const clients: GameClient[] = [];
  const names = { 5875: 'Agnes', 8606: 'Bertram', 12340: 'Clothilde' } as const;
  const pairs = () =>
    clients.map((client, index) => {
      const other = clients[(index + 1) % clients.length];
      assert.ok(other);
      return { client, other };
    });

  /** Whose friends they all are, so that it is told of whatever the registry learns. */
  let gossip: GameClient;

  before(async () => {
    for (const build of everyBuild) clients.push((await realm.player(build, { name: names[build] })).client);
    for (const client of clients) {
      for (const other of clients) {
        await client.sees(other);
        await client.finds(other);
      }
    }
    gossip = (await realm.player(12340, { name: 'Gossip' })).client;
    for (const client of clients) await addFriend(gossip, client.name);
  });

  beforeEach(() => {
    for (const client of clients) client.heard.length = 0;
  });

  /** Waits until a client is shown somebody with that mark and not the other one. */
  async function showsMark(watcher: GameClient, of: GameClient, mark: number): Promise<void> {
    await watcher.waitFor(`${watcher.name} to see the mark ${mark} of ${of.name}`, () => {
      const sight = watcher.sights.find(of.guid);
      if (sight === undefined) return undefined;
      return ((watcher.sights.value(sight, 'PLAYER_FLAGS') ?? 0) & (AWAY | BUSY)) === mark;
    });
  }

  /** Waits until the registry, by which whispers go, knows a status. The world's mark may be shown before. */
  async function isKnownAs(of: GameClient, status: number): Promise<void> {
    const isOfThem = ({ name, fields }: ReceivedPacket): boolean =>
      name === 'SMSG_FRIEND_STATUS' && fields.big('guid') === of.guid;
    await gossip.waitFor(`${of.name} to be known as ${status}`, () => {
      return gossip.connection.received.findLast(isOfThem)?.fields.number('status') === status;
    });
  }

  test('whoever is away is shown so to all, answers whispers with its words, and hears them', async () => {
    for (const { client, other } of pairs()) {
      const { name } = client;
      client.say(`${name} picks herbs`, 'away');
      for (const watcher of clients) await showsMark(watcher, client, AWAY);
      await isKnownAs(client, friendStatuses.away);
      other.whisper(name, `are you there, ${name}?`);
      assert.equal((await client.hears(`are you there, ${name}?`, 'whisper')).sender, other.guid);
      await other.hears(`are you there, ${name}?`, 'whisperInform');
      assert.equal((await other.hears(`${name} picks herbs`, 'away')).sender, client.guid);
      client.say(`${name} is nearly done`);
      assert.equal((await other.hears(`${name} is nearly done`)).packet.fields.number('tag'), tags.away);
      client.whisper(other.name, `in a moment, says ${name}`);
      const whispered = await other.hears(`in a moment, says ${name}`, 'whisper');
      assert.equal(whispered.packet.fields.number('tag'), tags.away);
      client.say('', 'away');
      for (const watcher of clients) await showsMark(watcher, client, 0);
      client.say(`${name} is back`);
      assert.equal((await other.hears(`${name} is back`)).packet.fields.number('tag'), tags.here);
    }
  });

  test('whoever is busy hears no whispers, and its words say why', async () => {
    for (const { client, other } of pairs()) {
      const { name } = client;
      client.say('away first', 'away');
      client.say(`${name} counts geese`, 'busy');
      for (const watcher of clients) await showsMark(watcher, client, BUSY);
      await isKnownAs(client, friendStatuses.busy);
      other.whisper(name, `have you a minute, ${name}?`);
      assert.equal((await other.hears(`${name} counts geese`, 'busy')).sender, client.guid);
      client.say('', 'busy');
      for (const watcher of clients) await showsMark(watcher, client, 0);
      await isKnownAs(client, friendStatuses.online);
      other.whisper(name, `and now, ${name}?`);
      await client.hears(`and now, ${name}?`, 'whisper');
      for (const one of [client, other]) {
        assert.deepEqual(
          one.heard.filter(({ text }) => text === `have you a minute, ${name}?`),
          [],
        );
      }
    }
  });

  test('whoever runs the realm reaches somebody busy', async () => {
    const { client: moderator } = await realm.player(8606, { name: 'Olga' }, { role: 'moderator' });
    for (const client of clients) {
      client.say('counting geese', 'busy');
      await isKnownAs(client, friendStatuses.busy);
      moderator.whisper(client.name, 'the server restarts soon');
      await client.hears('the server restarts soon', 'whisper');
      client.say('', 'busy');
      await isKnownAs(client, friendStatuses.online);
    }
  });

  test('friends learn of marks, and the list shows them', async () => {
    for (const { client, other } of pairs()) {
      await addFriend(client, other.name);
      let from = client.connection.received.length;
      other.say('tea', 'away');
      assert.equal(
        (await newsOfFriend(client, other, friendResults.online, from)).number('status'),
        friendStatuses.away,
      );
      assert.deepEqual(
        (await readContacts(client)).map(({ status }) => status),
        [friendStatuses.away],
      );
      from = client.connection.received.length;
      other.say('', 'busy');
      assert.equal(
        (await newsOfFriend(client, other, friendResults.online, from)).number('status'),
        friendStatuses.busy,
      );
      from = client.connection.received.length;
      other.say('', 'busy');
      assert.equal(
        (await newsOfFriend(client, other, friendResults.online, from)).number('status'),
        friendStatuses.online,
      );
    }
  });

  test('a mark goes along to another map and back', async () => {
    const { client: traveller } = await realm.player(8606, { name: 'Traveller' }, { role: 'gamemaster' });
    const [watcher] = clients;
    assert.ok(watcher);
    traveller.say('on a journey', 'away');
    await showsMark(watcher, traveller, AWAY);
    traveller.say('.tele farshore');
    await traveller.waitFor('the far map', () => traveller.map === 1 && traveller.sights.find(traveller.guid));
    await showsMark(traveller, traveller, AWAY);
    traveller.say('.tele meadow');
    await traveller.waitFor('the meadow', () => traveller.map === 0 && traveller.sights.find(traveller.guid));
    await showsMark(watcher, traveller, AWAY);
    watcher.whisper('Traveller', 'back already?');
    await watcher.hears('on a journey', 'away');
  });

  test('somebody who comes into view later sees the mark, and who comes back has none', async () => {
    const { client: dreamer, credentials } = await realm.player(12340, { name: 'Dreamer' });
    dreamer.say('', 'away');
    await showsMark(dreamer, dreamer, AWAY);
    const { client: visitor } = await realm.player(5875, { name: 'Visitor' });
    await visitor.sees(dreamer);
    await showsMark(visitor, dreamer, AWAY);
    visitor.whisper('Dreamer', 'hello?');
    assert.notEqual((await visitor.hears(/./, 'away')).text, '', 'there are words even if none were given');
    dreamer.connection.destroy();
    const back = await realm.enterAs(12340, credentials, 'Dreamer');
    await visitor.sees(back);
    await showsMark(visitor, back, 0);
    // What it is answered by a service tells that services know of its coming.
    await readContacts(back);
    await visitor.finds(back);
    visitor.heard.length = 0;
    visitor.whisper('Dreamer', 'awake?');
    await back.hears('awake?', 'whisper');
    await visitor.hears('awake?', 'whisperInform');
    assert.deepEqual(
      visitor.heard.filter(({ sender }) => sender === back.guid).map(({ text }) => text),
      ['awake?'],
    );
  });
});
