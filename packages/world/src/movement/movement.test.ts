import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, type WorldFixture } from '@realmwright/testkit/world-fixture';
import type { Movement } from './movement.ts';
import { movementFlags } from './movement-flags.ts';

const { place } = aPlayer('Ann');
const moved = (dx: number, time: number, changes: Partial<Movement> = {}): Movement => ({
  x: place.x + dx,
  y: place.y,
  z: place.z,
  orientation: 0,
  time,
  flags: movementFlags.forward,
  fallTime: 0,
  pitch: undefined,
  jump: undefined,
  ...changes,
});
const says = (fixture: WorldFixture, movement: Movement): WorldFixture =>
  fixture.does('Ann', { kind: 'move', moveKind: 'heartbeat', movement }).tick(10);
const corrections = (fixture: WorldFixture): number => fixture.personal('Ann', 'movementCorrected').length;

test('an honest run is believed for as long as it lasts', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  for (let i = 0; i <= 60; i++) says(fixture, moved(i * 3.5, 100_000 + i * 500));
  assert.equal(corrections(fixture), 0);
  assert.equal(fixture.position('Ann').x, place.x + 60 * 3.5);
});

test('a client that was silent for three seconds may catch up in one go', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  says(fixture, moved(0, 1000)).tick(60);
  for (let i = 1; i <= 6; i++)
    fixture.does('Ann', { kind: 'move', moveKind: 'heartbeat', movement: moved(i * 3.5, 1000 + i * 500) });
  fixture.tick();
  assert.equal(corrections(fixture), 0);
});

test('twice the speed is not believed for long, and the client is put back', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  for (let i = 0; i <= 40 && corrections(fixture) === 0; i++) says(fixture, moved(i * 7, 1000 + i * 1000));
  assert.equal(corrections(fixture), 1);
  assert.ok(fixture.position('Ann').x < place.x + 60);
  const [corrected] = fixture.personal('Ann', 'movementCorrected');
  assert.equal(corrected?.movement.x, fixture.position('Ann').x);
});

for (const [what, movement] of [
  ['a jump over fifty yards', moved(50, 1500)],
  ['a place that is no number', moved(Number.NaN, 1500)],
  ['a place outside of the map', moved(30_000, 1500)],
  ['flight that nobody granted', moved(1, 1500, { flags: movementFlags.flying | movementFlags.canFly })],
  ['a clock that went back', moved(1, 0xffff_0000)],
  ['a climb straight up', moved(1, 1500, { z: place.z + 40 })],
] as const) {
  test(`${what} is answered with a correction and seen by nobody`, () => {
    const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
    says(fixture, moved(0, 1000, { flags: 0 }));
    const seen = fixture.facts('Bert', 'moved').length;
    says(fixture, movement);
    assert.equal(corrections(fixture), 1);
    assert.equal(fixture.facts('Bert', 'moved').length, seen);
    assert.equal(fixture.position('Ann').x, place.x);
  });
}

test('after a correction nothing counts until the client has answered', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  says(fixture, moved(0, 1000));
  says(fixture, moved(50, 1500));
  says(fixture, moved(53, 2000));
  assert.equal(fixture.position('Ann').x, place.x);
  assert.equal(corrections(fixture), 1);
  const counter = fixture.personal('Ann', 'movementCorrected')[0]?.counter ?? 0;
  fixture.does('Ann', { kind: 'acknowledgeTeleport', counter, time: 2500 }).tick();
  says(fixture, moved(1, 3000));
  assert.equal(fixture.position('Ann').x, place.x + 1);
});

test('times of one mover keep their distances on the clock of the world', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  for (const time of [5000, 5130, 5260]) says(fixture, moved((time - 5000) / 200, time));
  const times = fixture.facts('Bert', 'moved').map(({ movement }) => movement.time);
  assert.deepEqual([(times[1] ?? 0) - (times[0] ?? 0), (times[2] ?? 0) - (times[1] ?? 0)], [130, 130]);
});

test('where the rules say so, a client that is corrected too often is put out', () => {
  const fixture = aWorld({ rules: { correctionsToKick: 3 } })
    .with(aPlayer('Ann'))
    .tick();
  says(fixture, moved(0, 1000));
  for (let i = 0; i < 3; i++) {
    const counter = fixture.personal('Ann', 'movementCorrected').at(-1)?.counter ?? 0;
    fixture.does('Ann', { kind: 'acknowledgeTeleport', counter, time: 0 });
    says(fixture, moved(60, 2000 + i * 100));
  }
  assert.equal(fixture.personal('Ann', 'left')[0]?.reason, 'kicked');
});
