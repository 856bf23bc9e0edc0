import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { Outgoing } from '@realmwright/protocol/schema/outgoing';
import { type Build, everyBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { everythingKnown } from '@realmwright/testkit/known-ids';
import * as contract from './group.contract.ts';
import * as wire from './group.wire.ts';
import { groupTold, noGroupTold } from './group-list.wire.ts';
import { type GroupRefusal, groupGranted, groupRefused } from './group-results.wire.ts';

const id = characterId;
const member = (n: number, changes: object = {}) => ({
  characterId: id(n),
  name: `P${n}`,
  subgroup: 0,
  isAssistant: false,
  duty: 'none' as const,
  isOnline: true,
  ...changes,
});
const raid: ValueOf<typeof contract.groupType> = {
  groupId: 9,
  revision: 77,
  kind: 'raid',
  leader: id(1),
  lootMethod: 'masterLoot',
  lootThreshold: 3,
  lootMaster: id(2),
  members: [
    member(1),
    member(2, { subgroup: 2, isAssistant: true, isOnline: false }),
    member(3, { subgroup: 1, duty: 'mainTank' }),
  ],
};

/** What a client of the build reads from a packet: through bytes and back. */
function read(build: Build, packet: Outgoing | undefined): Record<string, unknown> {
  assert.ok(packet);
  const decoded = versionOf(build).packet(packet.name, 'server')?.layout?.codec.decode(packet.encode());
  assert.ok(typeof decoded === 'object' && decoded !== null);
  return { ...decoded };
}

test('each build is told its group in its own form: all others, the leader, how loot is shared', () => {
  const [old, middle, late] = everyBuild.map((build) => read(build, groupTold(build, raid, id(3))[0]));
  const loot = { leader: 1n, lootSetting: 2, masterLoot: 2n, lootThreshold: 3 };
  for (const list of [old, middle, late]) {
    assert.deepEqual({ ...list, ...loot }, list);
    assert.ok(Array.isArray(list?.['members']));
  }
  assert.deepEqual([old?.['groupType'], middle?.['groupType'], late?.['groupType']], [1, 1, 2]);
  assert.deepEqual(old?.['members'], [
    { name: 'P1', guid: 1n, isOnline: true, flags: 0 },
    { name: 'P2', guid: 2n, isOnline: false, flags: 0x82 },
  ]);
  assert.equal(old?.['flags'], 1, 'the own subgroup');
  assert.deepEqual(middle?.['members'], [
    { name: 'P1', guid: 1n, isOnline: true, groupId: 0, flags: 0 },
    { name: 'P2', guid: 2n, isOnline: false, groupId: 2, flags: 1 },
  ]);
  assert.deepEqual([middle?.['groupId'], middle?.['flags']], [1, 4]);
  assert.deepEqual([late?.['groupId'], late?.['flags'], late?.['counter']], [1, 4, 77]);
});

test('who is in no group, or not in this one, is told so or nothing', () => {
  for (const build of everyBuild) {
    assert.deepEqual(groupTold(build, raid, id(9)), []);
    const list = read(build, noGroupTold(build, 5));
    assert.deepEqual([list['members'], list['leader'], list['lootSetting']], [[], 0n, undefined]);
  }
});

test('every refusal is told in the numbers of the build, or known to have none', () => {
  const refusals: readonly GroupRefusal[] = [
    ...contract.inviteToGroup.refusals,
    ...contract.acceptInvitation.refusals,
    ...contract.leaveGroup.refusals,
    ...contract.removeMember.refusals,
    ...contract.swapMembers.refusals,
  ];
  const silent = new Set(
    refusals.filter((refusal) => everyBuild.some((build) => groupRefused(build, 'invite', 'X', refusal).length === 0)),
  );
  assert.deepEqual(
    [...silent].toSorted(),
    ['group.no-invitation', 'group.not-a-raid', 'group.not-in-world', 'group.not-oneself'].toSorted(),
  );
  const told = everyBuild.map((build) => read(build, groupRefused(build, 'remove', 'Wren', 'group.not-leader')[0]));
  assert.deepEqual(
    told.map(({ operation, member: name, result }) => [operation, name, result]),
    [
      [2, '', 6],
      [2, '', 7],
      [1, '', 7],
    ],
  );
  const granted = read(12340, groupGranted(12340, 'leave', 'Wren'));
  assert.deepEqual(granted, { operation: 2, member: 'Wren', result: 0, seconds: 0 });
});

test('lines to the group are numbered by build, and a leader’s party line has a kind of its own in 3.3.5a only', () => {
  const types = everyBuild.map((build) =>
    (['party', 'partyLeader', 'raid', 'raidLeader', 'raidWarning'] as const).map((how) => {
      const said = { kind: 'said', from: id(7), how, language: 0, text: 'hush', number: 0 } as const;
      const line = read(build, wire.lineTold(build, everythingKnown, said));
      assert.equal(line['message'], 'hush');
      assert.ok(Object.values(line).includes(7n), 'the speaker is named');
      return line['chatType'];
    }),
  );
  assert.deepEqual(types, [
    [1, 1, 2, 87, 88],
    [2, 2, 3, 39, 40],
    [2, 51, 3, 39, 40],
  ]);
});

test('what a client says to its group is understood as it was meant', () => {
  assert.deepEqual(
    [1, 2, 87, 88, 0].map((type) => wire.groupTalk(5875, type)),
    ['party', 'raid', 'raidLeader', 'raidWarning', undefined],
  );
  assert.deepEqual(
    [2, 3, 39, 40, 51].map((type) => wire.groupTalk(8606, type)),
    ['party', 'raid', 'raidLeader', 'raidWarning', undefined],
  );
  assert.equal(wire.groupTalk(12340, 51), 'partyLeader');
});

test('ways to share loot go out as they came in, and others are nothing', () => {
  for (let setting = 0; setting < 5; setting++) {
    const method = wire.lootMethodOf(setting);
    assert.ok(method !== undefined);
    assert.equal(wire.lootSettingOf(method), setting);
  }
  assert.equal(wire.lootMethodOf(5), undefined);
  assert.deepEqual(
    [wire.dutyOf(0, true), wire.dutyOf(1, true), wire.dutyOf(0, false), wire.dutyOf(2, true)],
    ['mainTank', 'mainAssist', 'none', undefined],
  );
});

test('marks name their setter in 3.3.5a only, and older builds are told of every icon', () => {
  const single = everyBuild.map((build) => read(build, wire.markTold(build, id(4), { index: 3, guid: 9n })));
  assert.deepEqual(
    single.map(({ setter }) => setter),
    [undefined, undefined, 4n],
  );
  const all = everyBuild.map((build) => read(build, wire.marksTold(build, [{ index: 3, guid: 9n }]))['raidTargets']);
  assert.deepEqual(
    all.map((marks) => (Array.isArray(marks) ? marks.length : 0)),
    [8, 8, 1],
  );
});

test('a ready check asks without a name in 1.12.1, and answers come as that build expects them', () => {
  const by = { by: id(4) };
  const asked = everyBuild.map((build) => wire.readyCheckTold(build, { kind: 'readyCheckStarted', ...by }).encode());
  assert.deepEqual(
    asked.map((bytes) => bytes.length),
    [0, 8, 8],
  );
  const told = everyBuild.map((build) => wire.readinessTold(build, { kind: 'readinessTold', ...by, isReady: true }));
  assert.deepEqual(
    told.map(({ name }) => name),
    ['MSG_RAID_READY_CHECK_Server', 'MSG_RAID_READY_CHECK_CONFIRM_Server', 'MSG_RAID_READY_CHECK_CONFIRM_Server'],
  );
  assert.ok(told.every((packet) => packet.encode().length === 9));
  assert.deepEqual(
    everyBuild.map((build) => wire.readyCheckEndTold(build).length),
    [0, 1, 1],
  );
});

test('only 3.3.5a hears of an invitation in vain', () => {
  assert.deepEqual(
    everyBuild.map((build) => wire.invitationTold(build, 'Wren', false).length),
    [0, 0, 1],
  );
  assert.deepEqual(read(12340, wire.invitationTold(12340, 'Wren', true)[0])['status'], 1);
});
