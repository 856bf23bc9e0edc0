import assert from 'node:assert/strict';
import { test } from 'node:test';
import { characterId, edgeId, realmId, sessionId } from '@realmwright/kernel/ids';
import { isRefused } from '@realmwright/kernel/outcome';
import fc from 'fast-check';
import { firstLoot, type GroupState, newMember, partySize, subgroupCount, subgroupOf } from './group-state.rules.ts';
import * as membership from './membership.rules.ts';
import * as raid from './raid.rules.ts';
import * as signals from './signals.rules.ts';

const now = new Date(0);
const people = 60;
const person = (n: number) => ({
  characterId: characterId(n),
  name: `P${n}`,
  connection: { edge: edgeId('edge'), session: sessionId(n) },
});
const party: GroupState = {
  groupId: 1,
  realm: realmId(1),
  kind: 'party',
  leader: characterId(1),
  leaderGoneAt: undefined,
  ...firstLoot,
  readyCheckUntil: undefined,
  marks: [],
  members: [newMember(person(1)), newMember(person(2))],
};

const who = fc.integer({ min: 1, max: people });
const step = fc.oneof(
  fc.record({ kind: fc.constant('admit' as const), a: who }),
  fc.record({ kind: fc.constant('admit' as const), a: who }),
  fc.record({ kind: fc.constant('leave' as const), a: who }),
  fc.record({ kind: fc.constant('putOut' as const), a: who, b: who }),
  fc.record({ kind: fc.constant('handOver' as const), a: who, b: who }),
  fc.record({ kind: fc.constant('convert' as const), a: who }),
  fc.record({ kind: fc.constant('move' as const), a: who, b: who, n: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ kind: fc.constant('swap' as const), a: who, b: who, c: who }),
  fc.record({ kind: fc.constant('appoint' as const), a: who, b: who, is: fc.boolean() }),
  fc.record({ kind: fc.constant('assign' as const), a: who, b: who }),
  fc.record({ kind: fc.constant('vanish' as const), a: who }),
  fc.record({ kind: fc.constant('replaceLeader' as const) }),
  fc.record({ kind: fc.constant('loot' as const), a: who, b: who }),
  fc.record({ kind: fc.constant('mark' as const), a: who, n: fc.integer({ min: 0, max: 9 }), target: fc.nat(4) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What the service would do: members ask, strangers are not in the group and are never heard. */
function take(group: GroupState, asked: Step): GroupState | undefined {
  const isIn = (n: number) => group.members.some((member) => member.characterId === n);
  if ('a' in asked && asked.kind !== 'admit' && !isIn(asked.a)) return group;
  switch (asked.kind) {
    case 'admit':
      return isIn(asked.a) ? group : kept(group, membership.admit(group, person(asked.a)));
    case 'leave':
      return membership.dismiss(group, characterId(asked.a), now);
    case 'putOut':
      return kept(group, membership.putOut(group, characterId(asked.a), characterId(asked.b), now));
    case 'handOver':
      return kept(group, membership.handOver(group, characterId(asked.a), characterId(asked.b), now));
    case 'convert':
      return kept(group, raid.convert(group, characterId(asked.a)));
    case 'move':
      return kept(group, raid.moveTo(group, characterId(asked.a), `p${asked.b}`, asked.n));
    case 'swap':
      return kept(group, raid.swap(group, characterId(asked.a), `P${asked.b}`, `P${asked.c}`));
    case 'appoint':
      return kept(group, raid.appoint(group, characterId(asked.a), characterId(asked.b), asked.is));
    case 'assign':
      return kept(group, raid.assign(group, characterId(asked.a), characterId(asked.b), 'mainTank'));
    case 'vanish':
      return membership.noteConnection(group, characterId(asked.a), undefined, now);
    case 'replaceLeader':
      return membership.replaceLeader(group, now);
    case 'loot': {
      const loot = { method: 'masterLoot', threshold: 3, master: characterId(asked.b) } as const;
      return kept(group, membership.shareLoot(group, characterId(asked.a), loot));
    }
    case 'mark': {
      const target = asked.target === 0 ? undefined : ({ kind: 'creature', entry: 1, counter: asked.target } as const);
      return kept(group, signals.mark(group, characterId(asked.a), asked.n, target));
    }
  }
}

function kept<State extends GroupState | undefined>(
  group: GroupState,
  outcome: { readonly value: State } | { readonly refused: string },
): GroupState | State {
  return isRefused(outcome) ? group : outcome.value;
}

test('whatever members do, a group has one leader of its own, room for all it has, and nobody twice', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      let group: GroupState | undefined = party;
      for (const asked of steps) {
        group = take(group, asked);
        if (group === undefined) return;
        const { members, leader, kind, marks, lootMaster, leaderGoneAt } = group;
        assert.ok(members.length >= 2);
        assert.ok(members.length <= (kind === 'raid' ? partySize * subgroupCount : partySize));
        assert.equal(members.filter(({ characterId: id }) => id === leader).length, 1, 'one leader, who is a member');
        assert.equal(new Set(members.map(({ characterId: id }) => id)).size, members.length);
        for (let n = 0; n < subgroupCount; n++) assert.ok(subgroupOf(group, n).length <= partySize);
        assert.ok(members.every(({ subgroup }) => subgroup < (kind === 'raid' ? subgroupCount : 1)));
        assert.ok(members.filter(({ duty }) => duty === 'mainTank').length <= 1);
        assert.ok(kind === 'raid' || members.every(({ isAssistant }) => !isAssistant), 'parties have no assistants');
        assert.ok(lootMaster === undefined || members.some(({ characterId: id }) => id === lootMaster));
        const isLeaderThere = members.some(({ characterId: id, connection }) => id === leader && connection);
        assert.equal(leaderGoneAt === undefined, isLeaderThere, 'absence is counted exactly while it lasts');
        assert.equal(new Set(marks.map(({ icon }) => icon)).size, marks.length);
        assert.equal(new Set(marks.map(({ target }) => target.counter)).size, marks.length);
      }
    }),
    { numRuns: 400 },
  );
});

test('dice give every number between their bounds and no other', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.nat(10_000), fc.nat(10_000), (bytes, one, other) => {
      const [least, greatest] = [Math.min(one, other), Math.max(one, other)];
      assert.ok(signals.isRoll(least, greatest));
      const rolled = signals.rollOf(bytes, least, greatest);
      assert.ok(rolled === undefined || (Number.isInteger(rolled) && rolled >= least && rolled <= greatest));
    }),
  );
  const seen = new Set(Array.from({ length: 64 }, (_, n) => signals.rollOf(Uint8Array.of(n, 0, 0, 0), 1, 6)));
  assert.deepEqual([...seen].toSorted(), [1, 2, 3, 4, 5, 6]);
});
