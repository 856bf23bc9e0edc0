import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, hollowmere, type WorldFixture } from '@realmwright/testkit/world-fixture';
import { hashWorld, restoreWorld, snapshotWorld } from '../world.ts';

const { duel: rules } = hollowmere;
const start = aPlayer('Ann').place;
const keyOf = (name: string) => ({ kind: 'player', entry: 0, counter: aPlayer(name).characterId }) as const;
const asks = { kind: 'castSpell', spell: rules.spell, castCount: 3, target: keyOf('Bert') } as const;

function aMeeting(yards = 3): WorldFixture {
  return aWorld()
    .with(aPlayer('Ann', { level: 20 }))
    .with(aPlayer('Bert', { level: 5, place: { ...start, x: start.x + yards, orientation: 3 } }))
    .with(aPlayer('Cleo'))
    .tick(2);
}

const asked = (yards = 3): WorldFixture => aMeeting(yards).does('Ann', asks).tick(2);
const fought = (): WorldFixture =>
  asked()
    .does('Bert', { kind: 'acceptDuel' })
    .tick(rules.countdownMillis / 50 + 2);

test('a duel is asked for with a flag between the two, which everybody sees', () => {
  const fixture = asked();
  for (const name of ['Ann', 'Bert']) {
    const [question] = fixture.personal(name, 'duelAsked');
    assert.equal(question?.initiator, fixture.entityOf('Ann'));
    assert.equal(fixture.world.fields.get(fixture.slotOf(name), 'duelArbiter'), question?.entity);
    assert.equal(fixture.sees(name).filter((thing) => thing.startsWith('object')).length, 1);
  }
  assert.equal(fixture.sees('Cleo').filter((thing) => thing.startsWith('object')).length, 1);
  assert.equal(fixture.personal('Ann', 'spellDone')[0]?.castCount, 3);
});

test('only who was asked can accept, and nobody strikes before the countdown is over', () => {
  const fixture = asked().does('Ann', { kind: 'acceptDuel' }).does('Cleo', { kind: 'acceptDuel' }).tick();
  assert.equal(fixture.personal('Bert', 'duelCounted').length, 0);
  fixture.does('Bert', { kind: 'acceptDuel' }).tick();
  assert.deepEqual(
    ['Ann', 'Bert'].map((name) => fixture.personal(name, 'duelCounted')[0]?.millis),
    [rules.countdownMillis, rules.countdownMillis],
  );
  fixture.does('Ann', { kind: 'attack', target: keyOf('Bert') }).tick();
  assert.equal(fixture.personal('Ann', 'attackRefused').length, 1);
  fixture.tick(rules.countdownMillis / 50);
  const { fields } = fixture.world;
  assert.deepEqual(
    [fields.get(fixture.slotOf('Ann'), 'duelTeam'), fields.get(fixture.slotOf('Bert'), 'duelTeam')],
    [1, 2],
  );
});

test('the loser of a duel keeps one point of health, everybody hears who won, and both let go', () => {
  const fixture = fought()
    .does('Ann', { kind: 'attack', target: keyOf('Bert') })
    .tick(800);
  const { fields } = fixture.world;
  assert.ok(fixture.facts('Cleo', 'blowStruck').length > 0);
  const [decided] = fixture.facts('Cleo', 'duelDecided');
  assert.deepEqual([decided?.how, decided?.winnerName, decided?.loserName], ['won', 'Ann', 'Bert']);
  assert.equal(fixture.world.deaths.find(fixture.slotOf('Bert')), undefined);
  const damage = fixture.facts('Ann', 'blowStruck').reduce((sum, blow) => sum + blow.damage, 0);
  assert.equal(damage, fields.get(fixture.slotOf('Bert'), 'maxHealth') - 1);
  assert.deepEqual(fixture.personal('Bert', 'duelEnded'), [{ kind: 'duelEnded', isDecided: true }]);
  assert.equal(fields.get(fixture.slotOf('Ann'), 'duelArbiter'), 0);
  assert.equal(fixture.sees('Cleo').filter((thing) => thing.startsWith('object')).length, 0);
  fixture.does('Ann', { kind: 'attack', target: keyOf('Bert') }).tick();
  assert.equal(fixture.personal('Ann', 'attackRefused').at(-1)?.why, 'notAllowed');
});

test('giving up before the fight decides nothing, and during it loses', () => {
  const before = asked().does('Bert', { kind: 'cancelDuel' }).tick();
  assert.deepEqual(before.personal('Ann', 'duelEnded'), [{ kind: 'duelEnded', isDecided: false }]);
  assert.equal(before.facts('Cleo', 'duelDecided').length, 0);
  const during = fought().does('Ann', { kind: 'cancelDuel' }).tick();
  assert.equal(during.facts('Cleo', 'duelDecided')[0]?.winnerName, 'Bert');
});

test('who goes too far away is warned, may come back, and has fled when it does not', () => {
  const fixture = fought();
  const far = (yards: number) => fixture.world.places.put(fixture.slotOf('Bert'), start.x + yards, start.y, start.z);
  far(rules.leaveYards + 3);
  fixture.tick(2);
  assert.equal(fixture.personal('Bert', 'duelBoundsLeft').length, 1);
  far(rules.returnYards);
  fixture.tick(2);
  assert.equal(fixture.personal('Bert', 'duelBoundsEntered').length, 1);
  far(rules.leaveYards + 3);
  fixture.tick(rules.returnMillis / 50 + 3);
  assert.equal(fixture.facts('Ann', 'duelDecided')[0]?.how, 'fled');
  assert.equal(fixture.facts('Ann', 'duelDecided')[0]?.winnerName, 'Ann');
});

test('nobody is asked who is too far away, dead, or in a duel already', () => {
  assert.equal(asked(rules.askYards + 5).personal('Ann', 'duelRefused')[0]?.why, 'tooFar');
  const fixture = asked();
  fixture.does('Cleo', { ...asks, castCount: 0 }).tick();
  assert.equal(fixture.personal('Cleo', 'duelRefused')[0]?.why, 'busy');
  fixture.does('Cleo', { ...asks, target: undefined }).tick();
  assert.equal(fixture.personal('Cleo', 'duelRefused')[1]?.why, 'badTarget');
});

test('a question lapses, and a duel ends when one of the two leaves the world', () => {
  const lapsed = asked().tick(rules.askMillis / 1000 + 1, 1000);
  assert.deepEqual(lapsed.personal('Bert', 'duelEnded'), [{ kind: 'duelEnded', isDecided: false }]);
  const left = fought().does('Bert', { kind: 'leave', reason: 'kicked' }).tick().saves().tick(2);
  assert.deepEqual(left.personal('Ann', 'duelEnded'), [{ kind: 'duelEnded', isDecided: false }]);
  assert.equal(left.world.fields.get(left.slotOf('Ann'), 'duelTeam'), 0);
});

test('duels are part of a snapshot', () => {
  const fixture = fought();
  const copy = restoreWorld(fixture.setup, snapshotWorld(fixture.world));
  assert.equal(hashWorld(copy), hashWorld(fixture.world));
  assert.equal(copy.duels.isFought(fixture.slotOf('Ann'), fixture.slotOf('Bert')), true);
});
