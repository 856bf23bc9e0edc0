import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeId, instanceId, sessionId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Clock } from '@realmwright/kernel/ports/clock';
import { codecOf } from '@realmwright/kernel/schema/codec';
import { type Intent, intentBatchType } from '@realmwright/world/intents/intent-batch';
import { intentBatcher } from './intent-batcher.ts';

const instance = instanceId('r1-m0-1');
const intent: Intent = { kind: 'requestLogout' };

function fixture() {
  let now = 1_000;
  const timers: { at: number; callback: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    after(delay, callback) {
      const timer = { at: now + delay, callback };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
    every: () => () => {},
  };
  const sent: { at: number; sequences: number[] }[] = [];
  const publish: Bus['publish'] = (_subject, payload) => {
    const { items } = codecOf(intentBatchType).decode(payload);
    sent.push({ at: now, sequences: items.map(({ sequence }) => sequence) });
  };
  const unused = async (): Promise<never> => assert.fail('only publishing is expected');
  const bus: Bus = {
    publish,
    request: unused,
    subscribe: () => ({ stop: unused }),
    serve: () => ({ stop: unused }),
    flush: unused,
    drain: unused,
  };
  const batcher = intentBatcher(bus, clock, edgeId('e1'), () => {});
  let sequence = 0;
  return {
    batcher,
    sent,
    add: () => batcher.add(instance, sessionId(1), ++sequence, intent),
    advance(millis: number) {
      for (const end = now + millis; now < end; now++) {
        for (const timer of timers.filter(({ at }) => at <= now)) {
          timers.splice(timers.indexOf(timer), 1);
          timer.callback();
        }
      }
    },
  };
}

test('intents of two milliseconds go out as one message, in order', () => {
  const { add, advance, sent } = fixture();
  add();
  advance(1);
  add();
  advance(5);
  assert.deepEqual(sent, [{ at: 1_002, sequences: [1, 2] }]);
});

test('a flush sends what waits and leaves no timer behind', () => {
  const { batcher, add, advance, sent } = fixture();
  add();
  batcher.flush();
  advance(10);
  assert.equal(sent.length, 1);
});
