import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeardTalk } from './heard-talk.ts';

test('a numbered line is new once, in whatever order lines come, and one without a number always', () => {
  const talk = new HeardTalk();
  assert.deepEqual(
    [7, 5, 7, 6, 5, 0, 0].map((number) => talk.note(number)),
    [true, true, false, true, false, true, true],
  );
});

test('what is remembered is bounded, and the oldest is forgotten first', () => {
  const talk = new HeardTalk();
  for (let number = 1; number <= 600; number++) talk.note(number);
  assert.deepEqual([talk.note(600), talk.note(200), talk.note(1)], [false, false, true]);
});

test('while lines are held they wait in their order, as many as fit, and are let go once', () => {
  const talk = new HeardTalk();
  assert.equal(talk.keep(line(1)), false);
  talk.hold();
  const kept = Array.from({ length: 300 }, (_, at) => talk.keep(line(at)));
  assert.equal(kept.filter(Boolean).length, 256);
  const released = talk.release();
  assert.deepEqual([released[0]?.number, released.at(-1)?.number], [0, 255]);
  assert.deepEqual([talk.release().length, talk.keep(line(301))], [0, false]);
});

function line(number: number) {
  return { number, tell: () => undefined };
}
