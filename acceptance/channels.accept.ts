import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  ChannelSeat,
  channelNotices,
  leaveAll,
  meetInChannel,
  memberFlags,
} from '@realmwright/testkit/client/channels';
import { addIgnored } from '@realmwright/testkit/client/contacts';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

const { owner: OWNER, moderator: MODERATOR, muted: MUTED } = memberFlags;

describe('people of three builds meet in channels', () => {
  const names = { 5875: 'Agnes', 8606: 'Bertram', 12340: 'Clothilde' } as const;
  let companyCount = 0;
  let channelCount = 0;

  /** One of each build. Every story has people of its own, because one alone would ask more than a session may. */
  async function company(): Promise<readonly GameClient[]> {
    const letter = String.fromCharCode(97 + companyCount++);
    const players = everyBuild.map((build) => realm.player(build, { name: `${names[build]}${letter}` }));
    const clients = (await Promise.all(players)).map(({ client }) => client);
    // Invitations find only whom the registry knows.
    for (const client of clients) await clients[0]?.finds(client);
    return clients;
  }

  const meet = (order: readonly GameClient[]) =>
    meetInChannel(order, `Ferry${String.fromCharCode(97 + channelCount++)}`);

  /** The clients, beginning with each of them in turn. */
  const turns = (clients: readonly GameClient[]): readonly (readonly GameClient[])[] =>
    clients.map((_, index) => [...clients.slice(index), ...clients.slice(0, index)]);

  test('whoever opens a channel owns it, and those who come are announced', async () => {
    for (const [index, order] of turns(await company()).entries()) {
      const [one, two, three] = order.map((client) => new ChannelSeat(client, `Inn${'abc'[index]}`));
      assert.ok(one && two && three);
      one.join();
      await one.isTold('youJoined');
      const mode = await one.isTold('modeChange', one.client);
      assert.equal(mode.number('newFlags'), OWNER | MODERATOR);
      two.join();
      await two.isTold('youJoined');
      await one.isTold('joined', two.client);
      three.join();
      await one.isTold('joined', three.client);
      await two.isTold('joined', three.client);
      for (const seat of [one, two, three]) {
        assert.deepEqual(
          [...(await seat.members())],
          [
            [one.client.guid, OWNER | MODERATOR],
            [two.client.guid, 0],
            [three.client.guid, 0],
          ],
        );
      }
      three.does('OWNER');
      assert.equal((await three.isTold('channelOwner')).text('playerName'), one.client.name);
      await leaveAll([one, two, three]);
    }
  });

  test('what one says all hear, with channel and speaker, and nobody outside', async () => {
    const { client: outsider } = await realm.player(12340, { name: 'Outsider' });
    const seats = await meet(await company());
    for (const speaker of seats) {
      const text = `all aboard, says ${speaker.client.name}`;
      speaker.say(text);
      for (const listener of seats) assert.equal((await listener.hears(text)).sender, speaker.client.guid);
    }
    const stranger = new ChannelSeat(outsider, seats[0].channel);
    stranger.say('may I?');
    await stranger.isTold('notMember');
    assert.equal(outsider.heard.length, 0);
    await leaveAll(seats);
  });

  test('a password keeps strangers out', async () => {
    for (const order of turns(await company())) {
      const [one, two, three] = await meet(order);
      three.leave();
      await three.isTold('youLeft');
      await one.isTold('left', three.client);
      one.does('PASSWORD', 'geese');
      await one.isTold('passwordChanged', one.client);
      await two.isTold('passwordChanged', one.client);
      three.join('ducks');
      await three.isTold('wrongPassword');
      three.looksAnew();
      three.join('geese');
      await three.isTold('youJoined');
      await leaveAll([one, two, three]);
    }
  });

  test('moderators mute and are made and unmade; in a moderated channel only they speak', async () => {
    for (const order of turns(await company())) {
      const [one, two, three] = await meet(order);
      two.does('MUTE', three.client.name);
      await two.isTold('notModerator');
      one.does('MODERATOR', two.client.name.toLowerCase());
      const made = await three.isTold('modeChange', two.client);
      // Each notice counts once: the next one about the same change must not be met by this.
      await two.isTold('modeChange', two.client);
      assert.deepEqual([made.number('oldFlags'), made.number('newFlags')], [0, MODERATOR]);
      two.does('MUTE', three.client.name);
      assert.equal((await three.isTold('modeChange', three.client)).number('newFlags'), MUTED);
      three.say('mmh');
      await three.isTold('muted');
      two.does('UNMUTE', three.client.name);
      assert.equal((await three.isTold('modeChange', three.client)).number('newFlags'), 0);
      for (const seat of [one, two, three]) seat.looksAnew();
      one.does('MODERATE');
      for (const seat of [one, two, three]) await seat.isTold('moderationOn', one.client);
      three.say('may I?');
      await three.isTold('notModerator');
      const wish = `not now, says ${two.client.name}`;
      two.say(wish);
      await three.hears(wish);
      one.does('UNMODERATOR', two.client.name);
      await two.isTold('modeChange', two.client);
      two.say('and I?');
      await two.isTold('notModerator');
      one.does('MODERATE');
      await three.isTold('moderationOff', one.client);
      const sigh = `at last, says ${three.client.name}`;
      three.say(sigh);
      await one.hears(sigh);
      await leaveAll([one, two, three]);
    }
  });

  test('whoever is kicked may come back, whoever is banned may not until the ban is lifted', async () => {
    for (const order of turns(await company())) {
      const [one, two, three] = await meet(order);
      two.does('KICK', one.client.name);
      await two.isTold('notModerator');
      one.does('KICK', 'Nobodyhere');
      assert.equal((await one.isTold('playerNotFound')).text('playerName'), 'Nobodyhere');
      one.does('KICK', three.client.name);
      for (const seat of [one, two, three]) {
        assert.equal((await seat.isTold('kicked', three.client)).big('by'), one.client.guid);
      }
      three.say('hello?');
      await three.isTold('notMember');
      three.join();
      await three.isTold('youJoined');
      one.does('BAN', three.client.name);
      for (const seat of [one, two, three]) await seat.isTold('banned', three.client);
      three.join();
      await three.isTold('youAreBanned');
      one.does('INVITE', three.client.name);
      assert.equal((await one.isTold('inviteBanned')).text('playerName'), three.client.name);
      one.does('UNBAN', two.client.name);
      assert.equal((await one.isTold('notBanned')).text('playerName'), two.client.name);
      one.does('UNBAN', three.client.name);
      await two.isTold('unbanned', three.client);
      three.looksAnew();
      three.join();
      await three.isTold('youJoined');
      await leaveAll([one, two, three]);
    }
  });

  test('a channel changes hands by will, and by the going of its owner', async () => {
    for (const order of turns(await company())) {
      const [one, two, three] = await meet(order);
      two.does('SET_OWNER', two.client.name);
      await two.isTold('notOwner');
      one.does('SET_OWNER', three.client.name);
      for (const seat of [one, two, three]) await seat.isTold('ownerChanged', three.client);
      for (const seat of [one, two, three]) seat.looksAnew();
      three.leave();
      // The former owner has stayed a moderator, and moderators come first.
      await one.isTold('ownerChanged', one.client);
      await two.isTold('left', three.client);
      assert.equal((await two.members()).get(one.client.guid), OWNER | MODERATOR);
      await leaveAll([one, two]);
    }
  });

  test('guests are invited, and announcements can be silenced', async () => {
    for (const order of turns(await company())) {
      const [one, two, three] = await meet(order);
      three.leave();
      await three.isTold('youLeft');
      await two.isTold('left', three.client);
      one.does('ANNOUNCEMENTS');
      for (const seat of [one, two]) await seat.isTold('announcementsOff', one.client);
      for (const seat of [one, two, three]) seat.looksAnew();
      two.does('INVITE', three.client.name.toUpperCase());
      await three.isTold('invite', two.client);
      assert.equal((await two.isTold('playerInvited')).text('playerName'), three.client.name);
      two.does('INVITE', one.client.name);
      await two.isTold('alreadyMember', one.client);
      two.does('INVITE', 'Nobodyhere');
      await two.isTold('playerNotFound');
      three.join();
      await three.isTold('youJoined');
      const greeting = `here is ${three.client.name}`;
      three.say(greeting);
      await one.hears(greeting);
      assert.deepEqual(one.notices(), [], 'nobody was announced');
      one.does('ANNOUNCEMENTS');
      await two.isTold('announcementsOn', one.client);
      await leaveAll([one, two, three]);
    }
  });

  test('names that no channel can have, and coming twice, are refused', async () => {
    for (const client of await company()) {
      const wrong = new ChannelSeat(client, '1st');
      wrong.join();
      await wrong.isTold('invalidName');
      const seat = new ChannelSeat(client, 'Harbour');
      seat.join();
      await seat.isTold('youJoined');
      const again = new ChannelSeat(client, 'HARBOUR');
      again.join();
      await again.isTold('alreadyMember', client);
      seat.leave();
      await seat.isTold('youLeft');
      seat.looksAnew();
      seat.leave();
      await seat.isTold('notMember');
    }
  });

  test('the channel pane of later builds gets list and count', async () => {
    const seats = await meet(await company());
    for (const { client, channel } of seats.filter(({ client: { build } }) => build !== 5875)) {
      const pane = await client.connection.ask('CMSG_CHANNEL_DISPLAY_LIST', { channel }, 'SMSG_CHANNEL_LIST');
      assert.deepEqual([pane.number('isForPane'), pane.list('members').length], [1, 3]);
      const asked = 'CMSG_GET_CHANNEL_MEMBER_COUNT';
      const count = await client.connection.ask(asked, { channel }, 'SMSG_CHANNEL_MEMBER_COUNT');
      assert.equal(count.number('amountOfMembers'), 3);
    }
    await leaveAll(seats);
  });

  test('an ignored member is not heard, and its invitations do not arrive', async () => {
    for (const order of turns(await company())) {
      const [one, two, three] = await meet(order);
      await addIgnored(one.client, two.client.name);
      const { name } = one.client;
      two.say(`can you hear me, ${name}?`);
      await three.hears(`can you hear me, ${name}?`);
      three.say(`${name} cannot`);
      await one.hears(`${name} cannot`);
      assert.equal(
        one.client.heard.some(({ text }) => text === `can you hear me, ${name}?`),
        false,
      );
      const elsewhere = new ChannelSeat(two.client, `${two.channel}x`);
      const guest = new ChannelSeat(one.client, elsewhere.channel);
      elsewhere.join();
      await elsewhere.isTold('youJoined');
      elsewhere.does('INVITE', one.client.name);
      await elsewhere.isTold('playerInvited');
      const from = one.client.connection.received.length;
      one.client.connection.send('CMSG_DEL_IGNORE', { guid: two.client.guid });
      await one.client.connection.next('SMSG_FRIEND_STATUS', from);
      two.say(`and now, ${name}?`);
      await one.hears(`and now, ${name}?`);
      elsewhere.does('INVITE', one.client.name);
      await guest.isTold('invite', two.client);
      assert.equal(guest.notices().filter((notice) => notice === channelNotices.invite).length, 1);
      await leaveAll([one, two, three, elsewhere]);
    }
  });

  test('whoever loses its connection leaves the channel, and is not in it when it comes back', async () => {
    const { client: visitor, credentials } = await realm.player(8606, { name: 'Visitor' });
    const [one, two] = await meet(await company());
    const seat = new ChannelSeat(visitor, one.channel);
    seat.join();
    await one.isTold('joined', visitor);
    visitor.connection.destroy();
    await one.isTold('left', visitor);
    const back = await realm.enterAs(8606, credentials, 'Visitor');
    const again = new ChannelSeat(back, one.channel);
    again.say('am I in?');
    await again.isTold('notMember');
    again.join();
    await again.isTold('youJoined');
    again.say('now I am');
    await two.hears('now I am');
  });
});
