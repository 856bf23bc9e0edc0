import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '@realmwright/kernel/ports/clock';
import { Pace } from './pace.ts';

/** A clock that goes when it is told, with the one timer that a pace needs. */
function handClock() {
  let now = 0;
  let timer: { at: number; callback: () => void } | undefined;
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    after(delay, callback) {
      const own = { at: now + delay, callback };
      timer = own;
      return () => {
        if (timer === own) timer = undefined;
      };
    },
    every: () => () => {},
  };
  return {
    clock,
    /** Goes on to a moment; timers ring when they are due, or as late as `lateness` says. */
    to(moment: number, lateness = 0): void {
      while (timer !== undefined && timer.at + lateness <= moment) {
        now = timer.at + lateness;
        const { callback } = timer;
        timer = undefined;
        callback();
      }
      now = moment;
    },
  };
}

test('late beats do not move the ones after them', () => {
  const beats: number[] = [];
  const { clock, to } = handClock();
  const pace = new Pace(clock, { busy: 50, idle: 1000 }, () => beats.push(clock.monotonic()));
  pace.start();
  to(500, 7);
  pace.stop();
  assert.deepEqual(beats, [7, 57, 107, 157, 207, 257, 307, 357, 407, 457]);
});

test('missed beats are skipped', () => {
  const beats: number[] = [];
  const { clock, to } = handClock();
  const pace = new Pace(clock, { busy: 50, idle: 1000 }, () => beats.push(clock.monotonic()));
  pace.start();
  to(120, 120);
  to(300);
  pace.stop();
  assert.deepEqual(beats, [120, 150, 200, 250, 300]);
});

test('an idle pace is slow until something wakes it', () => {
  const beats: number[] = [];
  const { clock, to } = handClock();
  const pace: Pace = new Pace(clock, { busy: 50, idle: 1000 }, () => {
    beats.push(clock.monotonic());
    pace.rest(beats.length < 3);
  });
  pace.start();
  to(1200);
  pace.wake();
  to(1310);
  pace.stop();
  to(2000);
  assert.deepEqual(beats, [0, 1000, 1200, 1250, 1300]);
});
