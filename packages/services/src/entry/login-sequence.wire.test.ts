import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountId, characterId, mapId, realmId } from '@realmwright/kernel/ids';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import { type Build, everyBuild } from '@realmwright/protocol/versions/build';
import { wireName } from '@realmwright/protocol/versions/layout-entry';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { SMSG_ACTION_BUTTONS_1_12 } from '@realmwright/protocol/world/character/action-buttons.packet';
import { SMSG_MOTD } from '@realmwright/protocol/world/chat/announcement.packet';
import { SMSG_MESSAGECHAT_1_12 } from '@realmwright/protocol/world/chat/chat-message.packet';
import { SMSG_ACCOUNT_DATA_TIMES_1_12 } from '@realmwright/protocol/world/session/account-data-times.packet';
import { SMSG_TUTORIAL_FLAGS } from '@realmwright/protocol/world/session/tutorial.packet';
import { SMSG_CONTACT_LIST } from '@realmwright/protocol/world/social/contact-list.packet';
import { SMSG_FRIEND_LIST, SMSG_IGNORE_LIST } from '@realmwright/protocol/world/social/friend.packet';
import { everythingKnown } from '@realmwright/testkit/known-ids';
import { afterOwnDescription, arrivalSequence, type Entry, loginSequence } from './login-sequence.wire.ts';

const place = { map: mapId(1), x: 10, y: 20, z: 30, orientation: 1.5 };
const entry: Entry = {
  known: everythingKnown,
  languages: [7],
  dataTimes: outgoing(SMSG_ACCOUNT_DATA_TIMES_1_12, { data: new Array(32).fill(0) }),
  tutorials: outgoing(SMSG_TUTORIAL_FLAGS, { tutorialData: new Array(8).fill(0) }),
  buttons: outgoing(SMSG_ACTION_BUTTONS_1_12, { data: new Array(120).fill(0) }),
  messageOfTheDay: [outgoing(SMSG_MOTD, { motds: ['The ferry is late.'] })],
  contacts: [
    outgoing(SMSG_CONTACT_LIST, { listMask: 7, relations: [] }),
    outgoing(SMSG_FRIEND_LIST, { friends: [] }),
    outgoing(SMSG_IGNORE_LIST, { ignored: [] }),
  ],
  reading: {
    characterId: characterId(77),
    accountId: accountId(5),
    realm: realmId(1),
    name: 'Quill',
    race: 1,
    class: 1,
    gender: 0,
    appearance: { skin: 0, face: 0, hairStyle: 0, hairColor: 0, facialHair: 0 },
    level: 3,
    xp: 0,
    money: 0n,
    place,
    zone: 12,
    health: 0,
    powers: [],
    equipment: [],
    totalPlayedSeconds: 0,
    levelPlayedSeconds: 0,
    bind: { place, zone: 12 },
    isResting: false,
    death: undefined,
    isFirstEntry: true,
  },
};

for (const build of everyBuild) {
  test(`build ${build}: the world is entered in the order of the public servers`, () => {
    assert.deepEqual(
      loginSequence(build, { ...entry, messageOfTheDay: [motd(build)] }).map(({ name }) => wireName(name)),
      versionOf(build).entryOrder.login,
    );
  });

  test(`build ${build}: every packet of the entry exists in the build, in the form that it reads`, () => {
    const place = { guid: 77n, map: 1, zone: 12, part: 24 };
    const packets = [...loginSequence(build, entry), ...arrivalSequence(build, entry)];
    for (const packet of [...packets, ...afterOwnDescription(build, everythingKnown, place)]) {
      // What other features have put into packets is theirs to test; here it stands for its place.
      const { dataTimes, tutorials, buttons, messageOfTheDay, contacts } = entry;
      if ([dataTimes, tutorials, buttons, ...messageOfTheDay, ...contacts].includes(packet)) continue;
      const layout = versionOf(build).packet(packet.name, 'server')?.layout;
      assert.ok(layout, packet.name);
      const bytes = packet.encode();
      assert.deepEqual(layout.codec.encode(layout.codec.decode(bytes)), bytes, packet.name);
    }
  });
}

test('the states of a zone name its part too, where the build has a place for it', () => {
  const place = { guid: 77n, map: 0, zone: 12, part: 24 };
  const told = ([5875, 8606, 12340] as const).map(
    (build) =>
      afterOwnDescription(build, everythingKnown, place).find(({ name }) => name === 'SMSG_INIT_WORLD_STATES')?.value,
  );
  const later = { map: 0, area: 12, subArea: 24, states: [] };
  assert.deepEqual(told, [{ map: 0, area: 12, states: [] }, later, later]);
});

test('a character knows how to strike and speaks its languages', () => {
  const spells = loginSequence(12340, entry).find(({ name }) => name === 'SMSG_INITIAL_SPELLS');
  assert.deepEqual(spells?.value, {
    unknown1: 0,
    initialSpells: [
      { spellId: 6603, unknown1: 0 },
      { spellId: 668, unknown1: 0 },
    ],
    cooldowns: [],
  });
});

test('the map comes before everything that is about it', () => {
  for (const build of everyBuild) {
    const names = loginSequence(build, entry).map(({ name }) => name);
    assert.ok(names.indexOf('SMSG_LOGIN_VERIFY_WORLD') <= 1);
    assert.ok(names.indexOf('SMSG_LOGIN_VERIFY_WORLD') < names.indexOf('SMSG_BINDPOINTUPDATE'));
  }
});

function motd(build: Build): Outgoing {
  const chat = { chatType: 10, language: 0, sender2: 0n, message: 'The ferry is late.', tag: 0 };
  return build === 5875
    ? outgoing(SMSG_MESSAGECHAT_1_12, chat)
    : outgoing(SMSG_MOTD, { motds: ['The ferry is late.'] });
}
