import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPlayer, aWorld, type WorldFixture } from '@realmwright/testkit/world-fixture';
import type { Movement } from './movement.ts';
import { GRANTED_FLAGS, movementFlags } from './movement-flags.ts';

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

test('G-32: twice the speed is not believed for long, and the client is put back', () => {
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  for (let i = 0; i <= 40 && corrections(fixture) === 0; i++) says(fixture, moved(i * 7, 1000 + i * 1000));
  assert.equal(corrections(fixture), 1);
  assert.ok(fixture.position('Ann').x < place.x + 60);
  const [corrected] = fixture.personal('Ann', 'movementCorrected');
  assert.equal(corrected?.movement.x, fixture.position('Ann').x);
});

for (const [name, movement] of [
  ['G-31: a jump over fifty yards', moved(50, 1500)],
  ['G-31: a jump over five thousand yards', moved(5000, 1500)],
  ['G-30: a place that is no number', moved(Number.NaN, 1500)],
  ['G-30: a place without end', moved(0, 1500, { z: Number.NEGATIVE_INFINITY })],
  ['G-30: a place beyond all numbers', moved(1e38, 1500)],
  ['G-30: a place outside of the map', moved(30_000, 1500)],
  ['G-30: a place below the floor of the map', moved(0, 1500, { z: -9_000 })],
  ['G-30: a direction that is no number', moved(1, 1500, { orientation: Number.NaN })],
  ['G-34: a clock that went back', moved(1, 0xffff_0000)],
  ['G-33: a climb straight up', moved(1, 1500, { z: place.z + 40 })],
] as const) {
  test(`${name} is answered with a correction and seen by nobody`, () => {
    const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
    says(fixture, moved(0, 1000, { flags: 0 }));
    const seen = fixture.facts('Bert', 'moved').length;
    says(fixture, movement);
    assert.equal(corrections(fixture), 1);
    assert.equal(fixture.facts('Bert', 'moved').length, seen);
    assert.equal(fixture.position('Ann').x, place.x);
  });
}

test('G-30: minus zero is zero like any other', () => {
  const start = { ...place, x: 0, y: 0 };
  const fixture = aWorld()
    .with(aPlayer('Ann', { place: start }))
    .tick();
  says(fixture, moved(0, 1000, { x: -0, y: -0, flags: 0 }));
  assert.equal(corrections(fixture), 0);
});

test('G-33: what only the server grants is neither believed nor passed on, and the way counts like any other', () => {
  const claimed = GRANTED_FLAGS | movementFlags.forward;
  const fixture = aWorld().with(aPlayer('Ann')).with(aPlayer('Bert')).tick();
  says(fixture, moved(0, 1000, { flags: claimed }));
  for (let i = 1; i <= 20; i++) says(fixture, moved(i * 3.5, 1000 + i * 500, { flags: claimed }));
  assert.equal(corrections(fixture), 0);
  const seen = fixture.facts('Bert', 'moved');
  assert.ok(seen.length >= 20);
  for (const { movement } of seen) assert.equal(movement.flags, movementFlags.forward);
});

test('G-33: flying up little by little is not believed for long', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  says(fixture, moved(0, 1000));
  let height = 0;
  for (let i = 1; i <= 100 && corrections(fixture) === 0; i++) {
    height = i;
    fixture.does('Ann', {
      kind: 'move',
      moveKind: 'heartbeat',
      movement: moved(0, 1000 + i * 100, { z: place.z + i }),
    });
    fixture.tick(2);
  }
  assert.equal(corrections(fixture), 1);
  assert.ok(height < 6, `it came ${height} yards up`);
});

test('G-32: many short messages buy no more way than few long ones', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  says(fixture, moved(0, 1000));
  // Two yards each, thirty times a second.
  let i = 0;
  while (i < 300 && corrections(fixture) === 0) {
    i++;
    fixture.does('Ann', { kind: 'move', moveKind: 'heartbeat', movement: moved(i * 2, 1000 + i * 33) });
    fixture.tick(1, 33);
  }
  assert.equal(corrections(fixture), 1);
  assert.ok(i < 10, `${i} messages were believed`);
});

test('G-32: a forced speed that is acknowledged with another value, or unasked, is the one that was ordered', () => {
  const fixture = aWorld()
    .with(aPlayer('Ann', { roles: ['gamemaster'] }))
    .with(aPlayer('Bert'))
    .tick();
  fixture.does('Ann', { kind: 'runCommand', text: 'modify speed 2' }).tick();
  const asked = fixture.personal('Ann', 'speedChangeRequested')[0];
  assert.ok(asked !== undefined);
  const movement = moved(0, 1000, { flags: 0 });
  const acknowledge = (counter: number) =>
    fixture.does('Ann', { kind: 'acknowledgeSpeed', counter, speedKind: 'run', speed: 700, movement }).tick();
  acknowledge(asked.counter + 7);
  assert.equal(fixture.facts('Bert', 'speedChanged').length, 0, 'a counter that was never asked');
  acknowledge(asked.counter);
  acknowledge(asked.counter);
  const told = fixture.facts('Bert', 'speedChanged');
  assert.deepEqual(
    told.filter(({ speedKind }) => speedKind === asked.speedKind).map(({ speed }) => speed),
    [asked.speed],
  );
});

