import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runMovementTrial } from '@realmwright/testkit/movement/movement-trial';

/** Short trials of what the scenario `movement-envelope` of the bench tries for thousands of hours. */

const lines = {
  'a good line': { latency: 40, jitter: 20, stall: 0 },
  'an uneven line': { latency: 120, jitter: 300, stall: 0 },
  'a line that stalls': { latency: 120, jitter: 300, stall: 2_000 },
} as const;

for (const [name, line] of Object.entries(lines)) {
  test(`G-32: honest players over ${name} are left alone, also when their speeds and places are changed`, () => {
    const { playerHours, falseCorrections, closed, movements } = runMovementTrial({
      seed: 11,
      clients: 30,
      seconds: 240,
      line,
      orders: true,
    });
    assert.ok(playerHours > 1.9 && movements > 8_000);
    assert.deepEqual({ falseCorrections, closed }, { falseCorrections: 0, closed: 0 });
  });
}

test('G-32: honest players are left alone when the world itself has stood still for seconds', () => {
  for (const millis of [1_000, 4_000, 8_000]) {
    const { playerHours, falseCorrections, closed } = runMovementTrial({
      seed: 13,
      clients: 30,
      seconds: 240,
      line: lines['an uneven line'],
      orders: false,
      stalls: { everyMillis: 30_000, millis },
    });
    assert.ok(playerHours > 1.9);
    assert.deepEqual({ millis, falseCorrections, closed }, { millis, falseCorrections: 0, closed: 0 });
  }
});

for (const [name, cheat, within] of [
  ['G-31: a leap of fifty yards', { leap: 50 }, 2],
  ['G-31: a leap of five thousand yards', { leap: 5_000 }, 2],
  ['G-32: a fifth more speed', { speed: 1.2 }, 5],
  ['G-32: three times the speed', { speed: 3 }, 2],
  ['G-32: three times the speed in many short messages', { speed: 3, heartbeat: 50 }, 2],
  ['G-33: rising into the air', { speed: 0, climb: 7 }, 3],
  ['G-34: a fifth more speed with a clock to match', { speed: 1.2, clock: 1.2 }, 7],
  ['G-34: three times the speed with a clock to match', { speed: 3, clock: 3 }, 2],
  ['G-34: three times the speed with a clock that stands', { speed: 3, clock: 0 }, 2],
  ['G-34: three times the speed with a clock ten times as fast', { speed: 3, clock: 10 }, 2],
] as const) {
  test(`${name} is found out within ${within} seconds over an uneven line`, () => {
    const trial = { seed: 12, clients: 12, seconds: 120, line: lines['an uneven line'], orders: false, cheat };
    const { detections, falseCorrections, closed } = runMovementTrial(trial);
    assert.equal(falseCorrections, 0);
    assert.equal(detections.length, 12);
    for (const { corrected } of detections)
      assert.ok(corrected !== undefined && corrected <= within, String(corrected));
    if (!('leap' in cheat)) assert.equal(closed, 12, 'whoever goes on is put out');
  });
}

test('a trial has the same outcome each time', () => {
  const trial = { seed: 5, clients: 4, seconds: 100, line: lines['an uneven line'], orders: true };
  assert.deepEqual(runMovementTrial(trial), runMovementTrial(trial));
});
