import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

describe('clients of three builds make a raid', () => {
  const clients: GameClient[] = [];
  const names = ['Piers', 'Quinta', 'Rolf', 'Sunniva', 'Tancred', 'Ulrika', 'Volmar'] as const;
  const of = (index: number): GameClient => {
    const client = clients[index];
    assert.ok(client);
    return client;
  };
  /** Subgroup and whether it is an assistant, of one member, as every client of the raid sees it. */
  const everybodySees = async (name: string, subgroup: number, isAssistant = false): Promise<void> => {
    for (const client of clients) {
      await client.waitFor(`${client.name} to see ${name} in subgroup ${subgroup}`, () => {
        const place = client.name === name ? client.company : client.company.find(name);
        return place?.subgroup === subgroup && place.isAssistant === isAssistant;
      });
    }
  };

  before(async () => {
    for (const [index, name] of names.entries()) {
      const build = everyBuild[index % everyBuild.length];
      assert.ok(build);
      clients.push((await realm.player(build, { name })).client);
    }
  });

  test('a party becomes a raid, which takes a sixth and a seventh into its second subgroup', async () => {
    const leader = of(0);
    for (const other of clients.slice(1, 5)) await leader.brings(other);
    const answer = await leader.connection.ask('CMSG_GROUP_RAID_CONVERT', {}, 'SMSG_PARTY_COMMAND_RESULT');
    assert.equal(answer.number('result'), 0);
    for (const client of clients.slice(0, 5)) await client.waitFor('a raid', () => client.company.isRaid);
    for (const other of clients.slice(5)) await leader.brings(other);
    for (const client of clients) await client.isWithJust(...clients.filter((other) => other !== client));
    for (const name of ['Ulrika', 'Volmar']) await everybodySees(name, 1);
    for (const name of names.slice(0, 5)) await everybodySees(name, 0);
  });

  test('the leader appoints an assistant, who moves members where there is room', async () => {
    const [leader, assistant] = [of(0), of(1)];
    leader.connection.send('CMSG_GROUP_ASSISTANT_LEADER', { guid: assistant.guid, setAssistant: true });
    await everybodySees(assistant.name, 0, true);
    assistant.connection.send('CMSG_GROUP_CHANGE_SUB_GROUP', { name: 'Rolf', groupNumber: 7 });
    await everybodySees('Rolf', 7);
    assistant.connection.send('CMSG_GROUP_CHANGE_SUB_GROUP', { name: 'Volmar', groupNumber: 0 });
    await everybodySees('Volmar', 0);
    // The first subgroup is full now: this one is refused, and the next change shows that it was.
    assistant.connection.send('CMSG_GROUP_CHANGE_SUB_GROUP', { name: 'Ulrika', groupNumber: 0 });
    assistant.connection.send('CMSG_GROUP_CHANGE_SUB_GROUP', { name: 'Rolf', groupNumber: 6 });
    await everybodySees('Rolf', 6);
    await everybodySees('Ulrika', 1);
  });

  test('two members change places', async () => {
    of(1).connection.send('CMSG_GROUP_SWAP_SUB_GROUP', { name: 'Rolf', swapWithName: 'Volmar' });
    await everybodySees('Rolf', 0);
    await everybodySees('Volmar', 6);
  });

  test('who is neither leader nor assistant changes nothing', async () => {
    const member = of(3);
    member.connection.send('CMSG_GROUP_CHANGE_SUB_GROUP', { name: 'Rolf', groupNumber: 3 });
    member.connection.send('MSG_RAID_TARGET_UPDATE', { targetIndex: 1, target: member.guid });
    member.say('never heard', 'raidWarning');
    member.say('heard', 'raid');
    for (const client of clients) await client.hears('heard', 'raid');
    for (const client of clients) {
      assert.ok(client.heard.every(({ text }) => text !== 'never heard'));
      assert.equal(client.company.marks.size, 0);
    }
    await everybodySees('Rolf', 0);
  });

  test('raid talk reaches everybody, party talk the own subgroup', async () => {
    for (const speaker of [of(0), of(5)]) {
      const text = `${speaker.name} to the raid`;
      speaker.say(text, 'raid');
      for (const client of clients) assert.equal((await client.hears(text, 'raid')).sender, speaker.guid);
    }
    of(0).say('to arms', 'raidLeader');
    of(1).say('stand back', 'raidWarning');
    of(0).say('we few', 'party');
    for (const client of clients) {
      assert.equal((await client.hears('to arms', 'raidLeader')).sender, of(0).guid);
      assert.equal((await client.hears('stand back', 'raidWarning')).sender, of(1).guid);
    }
    for (const name of ['Quinta', 'Rolf', 'Sunniva', 'Tancred']) {
      await of(clients.findIndex((client) => client.name === name)).hears('we few', 'party');
    }
    for (const client of [of(5), of(6)]) assert.ok(client.heard.every(({ text }) => text !== 'we few'));
  });

  test('an assistant marks a target and asks who is ready; leader and assistant hear the answers', async () => {
    const [leader, assistant, member] = [of(0), of(1), of(4)];
    assistant.connection.send('MSG_RAID_TARGET_UPDATE', { targetIndex: 7, target: member.guid });
    for (const client of clients) await client.waitFor('the mark', () => client.company.marks.get(7) === member.guid);
    const told = clients.map((client) => client.connection.received.length);
    assistant.connection.send('MSG_RAID_READY_CHECK', {});
    for (const [index, client] of clients.entries()) {
      await client.connection.next('MSG_RAID_READY_CHECK', told[index] ?? 0);
    }
    const heard = [leader, assistant].map((client) => client.connection.received.length);
    member.connection.send('MSG_RAID_READY_CHECK', { state: 0 });
    // 1.12.1 is told answers in the message with which it was asked.
    const old = await leader.connection.next('MSG_RAID_READY_CHECK', heard[0] ?? 0, {
      where: (fields) => fields.has('state'),
    });
    assert.deepEqual([old.big('guid'), old.number('state')], [member.guid, 0]);
    const answer = await assistant.connection.next('MSG_RAID_READY_CHECK_CONFIRM', heard[1] ?? 0);
    assert.deepEqual([answer.big('player'), answer.number('state')], [member.guid, 0]);
  });

  test('a leader who leaves is followed by the assistant', async () => {
    const [leader, assistant] = [of(0), of(1)];
    const rest = clients.slice(1);
    const told = rest.map((client) => client.connection.received.length);
    leader.connection.send('CMSG_GROUP_DISBAND', {});
    await leader.isWithJust();
    for (const [index, client] of rest.entries()) {
      const changed = await client.connection.next('SMSG_GROUP_SET_LEADER', told[index] ?? 0);
      assert.equal(changed.text('name'), assistant.name);
      await client.waitFor('the new leader', () => client.company.leader === assistant.guid);
      assert.equal(client.company.isRaid, true);
    }
  });
});
