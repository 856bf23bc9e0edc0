import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realmId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { Clock } from '@realmwright/kernel/ports/clock';
import { listPresences } from '../social/social.contract.ts';
import { IdleEnd } from './idle-end.ts';

const quiet = (): void => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet, with: () => log };

/** A realm with so many in its world, and a clock that is moved by hand. */
function aRealm(initial: number) {
  let now = 0;
  let beat: (() => void) | undefined;
  const state = { count: initial };
  const begun: string[] = [];
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    after: () => quiet,
    every: (_, callback) => {
      beat = callback;
      return () => {
        beat = undefined;
      };
    },
  };
  const nothing = (): never => {
    throw new Error('an idle end only asks who is there');
  };
  const bus: Bus = {
    publish: nothing,
    subscribe: nothing,
    serve: nothing,
    flush: nothing,
    drain: nothing,
    request: async () => {
      const body = listPresences.output.encode({ totalCount: state.count, presences: [] });
      return Uint8Array.of(0, ...body);
    },
  };
  const idle = new IdleEnd({
    bus,
    clock,
    log,
    realms: [{ realm: realmId(1) }],
    countdown: { begin: (seconds, by, kind) => void begun.push(`${kind} ${seconds} ${by}`) },
  });
  const pass = async (millis: number): Promise<void> => {
    now += millis;
    beat?.();
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { idle, begun, pass, state };
}

test('the realm ends when nobody is there, after the delay at the earliest', async () => {
  const { idle, begun, pass } = aRealm(0);
  idle.begin(10, 'OP', 'restart');
  await pass(5_000);
  assert.deepEqual(begun, []);
  await pass(6_000);
  assert.deepEqual(begun, ['restart 0 OP']);
  assert.equal(idle.isWaiting, false);
});

test('it waits as long as somebody is there', async () => {
  const { idle, begun, pass, state } = aRealm(1);
  idle.begin(0, 'OP', 'shutdown');
  await pass(60_000);
  assert.deepEqual(begun, []);
  state.count = 0;
  await pass(2_000);
  assert.deepEqual(begun, ['shutdown 0 OP']);
});

test('a waiting that is ended ends nothing', async () => {
  const { idle, begun, pass } = aRealm(0);
  idle.begin(0, 'OP', 'shutdown');
  idle.stop();
  await pass(60_000);
  assert.deepEqual(begun, []);
});
