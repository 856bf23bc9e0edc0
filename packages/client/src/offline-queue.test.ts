import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Deed } from '@realmwright/protocol/realtime/client-messages';
import type { DeedOutcome } from '@realmwright/protocol/realtime/server-messages';
import { MOST_WISHED, OfflineQueue } from './offline-queue.ts';

const done: DeedOutcome = { kind: 'done' };
const hour = 3_600_000;

function speak(text: string): Deed {
  return { kind: 'speak', how: 'say', text };
}

test('what was wished without a line is asked for in order, one after the other, with its age', async () => {
  let now = 0;
  const queue = new OfflineQueue(() => now);
  const outcomes = ['one', 'two', 'three'].map((text) => queue.add(speak(text)));
  now = 90_500;
  const asked: unknown[] = [];
  let open = 0;
  const act = async (deed: Deed, age: number): Promise<DeedOutcome> => {
    open += 1;
    assert.equal(open, 1, 'two were asked for at once');
    asked.push([deed, age]);
    await Promise.resolve();
    open -= 1;
    return asked.length === 2 ? { kind: 'refused', code: 'realtime.muted' } : done;
  };
  await Promise.all([queue.replay(act, () => true), queue.replay(act, () => true)]);
  assert.deepEqual(asked, [
    [speak('one'), 91],
    [speak('two'), 91],
    [speak('three'), 91],
  ]);
  assert.deepEqual(await Promise.all(outcomes), [done, { kind: 'refused', code: 'realtime.muted' }, done]);
  assert.deepEqual(queue.rejected, [{ deed: speak('two'), at: 0, code: 'realtime.muted' }]);
  assert.deepEqual(queue.waiting, []);
});

test('W-09: of ten thousand wishes two hundred wait, after three days none is asked for, and every one is listed', async () => {
  let now = 0;
  const queue = new OfflineQueue(() => now);
  for (let wish = 0; wish < 10_000; wish++) void queue.add(speak(`wish ${wish}`));
  assert.equal(queue.waiting.length, MOST_WISHED);
  assert.equal(queue.rejected.length, MOST_WISHED);
  now = 72 * hour;
  await queue.replay(assert.fail, () => true);
  assert.equal(queue.waiting.length, 0);
  assert.deepEqual(new Set(queue.rejected.map(({ code }) => code)), new Set(['offline.too-old']));
});

test('W-09: a clock that was moved back makes wishes of the future, which are not asked for', async () => {
  let now = 10 * hour;
  const queue = new OfflineQueue(() => now);
  const outcome = queue.add(speak('later'));
  now = 9 * hour;
  await queue.replay(assert.fail, () => true);
  assert.deepEqual(await outcome, { kind: 'refused', code: 'offline.clock-moved' });
});

test('a line that breaks again leaves the rest waiting', async () => {
  const queue = new OfflineQueue(() => 0);
  void queue.add(speak('one'));
  void queue.add(speak('two'));
  let isThere = true;
  const act = async (): Promise<DeedOutcome> => {
    isThere = false;
    return done;
  };
  await queue.replay(act, () => isThere);
  assert.deepEqual(queue.waiting, [{ deed: speak('two'), at: 0 }]);
});
