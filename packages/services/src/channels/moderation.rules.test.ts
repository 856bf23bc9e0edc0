import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId, edgeId, sessionId } from '@realmwright/kernel/ids';
import type { Actor, Channel, Decision } from './channel.ts';
import { mayNotSpeak, moderate } from './moderation.rules.ts';

const edge = edgeId('edge-a');
const member = (n: number, rights: { isModerator?: boolean; isMuted?: boolean } = {}) => ({
  ...{ characterId: characterId(n), name: `Name${n}`, edge, session: sessionId(n) },
  ...{ isModerator: false, isMuted: false, ...rights },
});
const actor = (n: number, hasAuthority = false): Actor => ({ ...member(n), hasAuthority });

/** Name1 owns it, Name2 is a moderator, Name3 a member, Name9 is banned. */
const channel: Channel = {
  name: 'Ferry',
  password: '',
  owner: characterId(1),
  announces: true,
  isModerated: false,
  members: [member(1, { isModerator: true }), member(2, { isModerator: true }), member(3)],
  bans: [{ characterId: characterId(9), name: 'Name9' }],
};

type Deed = Parameters<typeof moderate>[2];

function decided(by: Actor, deed: Deed, on: Channel = channel): Decision {
  const outcome = moderate(on, by, deed);
  assert.ok('value' in outcome, JSON.stringify(outcome));
  return outcome.value;
}

function refusal(by: Actor, deed: Deed): string | undefined {
  const outcome = moderate(channel, by, deed);
  return 'refused' in outcome ? outcome.refused : undefined;
}

function told({ told: all }: Decision): string[] {
  return all.map(({ notice, receivers }) => `${notice.kind}>${receivers.map((one) => one.characterId).join(' ')}`);
}

const everyDeed: readonly Deed[] = [
  { kind: 'setPassword', password: 'geese' },
  { kind: 'setOwner', target: 'Name3' },
  { kind: 'setRight', target: 'Name3', right: 'muted', isGiven: true },
  { kind: 'expel', target: 'Name3', isBan: false },
  { kind: 'unban', target: 'Name9' },
  { kind: 'toggle', what: 'announcements' },
  { kind: 'invite', name: 'Name8', target: { characterId: characterId(8), edge, session: sessionId(8) } },
];

test('whoever is not in the channel can do nothing in it, not even with authority', () => {
  for (const deed of everyDeed) assert.equal(refusal(actor(7, true), deed), 'channels.not-member', deed.kind);
});

test('members may invite, moderators may moderate, and only the owner hands the channel over', () => {
  const refusals = (by: Actor) => everyDeed.map((deed) => refusal(by, deed));
  const no = 'channels.not-moderator';
  assert.deepEqual(refusals(actor(3)), [no, 'channels.not-owner', no, no, no, no, undefined]);
  assert.deepEqual(refusals(actor(2)), [undefined, 'channels.not-owner', ...new Array(5).fill(undefined)]);
  assert.deepEqual(refusals(actor(1)), new Array(7).fill(undefined));
  assert.deepEqual(refusals(actor(3, true)), new Array(7).fill(undefined));
});

test('deeds against people who are not there are refused', () => {
  assert.equal(refusal(actor(1), { kind: 'expel', target: 'Nobody', isBan: true }), 'channels.player-not-found');
  assert.equal(refusal(actor(1), { kind: 'setOwner', target: 'Nobody' }), 'channels.player-not-found');
  assert.equal(refusal(actor(1), { kind: 'unban', target: 'Name3' }), 'channels.not-banned');
  const right = { kind: 'setRight', target: 'Nobody', right: 'moderator', isGiven: true } as const;
  assert.equal(refusal(actor(1), right), 'channels.player-not-found');
  assert.equal(refusal(actor(1), { kind: 'invite', name: 'Nobody', target: undefined }), 'channels.player-not-found');
});

test('a new password is told to everybody', () => {
  const decision = decided(actor(2), { kind: 'setPassword', password: 'geese' });
  assert.equal(decision.channel.password, 'geese');
  assert.deepEqual(told(decision), ['passwordChanged>1 2 3']);
});

test('a channel that is handed over has a new owner, and the old one stays a moderator', () => {
  const decision = decided(actor(1), { kind: 'setOwner', target: 'name3' });
  assert.equal(decision.channel.owner, 3);
  assert.deepEqual(
    decision.channel.members.map(({ isModerator }) => isModerator),
    [true, true, true],
  );
  assert.deepEqual(told(decision), ['rightsChanged>1 2 3', 'rightsChanged>1 2 3', 'ownerChanged>1 2 3']);
  assert.deepEqual(told(decided(actor(1), { kind: 'setOwner', target: 'Name1' })), []);
});

