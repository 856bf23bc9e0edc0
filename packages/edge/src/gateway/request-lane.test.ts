import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RequestLane } from './request-lane.ts';

test('tasks run one after the other even when the first one is slow', async () => {
  const order: string[] = [];
  let release = (): void => {};
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  const lane = new RequestLane({ bound: 4, onFailure: (error) => assert.fail(String(error)), onRoom: () => {} });
  lane.add(async () => {
    await slow;
    order.push('slow');
  });
  const done = new Promise<void>((resolve) => {
    lane.add(async () => {
      order.push('quick');
      resolve();
    });
  });
  assert.deepEqual(order, []);
  release();
  await done;
  assert.deepEqual(order, ['slow', 'quick']);
});

test('a task that fails is reported and does not hold up the next one', async () => {
  const failures: unknown[] = [];
  const lane = new RequestLane({ bound: 4, onFailure: (error) => failures.push(error), onRoom: () => {} });
  lane.add(async () => {
    throw new Error('lost');
  });
  await new Promise<void>((resolve) => {
    lane.add(async () => resolve());
  });
  assert.equal(failures.length, 1);
});

test('a full lane says when it has room again', async () => {
  let roomCount = 0;
  const lane = new RequestLane({
    bound: 2,
    onFailure: (error) => assert.fail(String(error)),
    onRoom: () => roomCount++,
  });
  lane.add(async () => {});
  await new Promise<void>((resolve) => {
    lane.add(async () => resolve());
    assert.equal(lane.isFull(), true);
  });
  assert.equal(lane.isFull(), false);
  assert.equal(roomCount, 1);
});
