import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, hollowmere } from '@realmwright/testkit/world-fixture';
import { playerFlags } from '../actor/entity-fields.ts';

const operator = aPlayer('Olga', { roles: ['operator'] });
const type = (text: string) => ({ kind: 'runCommand', text }) as const;

test('gps tells map, zone and place', () => {
  const fixture = aWorld().with(operator).tick().does('Olga', type('gps')).tick();
  const [first, second] = fixture.lines('Olga');
  assert.match(first ?? '', /^Map: 0 \(Hollowmere\) Zone: 12/);
  assert.match(second ?? '', /^X: -8949\.95/);
});

test('a player without a role gets no command', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick().does('Ann', type('gps')).tick();
  assert.match(fixture.lines('Ann')[0] ?? '', /no such command/);
});

test('new roles count at once, and whoever loses them is hidden and tagged no more', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  fixture
    .does('Ann', { kind: 'changeRoles', roles: ['gamemaster'] })
    .does('Ann', type('gm on'))
    .tick();
  assert.deepEqual(fixture.lines('Ann'), ['Game master mode is on.']);
  fixture.does('Ann', type('gm visible off')).tick();
  assert.deepEqual(fixture.sees('Bert'), ['Bert']);
  fixture.does('Bert', { kind: 'changeRoles', roles: ['moderator'] }).tick();
  assert.deepEqual(fixture.sees('Bert'), ['Ann', 'Bert'], 'those with a role see the hidden');
  fixture.does('Bert', { kind: 'changeRoles', roles: [] }).tick();
  assert.deepEqual(fixture.sees('Bert'), ['Bert']);
  fixture.does('Ann', { kind: 'changeRoles', roles: [] }).does('Ann', type('gps')).tick();
  assert.deepEqual(fixture.sees('Bert'), ['Ann', 'Bert']);
  assert.match(fixture.lines('Ann').at(-1) ?? '', /no such command/);
  const slot = fixture.world.players.findByName('Ann')?.slot ?? -1;
  assert.equal(fixture.world.fields.get(slot, 'playerFlags') & playerFlags.gameMaster, 0);
});

test('words may be shortened and wrong arguments show the syntax', () => {
  const fixture = aWorld().with(operator).tick().does('Olga', type('mod sp 99')).tick();
  assert.match(fixture.lines('Olga')[0] ?? '', /^Syntax: \.modify speed /);
});

test('go xyz on the same map is a near teleport that the client answers', () => {
  const fixture = aWorld().with(operator).with(aPlayer('Bert')).tick();
  fixture.does('Olga', type('go xyz -8900 -100 84')).tick();
  const [teleported] = fixture.personal('Olga', 'teleported');
  assert.deepEqual([teleported?.movement.x, teleported?.movement.y], [-8900, -100]);
  assert.equal(fixture.facts('Bert', 'relocated').length, 1);
});

test('go xyz to another map saves, then opens the way, and ends the stay here', () => {
  const fixture = aWorld().with(operator).tick().does('Olga', type('go xyz -618 -4251 38.7 1')).tick();
  const saves = fixture.effects('saveProgress');
  assert.equal(saves.at(-1)?.progress.place.map, 1);
  assert.equal(saves.at(-1)?.release, false);
  assert.equal(fixture.personal('Olga', 'transferStarted').length, 0);
  fixture.saves().tick();
  assert.equal(fixture.personal('Olga', 'transferStarted')[0]?.map, 1);
  assert.equal(fixture.personal('Olga', 'left')[0]?.reason, 'transferred');
  assert.equal(fixture.isHere('Olga'), false);
});

test('a map that the realm does not have is refused with a sentence', () => {
  const fixture = aWorld().with(operator).tick().does('Olga', type('go xyz 1 2 3 571')).tick();
  assert.equal(fixture.lines('Olga')[0], 'This realm has no map 571.');
});

test('summon brings a player, appear goes to it', () => {
  const place = { ...aPlayer('Bert').place, x: -8850 };
  const fixture = aWorld().with(operator).with(aPlayer('Bert', { place })).tick();
  fixture.does('Olga', type('appear bert')).tick();
  assert.equal(fixture.position('Olga').x, -8850);
  fixture.does('Olga', type('go xyz -8960 -130')).does('Olga', type('summon Bert')).tick();
  assert.equal(fixture.position('Bert').x, -8960);
  fixture.does('Olga', type('summon Cleo')).tick();
  assert.equal(fixture.effects('playerSought')[0]?.name, 'Cleo');
});

test('a level sets health and attributes and is told to those who ask who is there', () => {
  const fixture = aWorld().with(operator).tick().does('Olga', type('character level 60')).tick();
  const stats = hollowmere.levelStats.find((row) => row.class === 1 && row.level === 60);
  assert.equal(fixture.world.fields.get(fixture.slotOf('Olga'), 'maxHealth'), stats?.health);
  assert.equal(fixture.effects('presenceChanged')[0]?.level, 60);
});

