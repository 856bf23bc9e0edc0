import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Zone } from '@realmwright/gamedata/places';
import { aPlayer, aWorld, hollowmere, type WorldFixture } from '@realmwright/testkit/world-fixture';
import { movementFlags } from '../movement/movement-flags.ts';
import { settleZone } from './zones.system.ts';

const MEADOWS = 12;
const VILLAGE = 24;
const ORCHARD = 59;

/** The start stands in the meadows; the village begins ten yards to the north, and an orchard behind it. */
const start = hollowmere.startPoints[0] ?? { x: 0, y: 0, z: 0 };
const NORTH = start.x + 10;
const whole: Zone = {
  id: MEADOWS,
  name: 'Meadows',
  map: 0,
  within: undefined,
  minX: start.x - 500,
  maxX: start.x + 500,
  minY: start.y - 500,
  maxY: start.y + 500,
  outline: undefined,
  weather: { rainPercent: 100, snowPercent: 0, sandstormPercent: 0, changeEveryMillis: 600_000 },
  restAreas: [],
};
const village = { ...whole, id: VILLAGE, name: 'Village', within: MEADOWS, weather: undefined, minX: NORTH };
const zones: readonly Zone[] = [
  { ...village, id: ORCHARD, name: 'Orchard', minX: NORTH + 20, maxX: NORTH + 60 },
  { ...village, maxX: NORTH + 20 },
  whole,
];

const meadow = () => aWorld({ content: { zones } }).with(aPlayer('Ann')).tick();

/** Walks to so many yards north of the village's border, in steps of a third of a yard: as fast as anybody runs. */
function walkTo(fixture: WorldFixture, north: number): void {
  const to = NORTH + north;
  while (Math.abs(to - fixture.position('Ann').x) > 0.01) {
    const { x, y, z } = fixture.position('Ann');
    const next = x + Math.min(0.3, Math.max(-0.3, to - x));
    const time = fixture.frames.length * 50;
    const still = { orientation: 0, fallTime: 0, pitch: undefined, jump: undefined };
    const movement = { ...still, flags: movementFlags.forward, time, x: next, y, z };
    fixture.does('Ann', { kind: 'move', moveKind: 'heartbeat', movement }).tick();
  }
}

const entered = (fixture: WorldFixture): number[] => fixture.personal('Ann', 'zoneEntered').map(({ zone }) => zone);

test('who walks over a border is in the other zone, once, and so is known', () => {
  const fixture = meadow();
  walkTo(fixture, 2);
  assert.deepEqual(entered(fixture), [], 'two yards behind the border');
  walkTo(fixture, 4);
  assert.deepEqual(entered(fixture), [VILLAGE]);
  walkTo(fixture, 25);
  walkTo(fixture, -5);
  assert.deepEqual(entered(fixture), [VILLAGE, ORCHARD, VILLAGE, MEADOWS]);
  assert.deepEqual(
    fixture.effects('presenceChanged').map(({ zone }) => zone),
    [VILLAGE, ORCHARD, VILLAGE, MEADOWS],
  );
});

test('who walks to and fro along a border stays in the zone that it came from', () => {
  const fixture = meadow();
  for (let i = 0; i < 5; i++) {
    walkTo(fixture, 2.5);
    walkTo(fixture, -2.5);
  }
  assert.deepEqual(entered(fixture), []);
  walkTo(fixture, 5);
  for (let i = 0; i < 5; i++) {
    walkTo(fixture, -2.5);
    walkTo(fixture, 2.5);
  }
  assert.deepEqual(entered(fixture), [VILLAGE]);
});

test('who is put somewhere is in the zone of that place, however near its border is', () => {
  const fixture = meadow();
  const player = fixture.world.players.findAt(fixture.slotOf('Ann'));
  assert.ok(player);
  fixture.world.places.put(player.slot, NORTH + 0.5, start.y, start.z);
  settleZone(fixture.world, player);
  assert.equal(player.zone, VILLAGE);
});

test('all parts of a zone are under one sky: who walks between them is told nothing of the weather, and all see it change', () => {
  const fixture = meadow();
  const told = () => fixture.facts('Ann', 'weatherChanged');
  const before = told().length;
  walkTo(fixture, 5);
  assert.deepEqual(entered(fixture), [VILLAGE]);
  assert.equal(told().length, before);
  fixture.with(aPlayer('Olga', { roles: ['gamemaster'] })).tick();
  fixture.does('Olga', { kind: 'runCommand', text: 'wchange 2 0.5' }).tick();
  assert.deepEqual(told().at(-1), {
    kind: 'weatherChanged',
    zone: VILLAGE,
    weather: 'snow',
    intensity: 0.5,
    sudden: false,
  });
  assert.equal(fixture.facts('Olga', 'weatherChanged').at(-1)?.zone, MEADOWS);
});
