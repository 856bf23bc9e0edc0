import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId, edgeId, realmId, sessionId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import { firstLoot, type GroupKind, type GroupState, newMember } from './group-state.rules.ts';
import {
  admit,
  dismiss,
  handOver,
  judgeInvitation,
  noteConnection,
  putOut,
  replaceLeader,
} from './membership.rules.ts';
import { appoint, convert, moveTo, swap } from './raid.rules.ts';
import { listenersOf } from './signals.rules.ts';

const now = new Date(1_000);
const id = characterId;
const person = (n: number) => ({
  characterId: id(n),
  name: `P${n}`,
  connection: { edge: edgeId('edge'), session: sessionId(n) },
});

/** A group of `size` led by the first. */
function aGroup(size: number, kind: GroupKind = 'party'): GroupState {
  const first = {
    groupId: 1,
    realm: realmId(1),
    kind,
    leader: id(1),
    leaderGoneAt: undefined,
    ...firstLoot,
    readyCheckUntil: undefined,
    marks: [],
    members: [newMember(person(1))],
  };
  let group: GroupState = first;
  for (let n = 2; n <= size; n++) group = value(admit(group, person(n)));
  return group;
}

function value<Value>(outcome: { readonly value: Value } | { readonly refused: string }): Value {
  if (isRefused(outcome)) throw new Error(outcome.refused);
  return outcome.value;
}

const names = (group: GroupState, subgroup: number) =>
  group.members.filter((member) => member.subgroup === subgroup).map(({ name }) => name);

test('a party takes five and a raid forty, five to a subgroup', () => {
  assert.deepEqual(admit(aGroup(5), person(6)), { refused: 'group.full' });
  const raid = aGroup(40, 'raid');
  assert.deepEqual(names(raid, 7), ['P36', 'P37', 'P38', 'P39', 'P40']);
  assert.deepEqual(admit(raid, person(41)), { refused: 'group.full' });
});

test('a leader who goes is followed by an assistant who is there, then by whoever came first', () => {
  const raid = value(appoint(aGroup(4, 'raid'), id(1), id(3), true));
  assert.equal(dismiss(raid, id(1), now)?.leader, 3);
  assert.equal(dismiss(noteConnection(raid, id(3), undefined, now), id(1), now)?.leader, 2);
  assert.equal(dismiss(aGroup(2), id(1), now), undefined, 'one alone is no group');
});

test('a leader who is away is replaced only by somebody who is there', () => {
  const away = noteConnection(aGroup(3), id(1), undefined, now);
  assert.equal(away.leaderGoneAt, now);
  assert.equal(replaceLeader(away, now).leader, 2);
  const empty = [2, 3].reduce((group, n) => noteConnection(group, id(n), undefined, now), away);
  assert.equal(replaceLeader(empty, now).leader, 1);
});

test('only the leader hands the group over, and only to a member who is there', () => {
  const group = noteConnection(aGroup(3), id(3), undefined, now);
  assert.deepEqual(handOver(group, id(2), id(2), now), { refused: 'group.not-leader' });
  assert.deepEqual(handOver(group, id(1), id(9), now), { refused: 'group.not-a-member' });
  assert.deepEqual(handOver(group, id(1), id(3), now), { refused: 'group.member-away' });
  assert.equal(value(handOver(group, id(1), id(2), now)).leader, 2);
});

test('who may put whom out', () => {
  const raid = value(appoint(aGroup(4, 'raid'), id(1), id(2), true));
  assert.deepEqual(putOut(raid, id(3), id(4), now), { refused: 'group.not-leader' });
  assert.deepEqual(putOut(raid, id(2), id(1), now), { refused: 'group.leader-stays' });
  assert.deepEqual(putOut(raid, id(1), id(1), now), { refused: 'group.not-oneself' });
  assert.deepEqual(putOut(raid, id(1), id(9), now), { refused: 'group.not-a-member' });
  assert.equal(value(putOut(raid, id(2), id(4), now))?.members.length, 3);
});

test('in a party only the leader invites, in a raid assistants too', () => {
  assert.deepEqual(judgeInvitation(aGroup(2), id(2)), { refused: 'group.not-leader' });
  const raid = value(appoint(aGroup(2, 'raid'), id(1), id(2), true));
  assert.ok('value' in judgeInvitation(raid, id(2)));
});

test('members of a raid move where there is room, and swap where there is none', () => {
  const raid = aGroup(10, 'raid');
  assert.deepEqual(moveTo(raid, id(1), 'p1', 1), { refused: 'group.subgroup-full' });
  assert.deepEqual(moveTo(raid, id(1), 'p1', 8), { refused: 'group.no-such-subgroup' });
  assert.deepEqual(moveTo(raid, id(2), 'p1', 2), { refused: 'group.not-leader' });
  assert.deepEqual(names(value(moveTo(raid, id(1), 'p4', 5)), 5), ['P4']);
  const swapped = value(swap(raid, id(1), 'P1', 'p10'));
  assert.deepEqual(names(swapped, 0), ['P2', 'P3', 'P4', 'P5', 'P10']);
  assert.deepEqual(moveTo(aGroup(2), id(1), 'P2', 1), { refused: 'group.not-a-raid' });
  assert.equal(value(convert(aGroup(2), id(1))).kind, 'raid');
});

test('a party line in a raid goes to the speaker’s subgroup, a warning comes from those who may manage', () => {
  const raid = aGroup(7, 'raid');
  assert.deepEqual(
    value(listenersOf(raid, id(7), 'party')).map(({ name }) => name),
    ['P6', 'P7'],
  );
  assert.equal(value(listenersOf(raid, id(7), 'raid')).length, 7);
  assert.deepEqual(listenersOf(raid, id(7), 'raidWarning'), { refused: 'group.not-leader' });
  assert.deepEqual(listenersOf(raid, id(2), 'raidLeader'), { refused: 'group.not-leader' });
  assert.deepEqual(listenersOf(aGroup(2), id(1), 'raid'), { refused: 'group.not-a-raid' });
});
