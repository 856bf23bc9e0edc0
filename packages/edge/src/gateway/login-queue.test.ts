import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sessionId } from '@realmwright/kernel/ids';
import { loginQueue } from './login-queue.ts';

const [ann, bob, cid] = [sessionId(1), sessionId(2), sessionId(3)];

test('who came first leaves the queue first, and the others are told that they moved up', () => {
  const queue = loginQueue();
  assert.deepEqual([queue.join(ann), queue.join(bob), queue.join(cid)], [1, 2, 3]);
  assert.equal(queue.next(), ann);
  const told: [number, number][] = [];
  queue.announce((session, position) => told.push([session, position]));
  assert.deepEqual(told, [
    [bob, 1],
    [cid, 2],
  ]);
});

test('nobody is told a position twice', () => {
  const queue = loginQueue();
  queue.join(ann);
  queue.join(bob);
  queue.leave(bob);
  let toldCount = 0;
  queue.announce(() => toldCount++);
  assert.equal(toldCount, 0);
  assert.equal(queue.length(), 1);
});

test('an empty queue has no next', () => {
  assert.equal(loginQueue().next(), undefined);
});
