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

  before(async () => {
    for (const build of everyBuild) clients.push((await realm.player(build, { name: names[build] })).client);
    for (const client of clients) for (const other of clients) await client.sees(other);
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

  test('whoever is away is shown so to all, answers whispers with its words, and hears them', async () => {
    for (const { client, other } of pairs()) {
      client.say('picking herbs', 'away');
      for (const watcher of clients) await showsMark(watcher, client, AWAY);
      other.whisper(client.name, 'are you there?');
      assert.equal((await client.hears('are you there?', 'whisper')).sender, other.guid);
      await other.hears('are you there?', 'whisperInform');
      assert.equal((await other.hears('picking herbs', 'away')).sender, client.guid);
      client.say('nearly done');
      assert.equal((await other.hears('nearly done')).packet.fields.number('tag'), tags.away);
      client.whisper(other.name, 'in a moment');
      assert.equal((await other.hears('in a moment', 'whisper')).packet.fields.number('tag'), tags.away);
      client.say('', 'away');
      for (const watcher of clients) await showsMark(watcher, client, 0);
      client.say('I am back');
      assert.equal((await other.hears('I am back')).packet.fields.number('tag'), tags.here);
      for (const one of clients) one.heard.length = 0;
    }
  });

  test('whoever is busy hears no whispers, and its words say why', async () => {
    for (const { client, other } of pairs()) {
      client.say('away first', 'away');
      client.say('counting geese', 'busy');
      for (const watcher of clients) await showsMark(watcher, client, BUSY);
      other.whisper(client.name, 'have you a minute?');
      assert.equal((await other.hears('counting geese', 'busy')).sender, client.guid);
      client.say('', 'busy');
      for (const watcher of clients) await showsMark(watcher, client, 0);
      other.whisper(client.name, 'and now?');
      await client.hears('and now?', 'whisper');
      assert.deepEqual(
        client.heard.filter(({ sender }) => sender === other.guid).map(({ text }) => text),
        ['and now?'],
      );
      assert.deepEqual(
        other.heard.filter(({ text }) => text === 'have you a minute?'),
        [],
      );
      for (const one of clients) one.heard.length = 0;
    }
  });

  test('whoever runs the realm reaches somebody busy', async () => {
    const { client: moderator } = await realm.player(8606, { name: 'Olga' }, { role: 'moderator' });
    for (const client of clients) {
      client.say('counting geese', 'busy');
      await showsMark(client, client, BUSY);
      moderator.whisper(client.name, 'the server restarts soon');
      await client.hears('the server restarts soon', 'whisper');
      client.say('', 'busy');
      await showsMark(client, client, 0);
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
