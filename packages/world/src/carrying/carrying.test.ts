import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, hollowmere, type WorldFixture } from '@realmwright/testkit/world-fixture';
import { playerKey } from '@realmwright/world/entity-key';

const [lantern] = hollowmere.carriables;
if (lantern === undefined) throw new Error('the bundle has nothing to carry');
const { x, y, z, orientation, entry } = lantern;
const place = { ...aPlayer('Ann').place, x: x + 1, y, z, orientation };
const key = { kind: 'object', entry, counter: 1 } as const;
const grabs = { kind: 'useObject', target: key } as const;

function beside(...names: readonly string[]): WorldFixture {
  return besideIn(2000, ...names);
}

function besideIn(maxEntities: number, ...names: readonly string[]): WorldFixture {
  const fixture = aWorld({ content: { carriables: hollowmere.carriables }, rules: { maxEntities } });
  for (const name of names) fixture.with(aPlayer(name, { place }));
  return fixture.tick();
}

const types = (text: string) => ({ kind: 'runCommand', text }) as const;
const selects = (name: string) => ({ kind: 'select', target: playerKey(aPlayer(name).characterId) }) as const;
const carrier = (fixture: WorldFixture): number | undefined => fixture.world.burdens.find(entry)?.carrier;
const passed = (fixture: WorldFixture, name: string): string[] =>
  fixture.facts(name, 'thingPassed').map(({ how, otherName }) => `${how} ${otherName}`.trim());

test('who picks the lantern up has it, and it lies there no more', () => {
  const fixture = beside('Ann', 'Bert');
  assert.ok(fixture.sees('Bert').includes('object 1'));
  fixture.does('Ann', grabs).tick();
  assert.equal(carrier(fixture), aPlayer('Ann').characterId);
  assert.ok(!fixture.sees('Bert').includes('object 1'));
  assert.deepEqual([passed(fixture, 'Ann'), passed(fixture, 'Bert')], [['pickedUp'], ['pickedUp']]);
});

test('of several who grab in one step the first has it, and the others are told who was quicker', () => {
  const names = ['Ann', 'Bert', 'Cleo', 'Dora'];
  const fixture = beside(...names);
  for (const name of ['Cleo', 'Ann', 'Dora', 'Bert']) fixture.does(name, grabs);
  fixture.tick();
  assert.equal(carrier(fixture), aPlayer('Cleo').characterId);
  for (const name of ['Ann', 'Bert', 'Dora']) {
    assert.deepEqual(fixture.lines(name), ['Cleo was quicker and has the Lantern of Hollowmere.']);
  }
  assert.deepEqual(passed(fixture, 'Ann'), ['pickedUp']);
});

test('G-37: it is given to the selected one, whose hands must be free and near', () => {
  const fixture = beside('Ann', 'Bert').with(aPlayer('Far', { place: { ...place, x: x + 40 } }));
  fixture.does('Ann', grabs).does('Ann', selects('Far')).tick().does('Ann', types('carry give')).tick();
  assert.ok(fixture.lines('Ann').includes('That is too far away.'));
  fixture.does('Ann', selects('Bert')).does('Ann', types('carry give')).tick();
  assert.equal(carrier(fixture), aPlayer('Bert').characterId);
  assert.deepEqual(passed(fixture, 'Bert').at(-1), 'gave Bert');
});

test('it can be stolen once the grip has loosened, and not before', () => {
  const fixture = beside('Ann', 'Bert').does('Ann', grabs).does('Bert', selects('Ann')).tick();
  fixture.does('Bert', types('carry steal')).tick();
  assert.ok(fixture.lines('Bert').includes('Ann holds it too tightly.'));
  fixture.tick(1, 4000).does('Bert', types('carry steal')).tick();
  assert.equal(carrier(fixture), aPlayer('Bert').characterId);
  assert.equal(fixture.world.fields.get(fixture.slotOf('Ann'), 'carriedObject'), 0);
});

test('who numbers its deeds puts it down, gives it and steals it by them, and is told how each came out', () => {
  const fixture = beside('Ann', 'Bert').does('Ann', grabs).tick();
  const [ann, bert] = [playerKey(aPlayer('Ann').characterId), playerKey(aPlayer('Bert').characterId)];
  const judged = (name: string) => fixture.personal(name, 'deedJudged').map(({ refusal }) => refusal);
  fixture.does('Ann', { kind: 'attempt', action: 1, deed: { kind: 'giveAway', to: bert } }).tick();
  assert.equal(carrier(fixture), aPlayer('Bert').characterId);
  fixture.does('Ann', { kind: 'attempt', action: 2, deed: { kind: 'steal', from: bert } }).tick();
  assert.deepEqual(fixture.lines('Ann'), ['Bert holds it too tightly.']);
  fixture
    .tick(1, 4000)
    .does('Ann', { kind: 'attempt', action: 3, deed: { kind: 'steal', from: bert } })
    .tick();
  assert.equal(carrier(fixture), aPlayer('Ann').characterId);
  fixture.does('Ann', { kind: 'attempt', action: 4, deed: { kind: 'putDown' } }).tick();
  assert.equal(carrier(fixture), undefined);
  fixture.does('Ann', { kind: 'attempt', action: 5, deed: { kind: 'putDown' } }).tick();
  fixture.does('Bert', { kind: 'attempt', action: 1, deed: { kind: 'steal', from: ann } }).tick();
  fixture.does('Bert', { kind: 'attempt', action: 2, deed: { kind: 'giveAway', to: key } }).tick();
  assert.deepEqual(judged('Ann'), [undefined, 'carrying.held-tightly', undefined, undefined, 'carrying.hands-empty']);
  assert.deepEqual(judged('Bert'), ['carrying.other-empty', 'carrying.nobody']);
});

test('who leaves lets it fall, and after a while it is where it belongs', () => {
  const fixture = beside('Ann', 'Bert').does('Ann', grabs).tick();
  fixture.does('Ann', { kind: 'leave', reason: 'vanished' }).tick();
  assert.equal(carrier(fixture), undefined);
  assert.deepEqual(passed(fixture, 'Bert').at(-1), 'putDown');
  assert.equal(fixture.world.burdens.find(entry)?.isHome, false);
  fixture.tick(1, 130_000).tick();
  assert.equal(fixture.world.burdens.find(entry)?.isHome, true);
  assert.ok(fixture.sees('Bert').includes('object 1'));
});

test('what finds no room where it falls comes home as soon as there is some', () => {
  const fixture = besideIn(3, 'Ann', 'Bert').does('Ann', grabs).tick();
  fixture.with(aPlayer('Cleo', { place })).tick();
  fixture.does('Ann', types('carry drop')).tick(3, 100_000);
  assert.equal(carrier(fixture), undefined);
  assert.ok(!fixture.sees('Bert').includes('object 1'));
  fixture.does('Cleo', { kind: 'leave', reason: 'loggedOut' }).tick();
  fixture.saves().tick(3);
  assert.ok(fixture.sees('Bert').includes('object 1'));
});

test('putting it down lays it at one’s feet, for anybody to take', () => {
  const fixture = beside('Ann', 'Bert').does('Ann', grabs).tick().does('Ann', types('carry drop')).tick();
  fixture.does('Bert', grabs).does('Ann', types('carry where')).tick();
  assert.equal(carrier(fixture), aPlayer('Bert').characterId);
  assert.ok(fixture.lines('Ann').includes('Bert has the Lantern of Hollowmere.'));
});
