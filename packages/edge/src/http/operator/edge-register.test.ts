import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeId } from '@realmwright/kernel/ids';
import { EdgeRegister } from './edge-register.ts';
import { mostSamples } from './operator-events.ts';
import { RealmHistory } from './realm-history.ts';

const gateway = edgeId('gate-1');

test('bytes per second come of two words of an edge, whatever the time between them', () => {
  const register = new EdgeRegister(7_000);
  register.hear('game', gateway, { sessions: 1, bytesIn: 5_000, bytesOut: 9_000 }, 1_000);
  assert.deepEqual(register.live(1_000), [{ edge: gateway, protocol: 'game', sessions: 1, bytesIn: 0, bytesOut: 0 }]);
  register.hear('game', gateway, { sessions: 2, bytesIn: 5_500, bytesOut: 13_000 }, 3_000);
  const [live] = register.live(3_000);
  assert.deepEqual([live?.sessions, live?.bytesIn, live?.bytesOut], [2, 250, 2_000]);
});

test('an edge that is silent for a lease is gone, and so is one that takes its leave', () => {
  const register = new EdgeRegister(7_000);
  const words = { sessions: 1, bytesIn: 0, bytesOut: 0 };
  register.hear('game', gateway, words, 0);
  register.hear('realtime', edgeId('web-1'), words, 5_000);
  assert.equal(register.live(7_000).length, 2);
  assert.deepEqual(
    register.live(7_001).map(({ edge }) => edge),
    ['web-1'],
  );
  register.forget(edgeId('web-1'));
  assert.deepEqual(register.live(7_001), []);
});

test('a register takes no more edges than a realm can have', () => {
  const register = new EdgeRegister(7_000);
  const words = { sessions: 1, bytesIn: 0, bytesOut: 0 };
  for (let i = 0; i < 1_000; i++) register.hear('game', edgeId(`edge-${i}`), words, 0);
  assert.equal(register.live(0).length, 255);
});

test('the history adds up what the edges do, by kind, and keeps a quarter of an hour', () => {
  const history = new RealmHistory();
  const edges = [
    { edge: gateway, protocol: 'game', sessions: 3, bytesIn: 10.4, bytesOut: 20 },
    { edge: edgeId('gate-2'), protocol: 'game', sessions: 4, bytesIn: 1, bytesOut: 2 },
    { edge: edgeId('web-1'), protocol: 'realtime', sessions: 5, bytesIn: 0.3, bytesOut: 0 },
  ] as const;
  assert.deepEqual(history.add(1_000.6, edges), { at: 1_001, game: 7, realtime: 5, bytesIn: 12, bytesOut: 22 });
  for (let at = 0; at < mostSamples + 10; at++) history.add(at, []);
  assert.equal(history.samples.length, mostSamples);
  assert.equal(history.samples[0]?.at, 10);
});
