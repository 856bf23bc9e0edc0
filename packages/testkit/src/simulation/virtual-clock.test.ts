import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from './virtual-clock.ts';

test('events happen in the order of their instants, those of one instant in the order in which they were planned', () => {
  const clock = new VirtualClock(1_000);
  const happened: string[] = [];
  const note = (what: string) => () => void happened.push(`${what} at ${clock.monotonic()}`);
  clock.after(20, note('late'));
  clock.after(10, note('first of two'));
  clock.after(10, note('second of two'));
  clock.after(0, note('now'));
  while (clock.step());
  assert.deepEqual(happened, ['now at 0', 'first of two at 10', 'second of two at 10', 'late at 20']);
  assert.equal(clock.now(), 1_020);
});

test('what was cancelled does not happen, and cancelling again does no harm', () => {
  const clock = new VirtualClock(0);
  let count = 0;
  const cancel = clock.after(5, () => count++);
  const beat = clock.every(10, () => {
    count += 10;
    if (count === 30) beat();
  });
  cancel();
  cancel();
  clock.advanceTo(1_000);
  assert.equal(count, 30);
  assert.equal(clock.nextDue, undefined);
});

test('a wait of next to nothing still lets time pass', () => {
  const clock = new VirtualClock(0);
  clock.advanceTo(1e12);
  clock.after(1e-9, () => undefined);
  clock.step();
  assert.ok(clock.monotonic() > 1e12);
});

test('thousands of events in any order come out in order', () => {
  const clock = new VirtualClock(0);
  const seen: number[] = [];
  for (let i = 0; i < 5_000; i++) clock.at((i * 7_919) % 5_003, () => seen.push(clock.monotonic()));
  while (clock.step());
  assert.deepEqual(
    seen,
    [...seen].sort((a, b) => a - b),
  );
  assert.equal(seen.length, 5_000);
});
