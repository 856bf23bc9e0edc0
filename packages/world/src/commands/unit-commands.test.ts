import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, hollowmere, type WorldFixture } from '@realmwright/testkit/world-fixture';
import { playerFlags } from '../actor/entity-fields.ts';

const operator = aPlayer('Olga', { roles: ['operator'] });
const type = (text: string) => ({ kind: 'runCommand', text }) as const;

/** A world with an operator who has selected a creature beside it. */
function withCreature(kind = 910_020): WorldFixture {
  const fixture = aWorld().with(operator).with(aPlayer('Bert')).tick();
  fixture.does('Olga', type(`npc add temp ${kind}`)).tick(2);
  const [creature] = fixture.world.creatures;
  assert.ok(creature);
  const target = fixture.world.entities.keyOf(creature.slot);
  return fixture.does('Olga', { kind: 'select', target }).tick();
}

function creatureIn(fixture: WorldFixture) {
  const [creature] = fixture.world.creatures;
  assert.ok(creature);
  return creature;
}

test('a temporary creature stands there, is kept nowhere, and goes without a word to the services', () => {
  const fixture = withCreature();
  assert.equal(fixture.world.creatures.count, 1);
  assert.match(fixture.lines('Olga').at(-1) ?? '', /until the next start/);
  fixture
    .does('Olga', type('npc move'))
    .tick()
    .does('Olga', type(`npc delete ${creatureIn(fixture).counter}`))
    .tick();
  assert.equal(fixture.world.creatures.count, 0);
  for (const kind of ['spawnAdded', 'spawnMoved', 'spawnRemoved'] as const)
    assert.deepEqual(fixture.effects(kind), [], kind);
});

test('two temporary creatures have numbers of their own', () => {
  const fixture = withCreature().does('Olga', type('npc add temp 910020')).tick(2);
  assert.equal(fixture.world.creatures.count, 2);
});

test('a selected creature speaks with its own name, and those in earshot hear it', () => {
  const fixture = withCreature();
  for (const [word, how] of [
    ['say', 'say'],
    ['yell', 'yell'],
    ['textemote', 'emote'],
  ] as const) {
    fixture.does('Olga', type(`npc ${word} Moo to you`)).tick();
    const spoke = fixture.facts('Bert', 'spoke').at(-1);
    assert.deepEqual([spoke?.how, spoke?.text], [how, 'Moo to you']);
    assert.equal(spoke?.speakerName, hollowmere.creatureTemplates.find(({ entry }) => entry === 910_020)?.name);
  }
  fixture.does('Olga', type('npc playemote 4')).tick();
  assert.equal(fixture.facts('Bert', 'emotePlayed').at(-1)?.animation, 4);
});

test('what is changed on a creature lasts until it comes anew', () => {
  const fixture = withCreature();
  fixture.does('Olga', type('npc set level 77')).does('Olga', type('modify scale 3')).tick();
  const { fields } = fixture.world;
  assert.equal(fields.get(creatureIn(fixture).slot, 'level'), 77);
  assert.equal(fields.get(creatureIn(fixture).slot, 'scale'), 3);
  fixture.does('Olga', type('respawn')).tick();
  assert.notEqual(fields.get(creatureIn(fixture).slot, 'level'), 77);
  assert.notEqual(fields.get(creatureIn(fixture).slot, 'scale'), 3);
});

test('a creature that died and is gone comes back when all are to come anew', () => {
  const fighter = hollowmere.creatureTemplates.find(({ fight }) => fight !== undefined);
  const fixture = withCreature(fighter?.entry).does('Olga', type('die')).tick();
  assert.match(fixture.lines('Olga').at(-1) ?? '', / dies\.$/);
  for (let i = 0; i < 1_000 && fixture.world.creatures.count > 0; i++) fixture.tick(1, 1_000);
  assert.equal(fixture.world.creatures.count, 0);
  fixture.does('Olga', type('respawn all')).tick();
  assert.equal(fixture.lines('Olga').at(-1), '1 creatures come anew.');
  assert.ok(fixture.world.fields.get(creatureIn(fixture).slot, 'health') > 0);
});

test('creatures are listed by nearness and by kind', () => {
  const fixture = withCreature();
  fixture.does('Olga', type('npc near 5')).tick();
  assert.match(fixture.lines('Olga').at(-1) ?? '', /0\.0 yards: .*entry 910020/);
  fixture.does('Olga', type('list creature 910020')).tick();
  assert.deepEqual(fixture.lines('Olga').at(-2), '1 of kind 910020 on this map:');
  fixture.does('Olga', type('go xyz -8900 -100 84')).tick().does('Olga', type('npc near 5')).tick();
  assert.equal(fixture.lines('Olga').at(-1), 'No creature is within 5 yards.');
});

test('the selected one has a distance and numbers', () => {
  const fixture = withCreature().does('Olga', type('distance')).does('Olga', type('guid')).tick();
  const [far, numbers] = fixture.lines('Olga').slice(-2);
  assert.match(far ?? '', / is 0\.00 yards away/);
  assert.match(numbers ?? '', /entry 910020, spawn \d+/);
});

