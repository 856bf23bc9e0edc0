import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, hollowmere, type WorldFixture } from '@realmwright/testkit/world-fixture';
import { removeCreature } from './creatures/creature.ts';
import { die } from './death/dying.system.ts';
import type { Intent } from './intents/intent-batch.ts';
import { movementFlags } from './movement/movement-flags.ts';

/** Rows of the table of attacks about deeds that are impossible: by whoever does them, by distance, by what is gone. */

const { place: start, characterId: ann } = aPlayer('Ann');
const duelSpell = hollowmere.duel.spell;
const partner = {
  counter: 1,
  entry: 910_030,
  map: 0,
  x: start.x + 2,
  y: start.y,
  z: start.z,
  orientation: 3,
  behaviour: { kind: 'stand', turnsEveryMillis: 0 },
} as const;
const lantern = {
  entry: 920_001,
  name: 'Lantern of Hollowmere',
  display: 192,
  ...start,
  x: start.x + 1,
  reachYards: 5,
  gripMillis: 3_000,
  returnMillis: 120_000,
} as const;
const bert = { kind: 'player', entry: 0, counter: aPlayer('Bert').characterId } as const;

/** Everything that one does to somebody or something, and whether it has come about. */
const deeds: Readonly<
  Record<string, { readonly intent: Intent; readonly isDone: (fixture: WorldFixture) => boolean }>
> = {
  strike: {
    intent: { kind: 'attack', target: { kind: 'creature', entry: partner.entry, counter: 1 } },
    isDone: (fixture) => fixture.facts('Cleo', 'blowStruck').some(({ entity }) => entity === fixture.entityOf('Ann')),
  },
  'ask for a duel': {
    intent: { kind: 'castSpell', spell: duelSpell, castCount: 1, target: bert },
    isDone: (fixture) => fixture.personal('Bert', 'duelAsked').length > 0,
  },
  trade: {
    intent: { kind: 'askTrade', target: bert },
    isDone: (fixture) => fixture.personal('Bert', 'tradeAsked').length > 0,
  },
  'pick up': {
    intent: { kind: 'useObject', target: { kind: 'object', entry: lantern.entry, counter: 1 } },
    isDone: (fixture) => fixture.world.burdens.carriedBy(ann) !== undefined,
  },
};

/** Ann beside a creature that can be fought, a thing that can be carried, and Bert; Cleo looks on. */
function aPlayground(): WorldFixture {
  const near = (yards: number) => ({ ...start, x: start.x + yards, orientation: 3 });
  return aWorld({ content: { creatureSpawns: [partner], carriables: [lantern] } })
    .with(aPlayer('Ann', { level: 20 }))
    .with(aPlayer('Bert', { place: near(3) }))
    .with(aPlayer('Cleo', { place: near(-2) }))
    .tick(2);
}

/** Which deeds come about when Ann does all of them. */
function doneIn(fixture: WorldFixture): readonly string[] {
  for (const { intent } of Object.values(deeds)) fixture.does('Ann', intent);
  fixture.tick(80);
  assert.deepEqual(fixture.effects('quarantined'), [], 'nothing of it is a fault');
  return Object.entries(deeds).flatMap(([name, { isDone }]) => (isDone(fixture) ? [name] : []));
}

const everything = Object.keys(deeds);

test('whoever lives and stands near can do all that the others here cannot', () => {
  assert.deepEqual(doneIn(aPlayground()), everything);
});

test('G-36: the dead and their ghosts strike at nobody, challenge and trade with nobody, and pick up nothing', () => {
  const dead = aPlayground();
  die(dead.world, dead.slotOf('Ann'), undefined);
  assert.deepEqual(doneIn(dead.tick()), []);
  const ghost = aPlayground();
  die(ghost.world, ghost.slotOf('Ann'), undefined);
  ghost.tick().does('Ann', { kind: 'releaseSpirit' }).tick(2);
  // Where the others are, so that it is not the distance that hinders it.
  ghost.world.places.put(ghost.slotOf('Ann'), start.x, start.y, start.z);
  assert.deepEqual(doneIn(ghost.tick(2)), []);
});

test('G-36: what a client does before it has answered that it was put elsewhere moves nobody', () => {
  const fixture = aPlayground();
  const there = { ...start, x: start.x + 60 };
  fixture.hears({ kind: 'playerBrought', character: ann, place: there }).tick(2);
  const [told] = fixture.personal('Ann', 'teleported');
  assert.ok(told);
  const moved = (x: number, time: number, flags = movementFlags.forward): Intent => ({
    kind: 'move',
    moveKind: 'heartbeat',
    movement: { ...start, x, time, flags, fallTime: 0, pitch: undefined, jump: undefined },
  });
  for (let i = 0; i < 5; i++) fixture.does('Ann', moved(start.x + i, 1_000 + i * 500)).tick(10);
  assert.equal(fixture.position('Ann').x, Math.fround(there.x));
  assert.deepEqual(fixture.personal('Ann', 'movementCorrected'), [], 'they were on their way, and are no offence');
  fixture.does('Ann', { kind: 'acknowledgeTeleport', counter: told.counter, time: 4_000 }).tick();
  fixture
    .does('Ann', moved(there.x, 4_100))
    .does('Ann', moved(there.x + 3, 4_600))
    .tick(10);
  assert.equal(fixture.position('Ann').x, Math.fround(there.x + 3));
});

