import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { handClock } from '@realmwright/testkit/hand-clock';
import fc from 'fast-check';
import { completeConditions, type LineConditions } from './line-conditions.ts';
import { MOST_UNDER_WAY, SlowWay } from './slow-way.ts';

/** A way whose time a test moves, with what has come out of it and when. */
function aWay(conditions: LineConditions | undefined, random: () => number = () => 0.5) {
  const clock = handClock();
  const start = clock.monotonic();
  const come: { readonly what: number; readonly at: number }[] = [];
  const now = (): number => clock.monotonic() - start;
  let current = conditions === undefined ? undefined : completeConditions(conditions);
  const way = new SlowWay({ now, after: clock.after, random }, () => current);
  return {
    come,
    pass: (what: number) => way.pass(() => come.push({ what, at: now() })),
    advance: (millis: number) => clock.advance(millis),
    change: (to: LineConditions | undefined) => {
      current = to === undefined ? undefined : completeConditions(to);
    },
  };
}

test('without conditions everything comes at once', () => {
  const { pass, come } = aWay(undefined);
  pass(1);
  assert.deepEqual(come, [{ what: 1, at: 0 }]);
});

test('a frame takes the delay, and so much of the jitter as chance gives it', () => {
  const { pass, come, advance } = aWay({ delayMillis: 100, jitterMillis: 40 });
  pass(1);
  advance(50);
  pass(2);
  advance(1_000);
  assert.deepEqual(come, [
    { what: 1, at: 120 },
    { what: 2, at: 170 },
  ]);
});

test('a stall holds up whatever is behind it', () => {
  const chances = [0, 0.01, 0.999, 0, 0.5];
  const { pass, come, advance } = aWay(
    { delayMillis: 10, stallShare: 0.02, stallMillis: 400 },
    () => chances.shift() ?? 0,
  );
  pass(1);
  pass(2);
  advance(1_000);
  assert.deepEqual(
    come.map(({ what, at }) => [what, Math.round(at)]),
    [
      [1, 410],
      [2, 410],
    ],
  );
});

test('when the line becomes what it was, nothing overtakes what is still under way', () => {
  const { pass, come, advance, change } = aWay({ delayMillis: 200 });
  pass(1);
  change(undefined);
  pass(2);
  assert.deepEqual(come, []);
  advance(200);
  pass(3);
  assert.deepEqual(
    come.map(({ what }) => what),
    [1, 2, 3],
  );
});

test('somebody who throws at one frame does not hold up the next', () => {
  const clock = handClock();
  const conditions = completeConditions({ delayMillis: 10 });
  const way = new SlowWay({ now: clock.monotonic, after: clock.after, random: () => 0 }, () => conditions);
  let hasCome = false;
  way.pass(() => {
    throw new Error('not of this one');
  });
  way.pass(() => {
    hasCome = true;
  });
  assert.throws(() => clock.advance(20), /not of this one/);
  clock.advance(20);
  assert.ok(hasCome);
});

test('more than may be under way at once makes the first arrive early, and loses none', () => {
  const { pass, come, advance } = aWay({ delayMillis: 10_000 });
  for (let what = 0; what < MOST_UNDER_WAY + 3; what++) pass(what);
  assert.deepEqual(
    come.map(({ what }) => what),
    [0, 1, 2],
  );
  advance(10_000);
  assert.deepEqual(
    come.map(({ what }) => what),
    Array.from({ length: MOST_UNDER_WAY + 3 }, (_, what) => what),
  );
});

test('whatever the conditions are and become, everything comes, once and in order', () => {
  const conditions = fc.option(
    fc.record({
      delayMillis: fc.integer({ min: 0, max: 500 }),
      jitterMillis: fc.integer({ min: 0, max: 500 }),
      stallShare: fc.double({ min: 0, max: 1, noNaN: true }),
      stallMillis: fc.integer({ min: 0, max: 500 }),
    }),
    { nil: undefined },
  );
  const step = fc.record({ conditions, pause: fc.integer({ min: 0, max: 300 }) });
  const chances = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), chances, (steps, random) => {
      const { pass, come, advance, change } = aWay(undefined, () => random.next().value ?? 0);
      for (const [what, { conditions: next, pause }] of steps.entries()) {
        change(next);
        pass(what);
        advance(pause);
      }
      advance(60_000);
      assert.deepEqual(
        come.map(({ what }) => what),
        [...steps.keys()],
      );
    }),
  );
});

describe('conditions that no line has', () => {
  for (const conditions of [
    { delayMillis: -1 },
    { delayMillis: 10_001 },
    { jitterMillis: Number.NaN },
    { stallShare: 1.01 },
    { stallMillis: Number.POSITIVE_INFINITY },
  ] satisfies LineConditions[]) {
    test(`are refused: ${JSON.stringify(conditions)}`, () => {
      assert.throws(() => completeConditions(conditions), RangeError);
    });
  }
});