test('a speed is asked of the client, and told to others when it has answered', () => {
  const fixture = aWorld().with(operator).with(aPlayer('Bert')).tick();
  fixture.does('Olga', type('modify speed run 2')).tick();
  const [asked] = fixture.personal('Olga', 'speedChangeRequested');
  assert.equal(asked?.speed, 14);
  assert.equal(fixture.facts('Bert', 'speedChanged').length, 0);
  const movement = { ...operator.place, time: 5, flags: 0, fallTime: 0, pitch: undefined, jump: undefined };
  const answer = {
    kind: 'acknowledgeSpeed',
    counter: asked?.counter ?? 0,
    speedKind: 'run',
    speed: 14,
    movement,
  } as const;
  fixture.does('Olga', answer).does('Olga', answer).tick();
  assert.deepEqual(
    fixture.facts('Bert', 'speedChanged').map(({ speed }) => speed),
    [14],
  );
});

test('a creature that an operator adds comes when it is kept, and goes when it is deleted', () => {
  const fixture = aWorld().with(operator).tick().does('Olga', type('npc add 910020')).tick();
  const [added] = fixture.effects('spawnAdded');
  assert.equal(added?.entry, 910_020);
  assert.deepEqual(fixture.sees('Olga'), ['Olga']);
  const spawn = { counter: 1_000_001, entry: 910_020, place: operator.place, wanderYards: 0, isRemoved: false };
  fixture.hears({ kind: 'spawnKept', spawn, question: added?.question ?? 0 }).tick(2);
  assert.deepEqual(fixture.sees('Olga'), ['Olga', 'creature 1000001']);
  fixture.does('Olga', type('npc delete 1000001')).tick(2);
  assert.deepEqual(fixture.sees('Olga'), ['Olga']);
  assert.equal(fixture.effects('spawnRemoved').length, 1);
});

test('an operator who hides is seen by nobody without a role', () => {
  const fixture = aWorld().with(operator).with(aPlayer('Bert')).tick(2);
  fixture.does('Olga', type('gm visible off')).tick(2);
  assert.deepEqual(fixture.sees('Bert'), ['Bert']);
  fixture.does('Olga', type('gm visible on')).tick(2);
  assert.deepEqual(fixture.sees('Bert'), ['Bert', 'Olga']);
});

test('a command from the console is answered as an effect', () => {
  const fixture = aWorld().with(operator).tick();
  const character = operator.characterId;
  fixture
    .hears({ kind: 'commandAsked', question: 7, caller: 'console', roles: ['operator'], character, text: 'gps' })
    .tick();
  assert.equal(fixture.effects('commandAnswered')[0]?.question, 7);
});

test('who has a character saved is told that it is when it is, and that it is tried again when it is not', () => {
  const fixture = aWorld().with(operator).tick().does('Olga', type('save')).tick();
  const [save] = fixture.effects('saveProgress');
  assert.ok(save);
  const { character, epoch, sequence } = save;
  assert.deepEqual(fixture.lines('Olga'), []);
  fixture.hears({ kind: 'progressNotSaved', character, epoch, sequence, why: 'failed' }).tick();
  assert.deepEqual(fixture.lines('Olga'), ['Olga could not be saved; it is tried again.']);
  fixture.hears({ kind: 'progressSaved', character, epoch, sequence: sequence + 1 }).tick();
  assert.deepEqual(fixture.lines('Olga').slice(1), ['Olga is saved.']);
});

test('a creature that an operator hurts holds it against them, and one that is killed is dead for everybody', () => {
  const spot = { ...operator.place, x: operator.place.x + 3 };
  const behaviour = { kind: 'stand', turnsEveryMillis: 0 } as const;
  const spawn = { ...spot, counter: 1, entry: 910_030, behaviour };
  const fixture = aWorld({ content: { creatureSpawns: [spawn] } })
    .with(operator)
    .with(aPlayer('Bert'))
    .tick(2);
  const target = { kind: 'creature', entry: 910_030, counter: 1 } as const;
  fixture.does('Olga', { kind: 'select', target }).does('Olga', type('damage 5')).tick();
  assert.match(fixture.lines('Olga').at(-1) ?? '', /37 health left/);
  assert.equal(fixture.facts('Bert', 'roused').length, 1);
  fixture.does('Olga', type('die')).tick();
  assert.equal(fixture.world.fields.get(fixture.world.entities.find(target) ?? 0, 'health'), 0);
  assert.equal(fixture.personal('Olga', 'experienceGained').length, 1);
});

test('die and revive take a player out of life and back, and god mode keeps blows from doing harm', () => {
  const fixture = aWorld().with(operator).tick().does('Olga', type('die')).tick();
  const { fields } = fixture.world;
  const slot = fixture.slotOf('Olga');
  assert.equal(fields.get(slot, 'health'), 0);
  fixture.does('Olga', type('revive')).tick();
  assert.equal(fields.get(slot, 'health'), fields.get(slot, 'maxHealth'));
  fixture.does('Olga', type('cheat god on')).does('Olga', type('damage 9')).tick();
  assert.equal(fields.get(slot, 'health'), fields.get(slot, 'maxHealth'));
  fixture.does('Olga', type('cheat god off')).does('Olga', type('damage 9')).tick();
  assert.equal(fields.get(slot, 'health'), fields.get(slot, 'maxHealth') - 9);
});