test('G-36: whoever is on the way out of the world does nothing in it any more', () => {
  const fixture = aPlayground().does('Ann', { kind: 'leave', reason: 'loggedOut' }).tick();
  assert.ok(fixture.isHere('Ann'), 'it waits for its save');
  assert.deepEqual(doneIn(fixture), []);
});

test('G-37: nothing a thousand yards away is struck, challenged, traded with or picked up', () => {
  const fixture = aPlayground();
  fixture.world.places.put(fixture.slotOf('Ann'), start.x + 1_000, start.y, start.z);
  assert.deepEqual(doneIn(fixture.tick(2)), []);
});

test('G-37: what was there a moment ago is not done anything to, and nothing breaks', () => {
  const fixture = aPlayground();
  const creature = fixture.world.creatures.find(partner.counter);
  assert.ok(creature);
  removeCreature(fixture.world, creature);
  fixture.does('Bert', { kind: 'leave', reason: 'loggedOut' }).tick().saves().tick(2);
  assert.equal(fixture.isHere('Bert'), false);
  fixture.does('Cleo', { kind: 'useObject', target: { kind: 'object', entry: lantern.entry, counter: 1 } }).tick();
  assert.deepEqual(doneIn(fixture), []);
  assert.ok(fixture.lines('Ann').some((line) => line.startsWith('Cleo was quicker')));
});

test('G-38: spells that nobody has, and targets that a spell cannot have, do nothing', () => {
  const fixture = aPlayground();
  const cast = (spell: number, target: Extract<Intent, { kind: 'castSpell' }>['target']): Intent => ({
    kind: 'castSpell',
    spell,
    castCount: 1,
    target,
  });
  for (const spell of [0, 1, duelSpell - 1, duelSpell + 1, 0xffff_ffff]) fixture.does('Ann', cast(spell, bert));
  const self = { kind: 'player', entry: 0, counter: ann } as const;
  const creature = { kind: 'creature', entry: partner.entry, counter: 1 } as const;
  const thing = { kind: 'object', entry: lantern.entry, counter: 1 } as const;
  const nobody = { kind: 'player', entry: 0, counter: 77 } as const;
  const targets = [undefined, self, creature, thing, nobody];
  for (const target of targets) fixture.does('Ann', cast(duelSpell, target));
  fixture.tick(40);
  assert.deepEqual(fixture.personal('Ann', 'spellDone'), []);
  assert.deepEqual(
    fixture.personal('Ann', 'duelRefused').map(({ why }) => why),
    targets.map(() => 'badTarget'),
  );
  assert.equal(fixture.sees('Cleo').filter((name) => name.startsWith('object')).length, 1, 'no flag was planted');
});

test('G-38: of two casts in one step the second is refused', () => {
  const { intent } = deeds['ask for a duel'] ?? {};
  assert.ok(intent);
  const fixture = aPlayground().does('Ann', intent).does('Ann', intent).tick(2);
  assert.equal(fixture.personal('Bert', 'duelAsked').length, 1);
  assert.deepEqual(
    fixture.personal('Ann', 'duelRefused').map(({ why }) => why),
    ['busy'],
  );
});

test('G-39: whoever falls cannot log out before it stands', () => {
  const fixture = aPlayground();
  const falls = (time: number, flags: number, z: number): Intent => ({
    kind: 'move',
    moveKind: 'heartbeat',
    movement: { ...start, z, time, flags, fallTime: time, pitch: undefined, jump: undefined },
  });
  fixture
    .does('Ann', falls(1_000, movementFlags.falling, start.z - 1))
    .does('Ann', { kind: 'requestLogout' })
    .tick();
  assert.equal(fixture.personal('Ann', 'logoutAnswered').at(-1)?.refusal, 'moving');
  fixture
    .does('Ann', falls(1_500, 0, start.z - 2))
    .does('Ann', { kind: 'requestLogout' })
    .tick();
  assert.equal(fixture.personal('Ann', 'logoutAnswered').at(-1)?.refusal, 'none');
});

test('G-39: whoever breaks off and is slain while its character still stands there comes back dead', () => {
  const fixture = aPlayground().does('Ann', { kind: 'leave', reason: 'vanished' }).tick(2);
  die(fixture.world, fixture.slotOf('Ann'), undefined);
  for (let i = 0; i < 60 && fixture.isHere('Ann'); i++) fixture.tick(1, 1_000).saves();
  assert.equal(fixture.isHere('Ann'), false);
  const [last] = fixture
    .effects('saveProgress')
    .filter(({ character }) => character === ann)
    .slice(-1);
  assert.notEqual(last?.progress.death, undefined);
});
