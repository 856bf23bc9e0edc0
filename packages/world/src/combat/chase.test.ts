import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapId } from '@realmwright/kernel/ids';
import type { Navigation } from '@realmwright/kernel/ports/navigation';
import { buildLandMesh } from '@realmwright/navigation/land-mesh';
import { openLandNavigation } from '@realmwright/navigation/land-navigation';
import { aPlayer, aWorld, hollowmere, type WorldFixture } from '@realmwright/testkit/world-fixture';
import { provoke } from './creature-fights.system.ts';
import { distanceBetween, reachBetween } from './reach.ts';

const [land] = hollowmere.lands;
assert.ok(land);
const navigation = await openLandNavigation(land, await buildLandMesh(land));
/** Behind the rest house and before it. */
const behind = { x: -8883, y: -182 };
const before = { x: -8896, y: -171 };

/** A sparring partner behind the rest house, with somebody in front of it who has hurt it. */
function roused(ways: Navigation | undefined): WorldFixture {
  const template = hollowmere.creatureTemplates.find(({ entry }) => entry === 910_030);
  assert.ok(template?.fight);
  const spawn = { counter: 1, entry: template.entry, map: 0, ...behind, z: 83.9, orientation: 0 };
  const fixture = aWorld({
    content: { creatureSpawns: [{ ...spawn, behaviour: { kind: 'stand', turnsEveryMillis: 0 } }] },
    ...(ways === undefined ? {} : { navigation: ways }),
  });
  const place = { map: mapId(0), ...before, z: 83.9, orientation: 0 };
  fixture.with(aPlayer('Ann', { place })).tick();
  provoke(fixture.world, slotOfCreature(fixture), fixture.slotOf('Ann'), 1);
  return fixture;
}

function slotOfCreature({ world }: WorldFixture): number {
  const creature = world.creatures.find(1);
  assert.ok(creature);
  return creature.slot;
}

/** Lets it run until it is where it wants to be; gives how often it was seen in a wall. */
function stepsInWalls(fixture: WorldFixture, isThere: () => boolean): number {
  let inWall = 0;
  for (let i = 0; i < 600 && !isThere(); i++) {
    fixture.tick();
    const { x, y } = fixture.world.places.positionOf(slotOfCreature(fixture));
    if (fixture.world.terrain?.isSolidAt(x, y, -0.5) === true) inWall += 1;
  }
  assert.ok(isThere(), 'it got there');
  return inWall;
}

test('a creature runs around a house after whom it hates, and home around it when it gives up', () => {
  const fixture = roused(navigation);
  const { world } = fixture;
  const creature = slotOfCreature(fixture);
  const ann = fixture.slotOf('Ann');
  const reaches = (): boolean => distanceBetween(world, creature, ann) <= reachBetween(world, creature, ann);
  assert.equal(stepsInWalls(fixture, reaches), 0);
  fixture.does('Ann', { kind: 'leave', reason: 'loggedOut' }).tick(2).saves().tick(2);
  const isHome = (): boolean => {
    const { x, y } = world.places.positionOf(creature);
    return Math.hypot(x - behind.x, y - behind.y) < 0.6;
  };
  assert.equal(stepsInWalls(fixture, isHome), 0);
  fixture.tick(2);
  assert.equal(world.creatures.find(1)?.mood, 'calm');
});

test('where nobody finds ways it runs straight, as on an open plain', () => {
  const fixture = roused(undefined);
  const { world } = fixture;
  const creature = slotOfCreature(fixture);
  const ann = fixture.slotOf('Ann');
  const reaches = (): boolean => distanceBetween(world, creature, ann) <= reachBetween(world, creature, ann);
  assert.ok(stepsInWalls(fixture, reaches) > 0, 'through the house');
});

test('whoever finds no search left in a step goes in the next, and nobody asks for more than its share', () => {
  let asked = 0;
  let most = 0;
  const counting: Navigation = {
    ...navigation,
    findWay: (from, to) => {
      asked += 1;
      return navigation.findWay(from, to);
    },
  };
  const stop = { x: -8886, y: -232, z: 83.8, orientation: 0, fromMinute: 0, via: [], pose: 'stand' } as const;
  const routine = { ...stop, strollYards: 0, gesture: 0, restlessMillis: 5000 };
  const creatureSpawns = Array.from({ length: 100 }, (_, i) => ({
    counter: i + 1,
    entry: 910_101,
    map: 0,
    x: -8960 + (i % 10) * 2,
    y: -150 + Math.floor(i / 10) * 2,
    z: 83.53,
    orientation: 0,
    behaviour: { kind: 'routine', gait: 'walk', stops: [routine] } as const,
  }));
  const fixture = aWorld({ content: { creatureSpawns }, navigation: counting }).with(aPlayer('Ann'));
  for (let i = 0; i < 80; i++) {
    asked = 0;
    fixture.tick();
    most = Math.max(most, asked);
  }
  assert.ok(most > 0 && most <= 24, `${most} in one step`);
  const walking = [...fixture.world.creatures].filter(({ slot }) => fixture.world.paths.find(slot) !== undefined);
  assert.equal(walking.length, 100);
});