test('rights are given and taken with the rights before and after, and nothing is told when nothing changes', () => {
  const muted = decided(actor(2), { kind: 'setRight', target: 'NAME3', right: 'muted', isGiven: true });
  assert.deepEqual(muted.told[0]?.notice, {
    kind: 'rightsChanged',
    player: 3,
    before: { isOwner: false, isModerator: false, isMuted: false },
    after: { isOwner: false, isModerator: false, isMuted: true },
  });
  assert.equal(mayNotSpeak(muted.channel, actor(3)), 'channels.muted');
  assert.deepEqual(told(decided(actor(2), { kind: 'setRight', target: 'Name3', right: 'muted', isGiven: false })), []);
  const taken = { kind: 'setRight', target: 'Name2', right: 'moderator', isGiven: false } as const;
  assert.equal(decided(actor(1), taken).channel.members[1]?.isModerator, false);
});

test('nobody but the owner touches the owner, and the owner stays a moderator', () => {
  for (const right of ['moderator', 'muted'] as const) {
    const deed = { kind: 'setRight', target: 'Name1', right, isGiven: true } as const;
    assert.equal(refusal(actor(2), deed), 'channels.not-owner');
  }
  assert.equal(refusal(actor(2), { kind: 'expel', target: 'Name1', isBan: false }), 'channels.not-owner');
  const own = decided(actor(1), { kind: 'setRight', target: 'Name1', right: 'moderator', isGiven: false });
  assert.deepEqual([own.channel, own.told], [channel, []]);
});

test('whoever is kicked is told with all others and is out', () => {
  const decision = decided(actor(2), { kind: 'expel', target: 'Name3', isBan: false });
  assert.deepEqual(told(decision), ['kicked>1 2 3']);
  assert.deepEqual(
    decision.channel.members.map((one) => one.characterId),
    [1, 2],
  );
  assert.equal(decision.channel.bans.length, 1);
});

test('a ban keeps somebody out until it is lifted', () => {
  const decision = decided(actor(2), { kind: 'expel', target: 'Name3', isBan: true });
  assert.deepEqual(told(decision), ['banned>1 2 3']);
  assert.deepEqual(
    decision.channel.bans.map(({ name }) => name),
    ['Name9', 'Name3'],
  );
  const lifted = decided(actor(2), { kind: 'unban', target: 'name3' }, decision.channel);
  assert.deepEqual(told(lifted), ['unbanned>1 2']);
  assert.deepEqual(
    lifted.channel.bans.map(({ name }) => name),
    ['Name9'],
  );
});

test('an owner who bans itself leaves the channel to the next', () => {
  const decision = decided(actor(1), { kind: 'expel', target: 'Name1', isBan: true });
  assert.equal(decision.channel.owner, 2);
  assert.deepEqual(told(decision), ['banned>1 2 3', 'rightsChanged>2 3', 'ownerChanged>2 3']);
});

test('announcements and moderation are switched for all to see', () => {
  const quiet = decided(actor(2), { kind: 'toggle', what: 'announcements' });
  assert.deepEqual([quiet.channel.announces, told(quiet)], [false, ['announcementsSwitched>1 2 3']]);
  const strict = decided(actor(2), { kind: 'toggle', what: 'moderation' });
  assert.deepEqual([strict.channel.isModerated, told(strict)], [true, ['moderationSwitched>1 2 3']]);
  assert.deepEqual(
    [actor(1), actor(2), actor(3), actor(3, true), actor(7)].map((by) => mayNotSpeak(strict.channel, by)),
    [undefined, undefined, 'channels.not-moderator', undefined, 'channels.not-member'],
  );
  assert.equal(decided(actor(2), { kind: 'toggle', what: 'moderation' }, strict.channel).channel.isModerated, false);
});

test('an invitation reaches the guest, and its sender is told', () => {
  const guest = { characterId: characterId(8), edge, session: sessionId(8) };
  assert.deepEqual(told(decided(actor(3), { kind: 'invite', name: 'Name8', target: guest })), [
    'invited>8',
    'playerInvited>3',
  ]);
  assert.equal(refusal(actor(3), { kind: 'invite', name: 'Name2', target: member(2) }), 'channels.already-member');
  assert.equal(refusal(actor(3), { kind: 'invite', name: 'Name9', target: member(9) }), 'channels.invite-banned');
});
