import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId } from '@realmwright/kernel/ids';
import type { Outgoing } from '@realmwright/protocol/schema/outgoing';
import { type Build, everyBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import type { Notice } from './channel.ts';
import {
  channelAsked,
  lineTold,
  memberCountTold,
  membersTold,
  noticeTold,
  ownerTold,
  refusalTold,
} from './channels.wire.ts';
import { refusals } from './refusals.contract.ts';

const player = characterId(7);
const by = characterId(8);
const none = { isOwner: false, isModerator: false, isMuted: false };
const listed = {
  channel: 'Ferry',
  memberCount: 1_234,
  members: [
    { characterId: player, rights: { ...none, isOwner: true, isModerator: true } },
    { characterId: by, rights: { ...none, isMuted: true } },
  ],
  ownerName: 'Wren',
};

/** What a client of the build reads, without the fields that are not there. */
function read(build: Build, packet: Outgoing): Record<string, unknown> {
  const value = versionOf(build).packet(packet.name, 'server')?.layout?.codec.decode(packet.encode());
  assert.ok(typeof value === 'object' && value !== null);
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
}

test('every notice has its number and what belongs to it in every build', () => {
  const about: readonly [Notice, number, object][] = [
    [{ kind: 'joined', player }, 0, { player: 7n }],
    [{ kind: 'left', player }, 1, { player: 7n }],
    [{ kind: 'passwordChanged', player }, 7, { player: 7n }],
    [{ kind: 'ownerChanged', player }, 8, { player: 7n }],
    [
      { kind: 'rightsChanged', player, before: none, after: { isOwner: true, isModerator: true, isMuted: true } },
      12,
      { player: 7n, oldFlags: 0, newFlags: 0x1 | 0x2 | 0x8 },
    ],
    [{ kind: 'announcementsSwitched', player, isOn: true }, 13, { player: 7n }],
    [{ kind: 'announcementsSwitched', player, isOn: false }, 14, { player: 7n }],
    [{ kind: 'moderationSwitched', player, isOn: true }, 15, { player: 7n }],
    [{ kind: 'moderationSwitched', player, isOn: false }, 16, { player: 7n }],
    [{ kind: 'kicked', player, by }, 18, { player: 7n, by: 8n }],
    [{ kind: 'banned', player, by }, 20, { player: 7n, by: 8n }],
    [{ kind: 'unbanned', player, by }, 21, { player: 7n, by: 8n }],
    [{ kind: 'invited', by }, 24, { player: 8n }],
    [{ kind: 'playerInvited', name: 'Wren' }, 29, { playerName: 'Wren' }],
  ];
  for (const build of everyBuild) {
    for (const [notice, notifyType, fields] of about) {
      const told = read(build, noticeTold(build, 'Ferry', notice));
      assert.deepEqual(told, { notifyType, channelName: 'Ferry', ...fields }, `${build} ${notice.kind}`);
    }
  }
});

test('one’s own coming and going are told in the form of each build', () => {
  const head = { channelName: 'Ferry' };
  const joined = (build: Build) => read(build, noticeTold(build, 'Ferry', { kind: 'youJoined' }));
  const left = (build: Build) => read(build, noticeTold(build, 'Ferry', { kind: 'youLeft' }));
  assert.deepEqual(joined(5875), { notifyType: 2, ...head, channelFlags: 1, channelIndex: 0 });
  assert.deepEqual(left(5875), { notifyType: 3, ...head });
  for (const build of [8606, 12340] as const) {
    assert.deepEqual(joined(build), { notifyType: 2, ...head, channelFlags: 1, channelId: 0, channelIndex: 0 });
    assert.deepEqual(left(build), { notifyType: 3, ...head, leftChannelId: 0, isConstant: 0 });
  }
});

test('every refusal is a notice of the protocol, but for two that it does not know', () => {
  const asked = { channel: 'Ferry', person: 'Wren', player };
  for (const build of everyBuild) {
    const numbers = Object.keys(refusals).map((code) => {
      const refusal = Object.keys(refusals).find((known): known is keyof typeof refusals => known === code);
      const packet = refusal && refusalTold(build, asked, refusal);
      return [code.slice('channels.'.length), packet && read(build, packet)['notifyType']];
    });
    assert.deepEqual(Object.fromEntries(numbers), {
      ...{ 'already-member': 23, banned: 19, 'empty-text': undefined, 'invalid-name': 27, 'invite-banned': 30 },
      ...{ muted: 17, 'not-banned': 22, 'not-member': 5, 'not-moderator': 6, 'not-owner': 10 },
      ...{ 'player-not-found': 9, 'too-many': undefined, 'wrong-password': 4 },
    });
    assert.equal(read(build, ownerTold(build, 'Ferry', ''))['playerName'], 'Nobody');
  }
});

test('members are listed with their rights; later builds read in front who asked', () => {
  const rows = [
    { guid: 7n, memberFlags: 3 },
    { guid: 8n, memberFlags: 8 },
  ];
  const list = { channelName: 'Ferry', channelFlags: 1, amountOfMembers: 2, members: rows };
  assert.deepEqual(read(5875, membersTold(5875, listed, false)), list);
  for (const build of [8606, 12340] as const) {
    assert.deepEqual(read(build, membersTold(build, listed, false)), { isForPane: 0, ...list });
    assert.deepEqual(read(build, membersTold(build, listed, true)), { isForPane: 1, ...list });
    assert.equal(read(build, memberCountTold(listed))['amountOfMembers'], 1_234);
  }
});

test('a line in a channel names channel and speaker in every build, in the language that all understand', () => {
  const line = { channel: 'Ferry', from: player, fromStatus: 'away', text: 'all aboard', number: 0 } as const;
  const heard = everyBuild.map((build) => {
    const {
      chatType,
      tag,
      language,
      channelName,
      message,
      player: speaker,
      sender,
    } = read(build, lineTold(build, line));
    return [chatType, tag, language, channelName, message, speaker ?? sender];
  });
  const rest = [1, 0, 'Ferry', 'all aboard', 7n];
  assert.deepEqual(heard, [
    [14, ...rest],
    [17, ...rest],
    [17, ...rest],
  ]);
});

test('channels of zones, which clients join by themselves, are passed over', () => {
  assert.equal(channelAsked({ channelName: 'General - Hollowmere', channelId: 1 }), undefined);
  assert.equal(channelAsked({ channelName: 'General - Hollowmere' }), undefined);
  assert.equal(channelAsked({ channelName: 'Ferry', channelId: 0 }), 'Ferry');
  assert.equal(channelAsked({ channelName: 'Ferry' }), 'Ferry');
});
