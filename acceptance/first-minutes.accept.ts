import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { loadAccountData, storeAccountData } from '@realmwright/testkit/client/account-data';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

const names = { 5875: 'Gottlieb', 8606: 'Hedwig', 12340: 'Ignatius' } as const;

/** What genuine clients send unasked in their first minutes; each build sends those that it has. */
const unasked: Readonly<Record<string, object>> = {
  CMSG_SET_SELECTION: { target: 0n },
  CMSG_STANDSTATECHANGE: { animationState: 1 },
  CMSG_SETSHEATHED: { sheathed: 1 },
  CMSG_ZONEUPDATE: { area: 12 },
  MSG_QUERY_NEXT_MAIL_TIME: {},
  CMSG_GMTICKET_GETTICKET: {},
  CMSG_QUERY_TIME: {},
  CMSG_TUTORIAL_FLAG: { tutorialFlag: 3 },
  CMSG_CALENDAR_GET_NUM_PENDING: {},
  CMSG_ITEM_QUERY_SINGLE: { item: 25, guid: 0n },
  CMSG_QUEST_QUERY: { questId: 1 },
  CMSG_GUILD_QUERY: { guildId: 1 },
  CMSG_REQUEST_RAID_INFO: {},
  CMSG_BATTLEFIELD_STATUS: {},
  CMSG_LFD_PLAYER_LOCK_INFO_REQUEST: {},
  CMSG_MEETINGSTONE_INFO: {},
  CMSG_VOICE_SESSION_ENABLE: { voiceEnabled: true, microphoneEnabled: false },
  CMSG_CONTACT_LIST: { flags: 1 },
  CMSG_FRIEND_LIST: {},
  CMSG_JOIN_CHANNEL: { channelId: 1, unknown1: 0, unknown2: 0, channelName: 'General', channelPassword: '' },
  CMSG_SET_ACTIONBAR_TOGGLES: { actionBar: 3 },
  CMSG_SET_ACTION_BUTTON: { button: 4, action: 6603, misc: 0, actionType: 0 },
};

for (const build of everyBuild) {
  test(`build ${build}: everything that a client sends unasked is taken, and it stays connected`, async () => {
    const { client } = await realm.player(build, { name: names[build] });
    const { connection } = client;
    for (const [name, value] of Object.entries(unasked)) if (connection.speaks(name)) connection.send(name, value);
    const played = build === 12340 ? { showOnUi: true } : {};
    await connection.ask('CMSG_PLAYED_TIME', played, 'SMSG_PLAYED_TIME');
    const pong = await connection.ask('CMSG_PING', { sequenceId: 77, roundTimeInMs: 20 }, 'SMSG_PONG');
    assert.equal(pong.number('sequenceId'), 77);
    await client.walk({ x: 1 });
    assert.equal(connection.isClosed, false);
  });

  test(`build ${build}: macros and key bindings are kept`, async () => {
    const name = `Keys${names[build].toLowerCase()}`;
    const { client, credentials } = await realm.player(build, { name });
    const text = Buffer.from(`bind F1 JUMP for build ${build}\n`);
    storeAccountData(client.connection, 1, text);
    assert.deepEqual(await loadAccountData(client.connection, 1), text);
    client.connection.destroy();
    const again = await realm.enterAs(build, credentials, name);
    assert.deepEqual(await loadAccountData(again.connection, 1), text);
  });

  test(`build ${build}: action buttons are kept`, async () => {
    const name = `Bars${names[build].toLowerCase()}`;
    const { client, credentials } = await realm.player(build, { name }, { role: 'operator' });
    client.connection.send('CMSG_SET_ACTION_BUTTON', { button: 4, action: 6603, misc: 0, actionType: 0 });
    await client.logOut();
    client.connection.destroy();
    const again = await realm.enterAs(build, credentials, name);
    const buttons = await again.connection.next('SMSG_ACTION_BUTTONS', 0);
    const data: unknown = buttons.raw('data');
    assert.ok(Array.isArray(data));
    assert.match(JSON.stringify(data[4]), /6603/);
  });
}
