import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realmId } from '@realmwright/kernel/ids';
import { aPlayer, aWorld, hollowmere } from '@realmwright/testkit/world-fixture';
import { hashWorld } from '../world.ts';
import { surveyed, surveyFlags } from './survey.contract.ts';
import { surveyOf } from './survey.ts';

const terms = { realm: realmId(1), step: { mean: 1.5, p99: 2, max: 3 }, waiting: 4 };

test('a survey tells where everybody and everything is, and survives the bus', () => {
  const { creatureSpawns, carriables } = hollowmere;
  const world = aWorld({ content: { creatureSpawns, carriables } }).with(aPlayer('Ann')).with(aPlayer('Ben')).tick(20);
  const survey = surveyOf(world.world, terms);
  const here = creatureSpawns.filter(({ map }) => map === 0).length;
  assert.ok(here > 0);
  assert.equal(survey.counts.players, 2);
  assert.equal(survey.counts.creatures, here);
  assert.equal(survey.counts.objects, 1);
  assert.equal(survey.things.length, 2 + here + 1);
  const ann = survey.things.find(({ name }) => name === 'Ann');
  const { x, y, orientation } = world.position('Ann');
  assert.deepEqual(ann, {
    thing: world.entityOf('Ann'),
    form: 'player',
    entry: 0,
    name: 'Ann',
    x,
    y,
    orientation,
    flags: 0,
  });
  const creature = survey.things.find(({ form }) => form === 'creature');
  assert.ok(hollowmere.creatureTemplates.some(({ entry }) => entry === creature?.entry));
  assert.deepEqual(surveyed.payload.decode(surveyed.payload.encode(survey)), survey);
});

test('the bound cuts off creatures before players, and never the counts', () => {
  const { creatureSpawns } = hollowmere;
  const world = aWorld({ content: { creatureSpawns } }).with(aPlayer('Ann')).with(aPlayer('Ben')).tick(2);
  const survey = surveyOf(world.world, { ...terms, most: 3 });
  assert.deepEqual(
    survey.things.map(({ form }) => form),
    ['player', 'player', 'creature'],
  );
  assert.ok(survey.counts.creatures > 1);
});

test('who is dead, a ghost, fighting, without a client or hidden is marked so', () => {
  const world = aWorld().with(aPlayer('Ann')).with(aPlayer('Ben'), 'edge-2').tick();
  const flagsOf = (name: string) => surveyOf(world.world, terms).things.find((thing) => thing.name === name)?.flags;
  const slot = world.slotOf('Ann');
  world.world.fields.set(slot, 'unitFlags', 0x8_0000);
  assert.equal(flagsOf('Ann'), surveyFlags.fighting);
  world.world.fields.set(slot, 'unitFlags', 0);
  const corpse = { map: world.setup.map, ...world.position('Ann') };
  world.world.deaths.put({ slot, isReleased: false, diedAt: 1, corpse });
  assert.equal(flagsOf('Ann'), surveyFlags.dead);
  world.world.deaths.put({ slot, isReleased: true, diedAt: 1, corpse });
  assert.equal(flagsOf('Ann'), surveyFlags.ghost);
  const ben = world.world.players.findAt(world.slotOf('Ben'));
  assert.ok(ben);
  ben.isHidden = true;
  world.world.players.disconnect(ben);
  assert.equal(flagsOf('Ben'), surveyFlags.held | surveyFlags.hidden);
});

test('looking changes nothing', () => {
  const world = aWorld({ content: { creatureSpawns: hollowmere.creatureSpawns } })
    .with(aPlayer('Ann'))
    .tick(5);
  const before = hashWorld(world.world);
  surveyOf(world.world, terms);
  assert.equal(hashWorld(world.world), before);
});
