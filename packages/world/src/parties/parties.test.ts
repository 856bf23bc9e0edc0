import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, type WorldFixture } from '@realmwright/testkit/world-fixture';
import { openWorld, step } from '../tick.ts';
import { hashWorld, restoreWorld, snapshotWorld } from '../world.ts';
import type { Party } from './party.ts';

const start = aPlayer('X').place;
const at = (dx: number) => ({ ...start, x: start.x + dx });
const idOf = (name: string) => aPlayer(name).characterId;
const beat = 2_000;

/** A party led by the first of them, with everybody in the world. */
function aParty(names: readonly string[], changes: Partial<Party> = {}): Party {
  return {
    group: 7,
    revision: 10,
    kind: 'party',
    leader: idOf(names[0] ?? ''),
    lootMethod: 'groupLoot',
    lootThreshold: 2,
    lootMaster: undefined,
    members: names.map((name) => ({ character: idOf(name), subgroup: 0, isOnline: true })),
    ...changes,
  };
}

const together = (fixture: WorldFixture, one: string, other: string): boolean =>
  fixture.world.parties.areTogether(fixture.slotOf(one), fixture.slotOf(other));

const hasParty = (fixture: WorldFixture, name: string): boolean => fixture.world.parties.of(idOf(name)) !== undefined;

test('who comes in asks for its group, and is in it when the answer comes', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).with(aPlayer('Cleo')).tick();
  assert.deepEqual(
    fixture
      .effects('partiesSought')
      .flatMap(({ characters }) => characters)
      .slice(0, 3),
    ['Ann', 'Bert', 'Cleo'].map(idOf),
  );
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert']) }).tick();
  assert.deepEqual([together(fixture, 'Ann', 'Bert'), together(fixture, 'Ann', 'Cleo')], [true, false]);
  const late = aPlayer('Dirk');
  fixture.with(late).tick();
  const grown = aParty(['Ann', 'Bert', 'Dirk'], { revision: 11 });
  fixture.hears({ kind: 'partyChanged', party: grown }).tick();
  assert.equal(together(fixture, 'Bert', 'Dirk'), true);
});

test('an answer about a group that is known already counts for the one who asked', () => {
  const party = aParty(['Ann', 'Bert']);
  const fixture = aWorld().with(aPlayer('Ann')).tick().hears({ kind: 'partyChanged', party }).tick();
  fixture.with(aPlayer('Bert')).tick().hears({ kind: 'partyChanged', party }).tick();
  assert.equal(together(fixture, 'Ann', 'Bert'), true);
});

test('what comes late changes nothing', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).with(aPlayer('Cleo')).tick();
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert', 'Cleo'], { revision: 12 }) });
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert'], { revision: 14 }) });
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert', 'Cleo'], { revision: 13 }) }).tick();
  assert.equal(hasParty(fixture, 'Cleo'), false);
  fixture.hears({ kind: 'characterAlone', character: idOf('Ann'), revision: 11 }).tick();
  assert.equal(hasParty(fixture, 'Ann'), true);
  fixture.hears({ kind: 'characterAlone', character: idOf('Ann'), revision: 15 }).tick();
  assert.equal(hasParty(fixture, 'Ann'), false);
});

test('who went to another group is not drawn back by late news of the first', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert'], { group: 9, revision: 20 }) });
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Cleo'], { group: 7, revision: 18 }) }).tick();
  assert.equal(fixture.world.parties.of(idOf('Ann'))?.group, 9);
});

test('a group that ends, or has nobody here any more, is forgotten', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert']) }).tick();
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann'], { revision: 11, members: [] }) }).tick();
  assert.equal(fixture.world.parties.count, 0);
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Cleo'], { revision: 12 }) }).tick();
  fixture.does('Ann', { kind: 'leave', reason: 'loggedOut' }).tick().saves().tick();
  assert.equal(fixture.world.parties.count, 0);
});

test('members see each other by their own class of disclosure, as soon as they are members', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).with(aPlayer('Cleo')).tick(2);
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert']) }).tick();
  const seen = fixture.latest('Ann').flatMap(({ batch, perceived }) =>
    perceived.changes.map((index) => {
      const change = batch.changes[index];
      return [change?.entity, change?.disclosure];
    }),
  );
  assert.deepEqual(
    seen.toSorted(),
    [
      [fixture.entityOf('Ann'), 'owner'],
      [fixture.entityOf('Bert'), 'party'],
    ].toSorted(),
  );
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert'], { revision: 11, members: [] }) }).tick();
  const after = fixture
    .latest('Ann')
    .flatMap(({ batch, perceived }) => perceived.changes.map((index) => batch.changes[index]?.disclosure));
  assert.deepEqual(after.toSorted(), ['owner', 'public']);
});

test('members in sight are told nothing by the way, those out of sight everything once and then what changed', () => {
  const fixture = aWorld()
    .with(aPlayer('Ann'))
    .with(aPlayer('Bert'))
    .with(aPlayer('Cleo', { place: at(300) }))
    .tick();
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert', 'Cleo']) }).tick(3, beat);
  const told = fixture.personal('Ann', 'memberStatsTold');
  assert.deepEqual(
    told.map(({ member, changed }) => [member, changed]),
    [[idOf('Cleo'), 0x1ff]],
  );
  fixture.world.fields.set(fixture.slotOf('Cleo'), 'level', 9);
  fixture.tick(5, beat);
  const later = fixture.personal('Ann', 'memberStatsTold').slice(1);
  assert.deepEqual(
    later.map(({ member, changed, stats }) => [member, changed, stats?.level]),
    [[idOf('Cleo'), 0x40, 9]],
  );
});