test('G-17: answers to teleports that were not ordered, with another counter, or given twice do nothing', () => {
  const fixture = aWorld()
    .with(aPlayer('Ann', { roles: ['gamemaster'] }))
    .tick();
  says(fixture, moved(0, 1000, { flags: 0 }));
  for (const counter of [0, 1, 99, 0xffff_ffff]) fixture.does('Ann', { kind: 'acknowledgeTeleport', counter, time: 1 });
  fixture.tick();
  fixture.does('Ann', { kind: 'runCommand', text: `go xyz ${place.x + 300} ${place.y} ${place.z}` }).tick();
  const ordered = fixture.personal('Ann', 'teleported').at(-1);
  assert.ok(ordered !== undefined);
  fixture.does('Ann', { kind: 'acknowledgeTeleport', counter: ordered.counter + 1, time: 2 });
  says(fixture, moved(0, 2000));
  assert.equal(fixture.position('Ann').x, Math.fround(place.x + 300), 'it has not arrived by its own account');
  for (let i = 0; i < 2; i++) fixture.does('Ann', { kind: 'acknowledgeTeleport', counter: ordered.counter, time: 3 });
  says(fixture, moved(301, 2500));
  assert.equal(fixture.position('Ann').x, Math.fround(place.x + 301));
  assert.equal(corrections(fixture), 0);
});

for (const [name, clock] of [
  ['G-34: a clock that stands', () => 100_000],
  ['G-34: a clock ten times as fast', (i: number) => 100_000 + i * 5000],
  ['G-34: a clock that runs back', (i: number) => 1_000_000 - i * 100],
  ['G-34: a clock a fifth too fast', (i: number) => 100_000 + i * 600],
] as const) {
  test(`${name} buys no way at three times the speed, and little at a fifth more`, () => {
    for (const [factor, longest] of [
      [3, 4],
      [1.2, 14],
    ] as const) {
      const fixture = aWorld().with(aPlayer('Ann')).tick();
      // Ten honest seconds first: its clock is known.
      for (let i = 0; i < 20; i++) says(fixture, moved(0, clock(0) - 10_000 + i * 500, { flags: 0 }));
      let i = 0;
      while (i < 60 && corrections(fixture) === 0) says(fixture, moved(++i * 3.5 * factor, clock(i)));
      assert.equal(corrections(fixture), 1, `at ${factor} times the speed`);
      assert.ok(i <= longest, `${i / 2} s at ${factor} times the speed`);
    }
  });
}

test('G-34: a clock that wraps goes on', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  for (let i = 0; i <= 40; i++) says(fixture, moved(i * 3.5, (0xffff_ffff - 10_000 + i * 500) >>> 0));
  assert.equal(corrections(fixture), 0);
  assert.equal(fixture.position('Ann').x, place.x + 40 * 3.5);
});

test('G-35: a fall that is only said allows no climb, and a fall that never lands no way', () => {
  const falling = movementFlags.falling | movementFlags.forward;
  const up = aWorld().with(aPlayer('Ann')).tick();
  says(up, moved(0, 1000, { flags: falling }));
  says(up, moved(1, 1500, { flags: falling, z: place.z + 12 }));
  assert.equal(corrections(up), 1);
  const along = aWorld().with(aPlayer('Ann')).tick();
  for (let i = 0; i < 40 && corrections(along) === 0; i++) {
    says(along, moved(i * 7, 1000 + i * 500, { flags: falling, z: place.z - i }));
  }
  assert.equal(corrections(along), 1);
});

test('G-31: three corrections within a minute close the session and are reported', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  says(fixture, moved(0, 1000));
  for (let i = 0; i < 3; i++) {
    const counter = fixture.personal('Ann', 'movementCorrected').at(-1)?.counter ?? 0;
    fixture.does('Ann', { kind: 'acknowledgeTeleport', counter, time: 0 });
    says(fixture, moved(60, 2000 + i * 100));
  }
  assert.equal(fixture.personal('Ann', 'left')[0]?.reason, 'kicked');
  const reports = fixture.effects('movementDistrusted');
  assert.deepEqual(
    reports.map(({ why, corrections: count, isClosed }) => [why, count, isClosed]),
    [
      ['distance', 1, false],
      ['distance', 2, false],
      ['distance', 3, true],
    ],
  );
});

test('G-31: two corrections a minute are borne for ever', () => {
  const fixture = aWorld().with(aPlayer('Ann')).tick();
  says(fixture, moved(0, 1000));
  for (let i = 0; i < 8; i++) {
    const counter = fixture.personal('Ann', 'movementCorrected').at(-1)?.counter ?? 0;
    fixture.does('Ann', { kind: 'acknowledgeTeleport', counter, time: 0 });
    says(fixture, moved(60, 2000 + i * 100)).tick(62, 500);
  }
  assert.ok(corrections(fixture) >= 8);
  assert.ok(fixture.isHere('Ann'));
});

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

test('where the rules say so, nobody is put out for being corrected', () => {
  const fixture = aWorld({ rules: { correctionsToKick: 0 } })
    .with(aPlayer('Ann'))
    .tick();
  says(fixture, moved(0, 1000));
  for (let i = 0; i < 5; i++) {
    const counter = fixture.personal('Ann', 'movementCorrected').at(-1)?.counter ?? 0;
    fixture.does('Ann', { kind: 'acknowledgeTeleport', counter, time: 0 });
    says(fixture, moved(60, 2000 + i * 100));
  }
  assert.ok(fixture.isHere('Ann'));
});
