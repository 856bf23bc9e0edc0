import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId, edgeId, sessionId } from '@realmwright/kernel/ids';
import type { Actor, Channel, Decision } from './channel.ts';
import { join, leave, mostChannels } from './membership.rules.ts';

const empty: Channel = {
  name: 'Ferry',
  password: '',
  owner: undefined,
  announces: true,
  isModerated: false,
  members: [],
  bans: [],
};

function actor(n: number, changes: Partial<Actor> = {}): Actor {
  const at = { edge: edgeId('edge-a'), session: sessionId(n) };
  return { characterId: characterId(n), name: `Name${n}`, ...at, hasAuthority: false, ...changes };
}

const at = { password: '', joinedCount: 0 };

function joined(channel: Channel, ...numbers: number[]): Channel {
  return numbers.reduce((so, n) => decided(join(so, actor(n), at)).channel, channel);
}

function decided(outcome: { readonly value: Decision } | { readonly refused: string }): Decision {
  assert.ok('value' in outcome, JSON.stringify(outcome));
  return outcome.value;
}

/** Who is told what, as text: `joined>2 3`. */
function told({ told: all }: Decision): string[] {
  return all.map(({ notice, receivers }) => `${notice.kind}>${receivers.map((one) => one.characterId).join(' ')}`);
}

test('whoever opens a channel owns it', () => {
  const decision = decided(join(empty, actor(1), at));
  assert.equal(decision.channel.owner, 1);
  assert.deepEqual(
    decision.channel.members.map(({ isModerator }) => isModerator),
    [true],
  );
  assert.deepEqual(told(decision), ['joined>', 'youJoined>1', 'rightsChanged>1']);
});

test('whoever comes later is announced to those who are there, unless the channel does not announce', () => {
  const decision = decided(join(joined(empty, 1, 2), actor(3), at));
  assert.deepEqual(told(decision), ['joined>1 2', 'youJoined>3']);
  const quiet = decided(join({ ...joined(empty, 1), announces: false }, actor(2), at));
  assert.deepEqual(told(quiet), ['youJoined>2']);
});

test('the banned, the twice joined, the wrong password and one channel too many are refused', () => {
  const channel = { ...joined(empty, 1), password: 'geese', bans: [{ characterId: characterId(9), name: 'Name9' }] };
  assert.deepEqual(join(channel, actor(9), { ...at, password: 'geese' }), { refused: 'channels.banned' });
  assert.deepEqual(join(channel, actor(1), at), { refused: 'channels.already-member' });
  assert.deepEqual(join(channel, actor(2), { ...at, password: 'Geese' }), { refused: 'channels.wrong-password' });
  assert.deepEqual(join(empty, actor(2), { ...at, joinedCount: mostChannels }), { refused: 'channels.too-many' });
  assert.equal(decided(join(channel, actor(2), { ...at, password: 'geese' })).channel.members.length, 2);
  assert.equal(decided(join(channel, actor(2, { hasAuthority: true }), at)).channel.members.length, 2);
});

test('somebody who comes back by another session is in the channel once, without what it had', () => {
  const channel = joined(empty, 1, 2);
  const again = decided(join(channel, actor(2, { session: sessionId(99) }), at)).channel;
  assert.deepEqual(
    again.members.map(({ characterId: id, session }) => [id, session]),
    [
      [1, 1],
      [2, 99],
    ],
  );
  assert.deepEqual(leave(again, actor(2)), { refused: 'channels.not-member' });
});

test('when the owner goes the first moderator owns the channel, or else the first member', () => {
  const channel = joined(empty, 1, 2, 3);
  const byOrder = decided(leave(channel, actor(1)));
  assert.equal(byOrder.channel.owner, 2);
  assert.deepEqual(told(byOrder), ['youLeft>1', 'left>2 3', 'rightsChanged>2 3', 'ownerChanged>2 3']);
  const members = channel.members.map((member) => ({ ...member, isModerator: member.characterId !== 2 }));
  assert.equal(decided(leave({ ...channel, members }, actor(1))).channel.owner, 3);
});

test('the last one to go leaves nobody behind', () => {
  const decision = decided(leave(joined(empty, 1), actor(1)));
  assert.deepEqual([decision.channel.members.length, decision.channel.owner], [0, undefined]);
  assert.deepEqual(told(decision), ['youLeft>1', 'left>']);
});