test('health and power are set within their bounds', () => {
  const fixture = aWorld().with(operator).tick();
  fixture.does('Olga', type('modify hp 50 200')).does('Olga', type('modify rage 30 100')).tick();
  const slot = fixture.slotOf('Olga');
  const { fields } = fixture.world;
  assert.deepEqual([fields.get(slot, 'health'), fields.get(slot, 'maxHealth')], [50, 200]);
  assert.deepEqual([fields.get(slot, 'power1'), fields.get(slot, 'maxPower1')], [300, 1000]);
  for (const wrong of ['modify hp 0', 'modify hp 300 200', 'modify hp -1', 'modify hp x', 'modify hp 1 2 3'])
    fixture.does('Olga', type(wrong));
  fixture.tick();
  assert.equal(fixture.lines('Olga').filter((line) => line.startsWith('Syntax: .modify hp')).length, 5);
  assert.equal(fields.get(slot, 'health'), 50);
});

test('looks are lent and given back', () => {
  const fixture = aWorld().with(operator).tick();
  const slot = fixture.slotOf('Olga');
  const own = fixture.world.fields.get(slot, 'displayId');
  fixture.does('Olga', type('morph target 51')).tick();
  assert.equal(fixture.world.fields.get(slot, 'displayId'), 51);
  fixture.does('Olga', type('morph reset')).tick();
  assert.equal(fixture.world.fields.get(slot, 'displayId'), own);
});

test('a mount makes faster until one gets off, which players may do by themselves', () => {
  const fixture = aWorld().with(operator).with(aPlayer('Bert')).tick();
  const bert = fixture.slotOf('Bert');
  const target = fixture.world.entities.keyOf(bert);
  fixture.does('Olga', { kind: 'select', target }).does('Olga', type('modify mount 229 2')).tick();
  assert.equal(fixture.world.fields.get(bert, 'mountDisplayId'), 229);
  assert.equal(fixture.personal('Bert', 'speedChangeRequested').at(-1)?.speed, 14);
  fixture.does('Bert', { kind: 'select', target: fixture.world.entities.keyOf(fixture.slotOf('Olga')) });
  fixture.does('Bert', type('dismount')).tick();
  assert.equal(fixture.world.fields.get(bert, 'mountDisplayId'), 0);
  assert.equal(fixture.personal('Bert', 'speedChangeRequested').at(-1)?.speed, 7);
  fixture.does('Bert', type('dismount')).tick();
  assert.equal(fixture.lines('Bert').at(-1), 'Bert rides nothing.');
});

test('recall leads back to where a command began, on this map and from another one', () => {
  const fixture = aWorld().with(operator).tick();
  fixture.does('Olga', type('recall')).tick();
  assert.match(fixture.lines('Olga').at(-1) ?? '', /No command has taken Olga anywhere/);
  const before = fixture.position('Olga');
  fixture.does('Olga', type('go xyz -8900 -100 84')).tick().does('Olga', type('recall')).tick();
  assert.deepEqual([fixture.position('Olga').x, fixture.position('Olga').y], [before.x, before.y]);
  fixture.does('Olga', type('go xyz -618 -4251 38.7 1')).tick().saves().tick();
  const [transfer] = fixture.personal('Olga', 'transferStarted');
  assert.deepEqual([transfer?.cameFrom.map, transfer?.cameFrom.x], [0, before.x]);
});

test('unstuck leads to the inn or to where the people begin', () => {
  const inn = { ...operator.place, x: -8800 };
  const fixture = aWorld()
    .with(operator)
    .with(aPlayer('Bert', { bind: { place: inn, zone: 12 } }))
    .tick();
  fixture.does('Olga', type('unstuck bert')).tick();
  assert.equal(fixture.position('Bert').x, -8800);
  fixture.does('Olga', type('unstuck Bert startzone')).tick();
  assert.equal(fixture.position('Bert').x, operator.place.x);
  fixture.does('Olga', type('unstuck Nobody inn')).does('Olga', type('unstuck one two three')).tick();
  assert.match(fixture.lines('Olga').at(-3) ?? '', /Nobody called Nobody is in the world/);
});

test('who works on the realm has a flag of its own', () => {
  const fixture = aWorld().with(operator).tick();
  const flag = () => fixture.world.fields.get(fixture.slotOf('Olga'), 'playerFlags') & playerFlags.developer;
  fixture.does('Olga', type('dev on')).tick();
  assert.notEqual(flag(), 0);
  fixture.does('Olga', type('dev')).tick();
  assert.equal(fixture.lines('Olga').at(-1), 'Developer mode is on.');
  fixture.does('Olga', type('dev off')).tick();
  assert.equal(flag(), 0);
});

test('a level is set back to that of new characters', () => {
  const fixture = aWorld().with(operator).tick().does('Olga', type('levelup 9')).tick();
  assert.equal(fixture.world.fields.get(fixture.slotOf('Olga'), 'level'), 10);
  fixture.does('Olga', type('reset level')).tick();
  assert.equal(fixture.world.fields.get(fixture.slotOf('Olga'), 'level'), 1);
});
