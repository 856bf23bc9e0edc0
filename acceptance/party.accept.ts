import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** Results of requests about groups that all builds number alike, and those that moved by one. */
const results = {
  5875: { ok: 0, badName: 1, notInGroup: 2, full: 3, alreadyInGroup: 4, notLeader: 6, wrongSide: 7 },
  8606: { ok: 0, badName: 1, notInGroup: 2, full: 4, alreadyInGroup: 5, notLeader: 7, wrongSide: 8 },
  12340: { ok: 0, badName: 1, notInGroup: 2, full: 4, alreadyInGroup: 5, notLeader: 7, wrongSide: 8 },
} as const;

/** Sends a request and gives the result that the client is told. */
async function resultOf(client: GameClient, name: string, value: object): Promise<number> {
  const answer = await client.connection.ask(name, value, 'SMSG_PARTY_COMMAND_RESULT');
  return answer.number('result');
}

describe('a 1.12.1, a 2.4.3 and a 3.3.5a client form a party', () => {
  const players: Awaited<ReturnType<typeof realm.player>>[] = [];
  const clients: GameClient[] = [];
  const names = { 5875: 'Godric', 8606: 'Hilda', 12340: 'Isolde' } as const;
  const of = (index: number): GameClient => {
    const client = clients[index];
    assert.ok(client);
    return client;
  };

  before(async () => {
    for (const build of everyBuild) {
      const player = await realm.player(build, { name: names[build] });
      players.push(player);
      clients.push(player.client);
    }
  });

  test('an invitation is confirmed, can be declined, and the one who invited is told', async () => {
    for (const [index, inviter] of clients.entries()) {
      const invitee = of((index + 1) % 3);
      const from = inviter.connection.received.length;
      assert.equal(await inviter.invites({ name: invitee.name.toLowerCase() }), results[inviter.build].ok);
      await invitee.waitFor('the invitation', () => invitee.company.invitedBy === inviter.name);
      invitee.connection.send('CMSG_GROUP_DECLINE', {});
      const declined = await inviter.connection.next('SMSG_GROUP_DECLINE', from);
      assert.equal(declined.text('name'), invitee.name);
      invitee.company.invitedBy = undefined;
    }
  });

  test('each build in turn leads the others, who see it with its members, leader and loot', async () => {
    for (const leader of clients) {
      const others = clients.filter((client) => client !== leader);
      for (const other of others) await leader.brings(other);
      for (const client of clients) {
        await client.isWithJust(...clients.filter((other) => other !== client));
        await client.waitFor('the leader', () => client.company.leader === leader.guid);
        assert.equal(client.company.isRaid, false);
        assert.deepEqual([client.company.lootSetting, client.company.lootThreshold], [3, 2]);
        assert.ok(client.company.others.every(({ isOnline }) => isOnline));
      }
      const [first, second] = others;
      assert.ok(first && second);
      assert.equal(await resultOf(first, 'CMSG_GROUP_DISBAND', {}), results[first.build].ok);
      await first.isWithJust();
      await leader.isWithJust(second);
      const from = leader.connection.received.length;
      second.connection.send('CMSG_GROUP_DISBAND', {});
      await leader.connection.next('SMSG_GROUP_DESTROYED', from);
      for (const client of clients) await client.isWithJust();
    }
  });

  test('requests that cannot be granted are answered with their reason', async () => {
    const [leader, member, third] = [of(0), of(1), of(2)];
    const { client: stranger } = await realm.player(12340, { name: 'Outlander', race: 2 });
    for (const client of clients) {
      const codes = results[client.build];
      assert.equal(await resultOf(client, 'CMSG_GROUP_INVITE', { name: 'Nobodyhere', unknown1: 0 }), codes.badName);
      assert.equal(await resultOf(client, 'CMSG_GROUP_INVITE', { name: client.name, unknown1: 0 }), codes.badName);
      assert.equal(await client.invites(stranger), codes.wrongSide);
    }
    await leader.brings(member);
    assert.equal(await third.invites(leader), results[third.build].alreadyInGroup);
    await leader.brings(third);
    const notLeader = await resultOf(member, 'CMSG_GROUP_UNINVITE', { name: third.name });
    assert.equal(notLeader, results[member.build].notLeader);
    const notHere = await resultOf(leader, 'CMSG_GROUP_UNINVITE', { name: 'Nobodyhere' });
    assert.equal(notHere, results[leader.build].notInGroup);
    for (const name of ['Jorunn', 'Kolbein']) await leader.brings((await realm.player(8606, { name })).client);
    const { client: sixth } = await realm.player(5875, { name: 'Liv' });
    assert.equal(await leader.invites(sixth), results[leader.build].full);
    for (const name of ['Jorunn', 'Kolbein']) leader.connection.send('CMSG_GROUP_UNINVITE', { name });
    for (const client of clients) await client.isWithJust(...clients.filter((other) => other !== client));
  });

  test('the leader hands over, and the new one shares loot and puts somebody out', async () => {
    const [first, second, third] = [of(0), of(1), of(2)];
    for (const [from, to] of [
      [first, second],
      [second, third],
    ] as const) {
      const told = clients.map((client) => client.connection.received.length);
      from.connection.send('CMSG_GROUP_SET_LEADER', { guid: to.guid });
      for (const [index, client] of clients.entries()) {
        const changed = await client.connection.next('SMSG_GROUP_SET_LEADER', told[index] ?? 0);
        assert.equal(changed.text('name'), to.name);
        await client.waitFor('the new leader', () => client.company.leader === to.guid);
      }
    }
    third.connection.send('CMSG_LOOT_METHOD', { lootSetting: 2, lootMaster: first.guid, lootThreshold: 4 });
    for (const client of clients) {
      await client.waitFor('the new way to share loot', () => client.company.lootSetting === 2);
      assert.deepEqual([client.company.lootMaster, client.company.lootThreshold], [first.guid, 4]);
    }
    const from = second.connection.received.length;
    third.connection.send('CMSG_GROUP_UNINVITE_GUID', { guid: second.guid, reason: '' });
    await second.connection.next('SMSG_GROUP_UNINVITE', from);
    await second.isWithJust();
    await first.isWithJust(third);
    await third.brings(second);
  });

  test('party talk is heard by the party alone, from the one who said it', async () => {
    const { client: stranger } = await realm.player(8606, { name: 'Magnhild' });
    await stranger.sees(of(0));
    for (const speaker of clients) {
      const text = `${speaker.name} to the party`;
      speaker.say(text, 'party');
      for (const client of clients) assert.equal((await client.hears(text, 'party')).sender, speaker.guid);
    }
    of(2).say('follow me', 'partyLeader');
    for (const client of clients) assert.equal((await client.hears('follow me', 'partyLeader')).sender, of(2).guid);
    assert.ok(stranger.heard.every(({ text }) => !text.includes('to the party') && text !== 'follow me'));
  });

  test('dice, marks and places reach the members', async () => {
    for (const client of clients) {
      const told = clients.map((one) => one.connection.received.length);
      client.connection.send('MSG_RANDOM_ROLL', { minimum: 1, maximum: 100 });
      const rolls = await Promise.all(
        clients.map((one, index) => one.connection.next('MSG_RANDOM_ROLL', told[index] ?? 0)),
      );
      assert.equal(new Set(rolls.map((roll) => roll.number('actualRoll'))).size, 1, 'all see the same roll');
      assert.ok(rolls.every((roll) => roll.big('guid') === client.guid));

      client.connection.send('MSG_MINIMAP_PING', { positionX: 12.5, positionY: -3 });
      for (const [index, other] of clients.entries()) {
        if (other === client) continue;
        const ping = await other.connection.next('MSG_MINIMAP_PING', told[index] ?? 0);
        assert.deepEqual([ping.big('guid'), ping.number('positionX')], [client.guid, 12.5]);
      }

      client.connection.send('MSG_RAID_TARGET_UPDATE', { targetIndex: 3, target: client.guid });
      for (const one of clients) await one.waitFor('the mark', () => one.company.marks.get(3) === client.guid);
    }
    const from = of(0).connection.received.length;
    of(0).company.marks.clear();
    of(0).connection.send('MSG_RAID_TARGET_UPDATE', { targetIndex: 255 });
    await of(0).connection.next('MSG_RAID_TARGET_UPDATE', from);
    assert.deepEqual([...of(0).company.marks], [[3, of(2).guid]]);
  });

  test('the leader asks who is ready, and hears it from each', async () => {
    const leader = of(2);
    const told = clients.map((client) => client.connection.received.length);
    leader.connection.send('MSG_RAID_READY_CHECK', {});
    for (const [index, client] of clients.entries()) {
      await client.connection.next('MSG_RAID_READY_CHECK', told[index] ?? 0);
      if (client === leader) continue;
      const from = leader.connection.received.length;
      client.connection.send('MSG_RAID_READY_CHECK', { state: 1 });
      const answer = await leader.connection.next('MSG_RAID_READY_CHECK_CONFIRM', from);
      assert.deepEqual([answer.big('player'), answer.number('state')], [client.guid, 1]);
    }
  });

  test('a member who goes far off is told of, with its place', async () => {
    const [near, member] = [of(0), of(1)];
    const { client: operator } = await realm.player(12340, { name: 'Nanna' }, { role: 'operator' });
    for (const client of clients) await client.sees(operator);
    await of(2).brings(operator);
    assert.equal(near.company.stats.has(operator.guid), false, 'who is in sight is seen');
    await operator.command(`.go xyz ${near.place.x + 400} ${near.place.y} ${near.place.z} 0`);
    for (const client of [near, member, of(2)]) {
      await client.losesSightOf(operator);
      const stats = await client.waitFor('stats of the one far off, with the new place', () => {
        const told = client.company.stats.get(operator.guid);
        return told?.x !== undefined && Math.abs(told.x - (near.place.x + 400)) < 2 && told;
      });
      assert.ok((stats.health ?? 0) > 0 && stats.health === stats.maxHealth, 'exact and not in hundredths');
      assert.equal(stats.level, 1);
    }
    const asked = await near.connection.ask(
      'CMSG_REQUEST_PARTY_MEMBER_STATS',
      { guid: operator.guid },
      'SMSG_PARTY_MEMBER_STATS_FULL',
    );
    assert.equal(asked.number('level'), 1);
    // Another map is another instance, which may be another process.
    for (const client of clients) client.company.stats.delete(operator.guid);
    operator.say('.tele farshore');
    await operator.waitFor('the other map', () => operator.map === 1);
    for (const client of clients) {
      await client.waitFor('stats of the one on another map', () => client.company.stats.get(operator.guid)?.x);
      await client.waitFor('the place there', () => {
        const x = client.company.stats.get(operator.guid)?.x;
        return x !== undefined && Math.abs(x - operator.place.x) < 2;
      });
    }
    await operator.waitFor('stats of those left behind', () =>
      clients.every(({ guid }) => operator.company.stats.has(guid)),
    );
    operator.connection.send('CMSG_GROUP_DISBAND', {});
    await operator.isWithJust();
  });

  test('members of older clients see their own group exactly and strangers in hundredths', async () => {
    const { client: stranger } = await realm.player(12340, { name: 'Oddny' });
    for (const client of [of(0), of(1)]) {
      const greatest = async (other: GameClient) =>
        client.sights.value(await client.sees(other), 'UNIT_MAXHEALTH') ?? 0;
      assert.equal(await greatest(stranger), 100);
      const own = client.sights.value(await client.sees(client), 'UNIT_MAXHEALTH');
      await client.waitFor('exact health', () => {
        const sight = client.sights.find(of(2).guid);
        return sight !== undefined && client.sights.value(sight, 'UNIT_MAXHEALTH') === own;
      });
    }
    assert.notEqual(of(2).sights.value(await of(2).sees(stranger), 'UNIT_MAXHEALTH'), 100);
  });

  test('a member whose client vanishes stays, away, and returns into the party', async () => {
    const [leader, other] = [of(2), of(1)];
    const gone = players[0];
    assert.ok(gone);
    gone.client.connection.destroy();
    for (const client of [leader, other]) {
      await client.waitFor('the member to be away', () => client.company.find(gone.client.name)?.isOnline === false);
    }
    const back = await realm.enterAs(5875, gone.credentials, gone.client.name);
    await back.isWithJust(leader, other);
    assert.equal(back.company.leader, leader.guid);
    for (const client of [leader, other]) {
      await client.waitFor('the member to be back', () => client.company.find(back.name)?.isOnline === true);
    }
  });
});
