import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeId } from '@realmwright/kernel/ids';
import { EdgeWatch } from './edge-watch.ts';

test('an edge that falls silent is lost once, and begins anew when it is heard again', () => {
  const watch = new EdgeWatch(100);
  watch.heard(edgeId('a'), 0);
  watch.heard(edgeId('b'), 50);
  assert.deepEqual(watch.takeLost(100), []);
  assert.deepEqual(watch.takeLost(120), ['a']);
  assert.deepEqual(watch.takeLost(130), []);
  watch.heard(edgeId('a'), 140);
  assert.deepEqual(watch.takeLost(200), ['b']);
});
