import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, type WorldFixture } from '@realmwright/testkit/world-fixture';
import { openWorld, step } from '../tick.ts';
import { hashWorld } from '../world.ts';

const start = aPlayer('Ann').place;
const partner = {
  counter: 1,
  entry: 910_030,
  map: 0,
  x: start.x + 3,
  y: start.y,
  z: start.z,
  orientation: 3,
  behaviour: { kind: 'stand', turnsEveryMillis: 0 },
} as const;
const target = { kind: 'creature', entry: 910_030, counter: 1 } as const;
const attack = { kind: 'attack', target } as const;
const master = { ...target, entry: 910_031 } as const;
const attackMaster = { kind: 'attack', target: master } as const;
const place = (dx: number, dy = 0, orientation = 0) => ({ ...start, x: start.x + dx, y: start.y + dy, orientation });

/** Ann and Bert beside a creature to fight with: one that falls soon, or the master, who does not. */
function aFight(
  changes: Parameters<typeof aPlayer>[1] = {},
  creature: { readonly entry: number } = partner,
): WorldFixture {
  return aWorld({ content: { creatureSpawns: [{ ...partner, ...creature }] } })
    .with(aPlayer('Ann', { place: place(0), ...changes }))
    .with(aPlayer('Bert', { place: place(-5) }))
    .tick(2);
}

const slotOfPartner = ({ world }: WorldFixture): number => {
  const slot = world.entities.findCreature(1);
  assert.ok(slot !== undefined);
  return slot;
};

test('a creature that is struck at takes up the fight and strikes back, for everybody near to see', () => {
  const fixture = aFight().does('Ann', attack).tick(120);
  const own = fixture.entityOf('Ann');
  const theirs = fixture.world.entities.idOf(slotOfPartner(fixture));
  const blows = fixture.facts('Bert', 'blowStruck');
  assert.ok(blows.some(({ entity, victim }) => entity === own && victim === theirs));
  assert.ok(blows.some(({ entity, victim }) => entity === theirs && victim === own));
  assert.equal(fixture.facts('Bert', 'roused').length, 1);
  assert.deepEqual(
    fixture.facts('Ann', 'blowStruck').map((blow) => blow.entity),
    blows.map((blow) => blow.entity),
  );
});

test('nobody strikes faster than its weapon, however often it stops and starts', () => {
  const fixture = aFight({ level: 20 }, master);
  for (let i = 0; i < 300; i++) fixture.does('Ann', { kind: 'stopAttack' }).does('Ann', attackMaster).tick();
  const own = fixture.entityOf('Ann');
  const ticks = fixture
    .perceptions('Ann')
    .filter(({ batch, perceived }) =>
      perceived.facts.some((index) => {
        const fact = batch.facts[index];
        return fact?.kind === 'blowStruck' && fact.entity === own;
      }),
    )
    .map(({ batch }) => batch.tick);
  assert.ok(ticks.length > 1);
  for (const [i, tick] of ticks.entries()) {
    const before = ticks[i - 1];
    if (before !== undefined) assert.ok((tick - before) * 50 >= 2000, `${(tick - before) * 50} ms`);
  }
});

test('G-37: who is too far away or looks elsewhere is told so once, and strikes when that has changed', () => {
  const fixture = aFight({ place: place(-12) })
    .does('Ann', attack)
    .tick(20);
  assert.deepEqual(fixture.personal('Ann', 'attackHindered'), [{ kind: 'attackHindered', why: 'tooFar' }]);
  const movement = { ...place(0, 0, 3), time: 9000, flags: 1, fallTime: 0, pitch: undefined, jump: undefined };
  const before = { ...movement, ...place(-12), time: 6000 };
  fixture.does('Ann', { kind: 'move', moveKind: 'startForward', movement: before });
  fixture.tick(60).does('Ann', { kind: 'move', moveKind: 'heartbeat', movement }).tick(20);
  assert.deepEqual(
    fixture.personal('Ann', 'attackHindered').map(({ why }) => why),
    ['tooFar', 'badFacing'],
  );
  assert.equal(fixture.facts('Ann', 'blowStruck').length, 0);
  const turned = { ...movement, orientation: 0, flags: 0, time: 9500 };
  fixture.does('Ann', { kind: 'move', moveKind: 'setFacing', movement: turned }).tick();
  assert.equal(fixture.facts('Ann', 'blowStruck').length, 1);
});

test('a creature without a way to fight cannot be struck at, nor can another player without a duel', () => {
  const warden = { ...partner, entry: 910_020 };
  const fixture = aWorld({ content: { creatureSpawns: [warden] } })
    .with(aPlayer('Ann'))
    .with(aPlayer('Bert'))
    .tick();
  fixture.does('Ann', { kind: 'attack', target: { ...target, entry: 910_020 } }).tick();
  const bert = { kind: 'player', entry: 0, counter: aPlayer('Bert').characterId } as const;
  fixture.does('Ann', { kind: 'attack', target: bert }).tick();
  assert.deepEqual(
    fixture.personal('Ann', 'attackRefused').map(({ why }) => why),
    ['notAllowed', 'notAllowed'],
  );
});

