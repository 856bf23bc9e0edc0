import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm({ REALMWRIGHT_REALM_MOTD: 'Mind the geese.' });
after(() => realm[Symbol.asyncDispose]());

describe('people of three builds talk', () => {
  const clients: GameClient[] = [];
  const names = { 5875: 'Edmund', 8606: 'Frida', 12340: 'Gawain' } as const;

  before(async () => {
    for (const build of everyBuild) clients.push((await realm.player(build, { name: names[build] })).client);
    for (const client of clients) {
      for (const other of clients) {
        await client.sees(other);
        await client.finds(other);
      }
    }
  });

  test('everybody is greeted with the message of the day', async () => {
    for (const client of clients) {
      if (client.connection.speaks('SMSG_MOTD', 'server')) {
        const greeting = await client.connection.next('SMSG_MOTD', 0);
        assert.deepEqual(greeting.raw('motds'), ['Mind the geese.']);
      } else {
        await client.hears('Mind the geese.', 'system');
      }
    }
  });

  test('a yell and an emote reach those who stand near', async () => {
    for (const speaker of clients) {
      const { name } = speaker;
      speaker.say(`${name} yells`, 'yell');
      speaker.say(`waves as ${name}`, 'emote');
      for (const listener of clients.filter((client) => client !== speaker)) {
        assert.equal((await listener.hears(`${name} yells`, 'yell')).sender, speaker.guid);
        assert.equal((await listener.hears(`waves as ${name}`, 'emote')).sender, speaker.guid);
      }
    }
  });

  test('a text emote is shown to those near with the name of its target', async () => {
    const [actor, target, watcher] = clients;
    assert.ok(actor && target && watcher);
    const from = watcher.connection.received.length;
    actor.connection.send('CMSG_TEXT_EMOTE', { textEmote: 101, emote: 0, target: target.guid });
    const shown = await watcher.connection.next('SMSG_TEXT_EMOTE', from);
    assert.equal(shown.big('guid'), actor.guid);
    assert.equal(shown.number('textEmote'), 101);
    assert.equal(shown.text('name').replace('\0', ''), target.name);
  });

  test('a whisper reaches the one it is for, is confirmed, and nobody else hears it', async () => {
    for (const [index, sender] of clients.entries()) {
      const target = clients[(index + 1) % clients.length];
      const third = clients[(index + 2) % clients.length];
      assert.ok(target && third);
      const secret = `psst ${target.name} from ${sender.name}`;
      sender.whisper(target.name.toLowerCase(), secret);
      assert.equal((await target.hears(secret, 'whisper')).sender, sender.guid);
      assert.equal((await sender.hears(secret, 'whisperInform')).sender, target.guid);
      assert.equal(
        third.heard.some((line) => line.text === secret),
        false,
      );
    }
  });

  test('a whisper to nobody is answered with "no such player"', async () => {
    for (const client of clients) {
      const from = client.connection.received.length;
      client.whisper('Nobodyhere', 'hello?');
      const answer = await client.connection.next('SMSG_CHAT_PLAYER_NOT_FOUND', from);
      assert.equal(answer.text('name'), 'Nobodyhere');
    }
  });

  test('who lists those who are there', async () => {
    const everybody = { minimumLevel: 0, maximumLevel: 100, raceMask: 0xffff_ffff, classMask: 0xffff_ffff };
    for (const client of clients) {
      const question = { ...everybody, playerName: '', guildName: '', zones: [], searchStrings: [] };
      const answer = await client.connection.ask('CMSG_WHO', question, 'SMSG_WHO');
      const listed = answer.list('players').map((row) => row.text('name'));
      for (const other of clients) assert.ok(listed.includes(other.name), `${client.build} lists ${other.name}`);
      const one = await client.connection.ask('CMSG_WHO', { ...question, playerName: 'frida' }, 'SMSG_WHO');
      assert.deepEqual(
        one.list('players').map((row) => row.text('name')),
        ['Frida'],
      );
    }
  });

  test('speech does not carry across the country, a yell carries further', async () => {
    const { client: operator } = await realm.player(12340, { name: 'Herald' }, { role: 'operator' });
    const [near] = clients;
    assert.ok(near);
    const { x, y, z } = near.place;
    await operator.command(`.go xyz ${x + 60} ${y} ${z} 0`);
    await operator.sees(near);
    await near.seesAt(operator, { x: x + 60, y, z });
    operator.say('too far to hear');
    operator.say('far but loud', 'yell');
    await near.hears('far but loud', 'yell');
    assert.equal(
      near.heard.some((line) => line.text === 'too far to hear'),
      false,
    );
  });
});
