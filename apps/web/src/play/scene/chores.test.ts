import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chores } from './chores.ts';

test('one thing at least is done in each frame, in the order in which they came', () => {
  const chores = new Chores();
  const done: string[] = [];
  for (const name of ['oak', 'birch', 'pine']) chores.add(() => done.push(name));
  chores.work(0);
  assert.deepEqual(done, ['oak']);
  chores.work(0);
  chores.work(0);
  chores.work(0);
  assert.deepEqual(done, ['oak', 'birch', 'pine']);
});

test('a figure that comes into view is drawn in the next frame, however many trees wait', () => {
  const chores = new Chores();
  const done: string[] = [];
  for (let tree = 0; tree < 100; tree++) chores.add(() => done.push('tree'));
  chores.work(0);
  chores.addUrgent(() => done.push('Benedikt'));
  chores.addUrgent(() => done.push('Oskar'));
  chores.work(0);
  chores.work(0);
  assert.deepEqual(done, ['tree', 'Benedikt', 'Oskar']);
  chores.work(1_000);
  assert.equal(done.length, 102);
});