test('who goes out of sight is told of in full', () => {
  const fixture = aWorld()
    .with(aPlayer('Ann', { roles: ['operator'] }))
    .with(aPlayer('Bert'))
    .tick();
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert']) }).tick(2, beat);
  assert.equal(fixture.personal('Ann', 'memberStatsTold').length, 0);
  fixture.does('Ann', { kind: 'runCommand', text: `go xyz ${start.x + 400} ${start.y} ${start.z}` }).tick(3, beat);
  assert.deepEqual(
    fixture.personal('Ann', 'memberStatsTold').map(({ changed }) => changed),
    [0x1ff],
  );
});

test('members elsewhere are told of what changed here, in one effect, and are told of in turn', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Far']) }).tick(4, beat);
  assert.deepEqual(
    fixture.effects('memberStatsGathered').map(({ members }) => members.map(({ member }) => member)),
    [[idOf('Ann')]],
  );
  assert.ok(fixture.effects('memberStatsWanted').length > 0, 'nothing is known of the one elsewhere');
  const stats = fixture.effects('memberStatsGathered')[0]?.members[0]?.stats;
  assert.ok(stats !== undefined);
  const far = { group: 7, member: idOf('Far'), stats: { ...stats, health: 3, x: -1234 } };
  fixture.hears({ kind: 'memberStatsGathered', members: [far] }).tick(2, beat);
  assert.deepEqual(
    fixture.personal('Ann', 'memberStatsTold').map(({ member, stats: told }) => [member, told?.health, told?.x]),
    [[idOf('Far'), 3, -1234]],
  );
  fixture.hears({ kind: 'memberStatsWanted', groups: [7] }).tick(2, beat);
  assert.equal(fixture.effects('memberStatsGathered').length, 2, 'another instance wanted all of it again');
});

test('a client that asks for a member is answered, and for anybody else is not', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).with(aPlayer('Cleo')).tick();
  const members = ['Ann', 'Bert', 'Gone'].map((name) => ({
    character: idOf(name),
    subgroup: 0,
    isOnline: name !== 'Gone',
  }));
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann'], { members }) }).tick();
  for (const name of ['Bert', 'Gone', 'Cleo']) fixture.does('Ann', { kind: 'requestMemberStats', member: idOf(name) });
  fixture.tick();
  assert.deepEqual(
    fixture.personal('Ann', 'memberStatsTold').map(({ member, stats, isAsked }) => [member, stats?.level, isAsked]),
    [
      [idOf('Bert'), 1, true],
      [idOf('Gone'), undefined, true],
    ],
  );
});

test('the leader bears a sign that goes with the leadership', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  const signs = () =>
    ['Ann', 'Bert'].map((name) => fixture.world.fields.get(fixture.slotOf(name), 'playerFlags') & 0x100);
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert']) }).tick();
  assert.deepEqual(signs(), [0x100, 0]);
  fixture.hears({ kind: 'partyChanged', party: aParty(['Bert', 'Ann'], { revision: 11 }) }).tick();
  assert.deepEqual(signs(), [0, 0x100]);
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann'], { revision: 12, members: [] }) }).tick();
  assert.deepEqual(signs(), [0, 0]);
});

test('groups that could not be asked for are asked for again', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick(2);
  const before = fixture.effects('partiesSought').length;
  fixture.hears({ kind: 'partiesUnknown' }).tick(3, 1000);
  assert.equal(fixture.effects('partiesSought').length, before + 1);
});

test('the same frames give the same groups: a recording plays them', () => {
  const fixture = aWorld()
    .with(aPlayer('Ann'))
    .with(aPlayer('Bert', { place: at(300) }))
    .tick();
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert', 'Far']) }).tick(3, beat);
  fixture.does('Bert', { kind: 'leave', reason: 'loggedOut' }).tick().saves().tick(2, beat);
  const [first] = fixture.frames;
  const again = openWorld(fixture.setup, (first?.time ?? 0) - (first?.elapsed ?? 0));
  for (const frame of fixture.frames) step(again, frame);
  assert.equal(again.parties.count, 1);
  assert.equal(hashWorld(again), hashWorld(fixture.world));
});

test('a world with groups goes on from its snapshot as it was', () => {
  const fixture = aWorld()
    .with(aPlayer('Ann'))
    .with(aPlayer('Bert', { place: at(300) }))
    .with(aPlayer('Cleo'))
    .tick();
  fixture.hears({ kind: 'partyChanged', party: aParty(['Ann', 'Bert', 'Far']) }).tick(3, beat);
  const copy = restoreWorld(fixture.setup, snapshotWorld(fixture.world));
  assert.equal(hashWorld(copy), hashWorld(fixture.world));
  const slots = ['Ann', 'Bert', 'Cleo'].map((name) => fixture.slotOf(name));
  assert.deepEqual(
    slots.map((slot) => copy.parties.groupBySlot[slot]),
    [7, 7, 0],
  );
  assert.equal(copy.parties.hasBeenTold(idOf('Ann'), idOf('Bert')), true);
});
