import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  addFriend,
  addIgnored,
  contactsSince,
  friendResults,
  friendStatuses,
  newsOfFriend,
  readContacts,
} from '@realmwright/testkit/client/contacts';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

describe('people of three builds keep friends and ignore others', () => {
  const clients: GameClient[] = [];
  const names = { 5875: 'Agnes', 8606: 'Bertram', 12340: 'Clothilde' } as const;
  /** Each with the next one, so that every pair of builds is tried. */
  const pairs = () =>
    clients.map((client, index) => {
      const other = clients[(index + 1) % clients.length];
      assert.ok(other);
      return { client, other };
    });

  before(async () => {
    for (const build of everyBuild) clients.push((await realm.player(build, { name: names[build] })).client);
    for (const client of clients) {
      for (const other of clients) {
        await client.sees(other);
        await client.finds(other);
      }
    }
  });

  test('a friend who is there is added with place and level, and stands in the list', async () => {
    for (const { client, other } of pairs()) {
      const answer = await addFriend(client, other.name.toUpperCase(), 'met on the road');
      assert.equal(answer.number('result'), friendResults.addedOnline);
      assert.equal(answer.big('guid'), other.guid);
      assert.equal(answer.number('status'), friendStatuses.online);
      assert.equal(answer.number('level'), 1);
      const [row, ...more] = await readContacts(client);
      assert.equal(more.length, 0);
      assert.equal(row?.guid, other.guid);
      assert.equal(row.status, friendStatuses.online);
      assert.equal(row.note, client.build === 5875 ? '' : 'met on the road');
    }
  });

  test('somebody twice, oneself and nobody are refused in the words of the protocol', async () => {
    for (const { client, other } of pairs()) {
      const results = [];
      for (const name of [other.name, client.name, 'Nobodyhere']) {
        results.push((await addFriend(client, name)).number('result'));
      }
      assert.deepEqual(results, [friendResults.already, friendResults.self, friendResults.notFound]);
      assert.equal((await addIgnored(client, client.name)).number('result'), friendResults.ignoreSelf);
      assert.equal((await addIgnored(client, 'Nobodyhere')).number('result'), friendResults.ignoreNotFound);
    }
  });

  test('a note can be written and is there again', async () => {
    for (const { client, other } of pairs().filter(({ client }) => client.build !== 5875)) {
      client.connection.send('CMSG_SET_CONTACT_NOTES', { player: other.guid, note: 'owes me a coin' });
      assert.equal((await readContacts(client))[0]?.note, 'owes me a coin');
    }
  });

  test('friends hear of each other’s going and coming, and the list is there at the login', async () => {
    for (const build of everyBuild) {
      const { client: watcher, credentials } = await realm.player(build, { name: `Watch${letterOf[build]}` });
      for (const other of everyBuild) {
        const { client: friend, credentials: theirs } = await realm.player(other, {
          name: `Pal${letterOf[build]}${letterOf[other]}`,
        });
        await addFriend(watcher, friend.name);
        let from = watcher.connection.received.length;
        friend.connection.destroy();
        await newsOfFriend(watcher, friend, friendResults.offline, from);
        from = watcher.connection.received.length;
        const back = await realm.enterAs(other, theirs, friend.name);
        const news = await newsOfFriend(watcher, friend, friendResults.online, from);
        assert.deepEqual([news.number('status'), news.number('level')], [friendStatuses.online, 1]);
        from = watcher.connection.received.length;
        back.connection.destroy();
        await newsOfFriend(watcher, friend, friendResults.offline, from);
      }
      watcher.connection.destroy();
      const back = await realm.enterAs(build, credentials, watcher.name);
      const listed = await contactsSince(back, 0);
      assert.deepEqual(
        listed.map(({ isFriend, status }) => [isFriend, status]),
        everyBuild.map(() => [true, friendStatuses.offline]),
      );
    }
  });

  test('a friend who goes back to the character screen is gone', async () => {
    const { client: watcher } = await realm.player(8606, { name: 'Watcher' });
    // Those with a role of their own log out at once.
    const { client: friend } = await realm.player(12340, { name: 'Leaver' }, { role: 'moderator' });
    await addFriend(watcher, 'Leaver');
    const from = watcher.connection.received.length;
    await friend.logOut();
    await newsOfFriend(watcher, friend, friendResults.offline, from);
  });

  test('whoever is ignored is not heard, and is told so when it whispers', async () => {
    for (const { client, other } of pairs()) {
      assert.equal((await addIgnored(client, other.name)).number('result'), friendResults.ignoreAdded);
      assert.equal((await addIgnored(client, other.name)).number('result'), friendResults.ignoreAlready);
      other.whisper(client.name, 'do you hear me?');
      const refusal = await other.hears(client.name, 'ignored');
      assert.equal(refusal.sender, client.guid);
      other.say(`does anybody hear me? ${client.name}?`);
      other.connection.send('CMSG_TEXT_EMOTE', { textEmote: 101, emote: 0, target: client.guid });
      const third = clients.find((one) => one !== client && one !== other);
      assert.ok(third);
      await third.hears(`does anybody hear me? ${client.name}?`);
      const from = client.connection.received.length;
      client.connection.send('CMSG_DEL_IGNORE', { guid: other.guid });
      const removed = await client.connection.next('SMSG_FRIEND_STATUS', from);
      assert.equal(removed.number('result'), friendResults.ignoreRemoved);
      // Its own words for each pair: what was said to the last one may still be on its way.
      other.say(`and now, ${client.name}?`);
      await client.hears(`and now, ${client.name}?`);
      const lines = client.heard.filter(({ sender }) => sender === other.guid).map(({ text }) => text);
      assert.deepEqual(lines, [`and now, ${client.name}?`]);
      for (const one of clients) one.heard.length = 0;
    }
  });

  test('whom a character ignores is remembered when it comes back', async () => {
    const { client: hermit, credentials } = await realm.player(5875, { name: 'Hermit' });
    const { client: pest } = await realm.player(12340, { name: 'Pest' });
    await addIgnored(hermit, 'Pest');
    hermit.connection.destroy();
    const back = await realm.enterAs(5875, credentials, 'Hermit');
    await back.sees(pest);
    assert.deepEqual(
      (await contactsSince(back, 0)).map(({ guid, isIgnored }) => [guid, isIgnored]),
      [[pest.guid, true]],
    );
    await pest.finds(back);
    pest.say('good morning, hermit');
    pest.whisper('Hermit', 'good morning?');
    await pest.hears('Hermit', 'ignored');
    const { client: friend } = await realm.player(8606, { name: 'Visitor' });
    await back.sees(friend);
    friend.say('good evening');
    await back.hears('good evening');
    assert.equal(
      back.heard.some(({ sender }) => sender === pest.guid),
      false,
    );
  });
});

const letterOf = { 5875: 'a', 8606: 'b', 12340: 'c' } as const;
