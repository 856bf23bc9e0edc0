import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sessionId } from '@realmwright/kernel/ids';
import { LoginQueue } from './login-queue.ts';

const [ann, bob] = [sessionId(1), sessionId(2)];

test('a client is told its position when it has changed, and not twice', () => {
  const queue = new LoginQueue();
  queue.join(ann, 3);
  assert.deepEqual([queue.moved(ann, 3), queue.moved(ann, 2), queue.moved(ann, 2)], [false, true, false]);
});

test('who does not wait is told nothing', () => {
  const queue = new LoginQueue();
  queue.join(ann, 1);
  assert.equal(queue.leave(ann), true);
  assert.equal(queue.leave(ann), false);
  assert.deepEqual([queue.moved(ann, 2), queue.moved(bob, 1), queue.length], [false, false, 0]);
});