test('a creature dies, is worth experience to who struck first, lies there, and comes back whole', () => {
  const fixture = aFight({ level: 3 }).does('Ann', attack).tick(40);
  const slot = slotOfPartner(fixture);
  fixture.world.fields.set(slot, 'health', 1);
  fixture.tick(160);
  assert.equal(fixture.world.fields.get(slot, 'health'), 0);
  const [gained] = fixture.personal('Ann', 'experienceGained');
  assert.ok((gained?.amount ?? 0) > 0);
  assert.equal(fixture.world.fields.get(fixture.slotOf('Ann'), 'xp'), gained?.amount);
  assert.equal(fixture.personal('Bert', 'experienceGained').length, 0);
  assert.ok(fixture.facts('Bert', 'attackStopped').length > 0);
  fixture.does('Ann', attack).tick();
  assert.equal(fixture.personal('Ann', 'attackRefused').at(-1)?.why, 'dead');
  fixture.tick(8, 1000);
  assert.deepEqual(fixture.sees('Bert'), ['Ann', 'Bert']);
  fixture.tick(20, 1000);
  assert.deepEqual(fixture.sees('Bert'), ['Ann', 'Bert', 'creature 1']);
  const { fields } = fixture.world;
  assert.equal(fields.get(slotOfPartner(fixture), 'health'), fields.get(slotOfPartner(fixture), 'maxHealth'));
});

test('a creature that is led too far away runs home, nothing touches it on the way, and it is whole again', () => {
  const fixture = aFight({ level: 30 }, master).does('Ann', attackMaster).tick(100);
  const slot = slotOfPartner(fixture);
  const hurt = fixture.world.fields.get(slot, 'health');
  assert.ok(hurt < fixture.world.fields.get(slot, 'maxHealth'));
  const { places } = fixture.world;
  for (let yards = 0; yards < 60; yards += 2) {
    places.put(fixture.slotOf('Ann'), start.x - yards, start.y, start.z);
    fixture.tick(6);
  }
  const creature = fixture.world.creatures.find(1);
  assert.equal(creature?.mood, 'evading');
  places.put(fixture.slotOf('Ann'), (places.x[slot] ?? 0) - 2, places.y[slot] ?? 0, places.z[slot] ?? 0);
  fixture.does('Ann', attackMaster).tick(50);
  assert.ok(fixture.facts('Bert', 'blowStruck').some(({ outcome }) => outcome === 'evade'));
  fixture.tick(200);
  assert.equal(creature?.mood, 'calm');
  assert.equal(fixture.world.fields.get(slot, 'health'), fixture.world.fields.get(slot, 'maxHealth'));
  assert.ok(Math.abs((places.x[slot] ?? 0) - partner.x) < 0.6);
});

test('health comes back out of a fight and not in it, and rage the other way round', () => {
  const fixture = aFight({ level: 5, health: 40 }).does('Ann', attack).tick(20);
  const { fields } = fixture.world;
  const slot = fixture.slotOf('Ann');
  fixture.tick(100);
  const rage = fields.get(slot, 'power1');
  assert.ok(fields.get(slot, 'health') <= 40);
  assert.ok(rage > 0);
  fixture.does('Ann', { kind: 'stopAttack' });
  fields.set(slotOfPartner(fixture), 'health', 0);
  fixture.world.threats.forget(fixture.entityOf('Ann'));
  const before = fields.get(slot, 'health');
  fixture.tick(12, 1000);
  assert.ok(fields.get(slot, 'health') > before);
  assert.ok(fields.get(slot, 'power1') < rage);
});

test('G-39: whoever fights cannot log out, and can again some time after', () => {
  const fixture = aFight({ level: 30 }).does('Ann', attack).tick(60).does('Ann', { kind: 'requestLogout' }).tick();
  assert.equal(fixture.personal('Ann', 'logoutAnswered').at(-1)?.refusal, 'inCombat');
  fixture.tick(100).tick(10, 1000).does('Ann', { kind: 'requestLogout' }).tick();
  assert.equal(fixture.personal('Ann', 'logoutAnswered').at(-1)?.refusal, 'none');
});

test('G-39: whoever breaks off in a fight stays in reach of it for as long as a broken line is waited for', () => {
  const fixture = aFight({}, { entry: 910_031 }).does('Ann', attackMaster).tick(60);
  const slot = fixture.slotOf('Ann');
  const before = fixture.world.fields.get(slot, 'health');
  fixture.does('Ann', { kind: 'leave', reason: 'vanished' }).tick(200);
  assert.ok(fixture.isHere('Ann'), 'ten seconds later it still stands there');
  assert.ok(fixture.world.fields.get(slot, 'health') < before, 'and is struck at');
});

test('a fight made again from its frames hashes the same', () => {
  const fixture = aFight({ level: 2 }).does('Ann', attack).tick(400).does('Bert', attack).tick(200);
  assert.ok(fixture.facts('Ann', 'blowStruck').length > 5);
  const world = openWorld(fixture.setup, fixture.frames[0] === undefined ? 0 : fixture.frames[0].time - 50);
  for (const frame of fixture.frames) step(world, frame);
  assert.equal(hashWorld(world), hashWorld(fixture.world));
});
