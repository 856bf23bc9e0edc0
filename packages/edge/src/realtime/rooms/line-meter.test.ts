import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roomKinds } from '@realmwright/kernel/room';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { deliveryBounds } from '../realtime-traffic.contract.ts';
import { audienceOf, audiences } from './audience.ts';
import { LineMeter } from './line-meter.ts';
import type { TrafficMetrics } from './traffic-metrics.ts';
import { TrafficTally } from './traffic-tally.ts';

function start() {
  const counted: [string, number, ...string[]][] = [];
  const note = (name: string) => ({ add: (n = 1, ...labels: readonly string[]) => counted.push([name, n, ...labels]) });
  const metrics: TrafficMetrics = {
    messages: note('messages'),
    bytes: note('bytes'),
    dropped: note('dropped'),
    delivery: { observe: (seconds, ...labels) => counted.push(['seconds', seconds, ...labels]) },
  };
  const time = { now: 1_000 };
  const tally = new TrafficTally(metrics);
  return { counted, time, tally, meter: new LineMeter(tally, () => time.now) };
}

const talk = { thing: undefined, speaker: 'Ann', status: 'here', where: '', text: 'hello', number: 0 } as const;
const whisper: ServerMessage = { kind: 'said', how: 'whisper', ...talk };
const pong: ServerMessage = { kind: 'pong', sent: 1, time: 1, heard: 0 };

test('messages are counted by whom they are for and by their class, with their bytes', () => {
  const { counted, meter, tally } = start();
  meter.told(whisper, 40);
  meter.told(whisper, 50);
  meter.state(900);
  meter.dropped(pong);
  assert.deepEqual(counted, []);
  tally.pour();
  assert.deepEqual(counted, [
    ['messages', 1, 'instance', 'latest'],
    ['bytes', 900, 'instance', 'latest'],
    ['messages', 2, 'private', 'reliable'],
    ['bytes', 90, 'private', 'reliable'],
    ['dropped', 1, 'own'],
  ]);
  tally.pour();
  assert.equal(counted.length, 5);
});

test('of some flushes it is measured how long they took, for everybody for whom something was in them', () => {
  const { counted, meter, time } = start();
  meter.told(whisper, 40);
  meter.state(900);
  const sent = meter.leaving();
  time.now += 25;
  sent?.();
  const seconds = counted.filter(([name]) => name === 'seconds');
  assert.deepEqual(seconds, [
    ['seconds', 0.025, 'instance'],
    ['seconds', 0.025, 'private'],
  ]);
  meter.state(900);
  assert.equal(meter.leaving(), undefined);
});

test('what it all came to is known since the start, however often it went to the metrics', () => {
  const { meter, tally, time } = start();
  assert.deepEqual(tally.totals(), []);
  meter.told(whisper, 40);
  meter.dropped(whisper);
  const sent = meter.leaving();
  time.now += 7;
  sent?.();
  tally.pour();
  meter.told(whisper, 50);
  const [whispers, ...others] = tally.totals();
  assert.deepEqual(others, []);
  assert.deepEqual(
    [whispers?.room, whispers?.dropped, whispers?.timedSeconds, whispers?.classes],
    ['private', 1, 0.007, [{ delivery: 'reliable', messages: 2, bytes: 90 }]],
  );
  const at = deliveryBounds.findIndex((bound) => bound >= 0.007);
  assert.deepEqual(
    whispers?.timed,
    [...deliveryBounds, Infinity].map((_, bound) => (bound === at ? 1 : 0)),
  );
});

test('what is told of a room is for its kind, and every audience is listed', () => {
  assert.equal(audienceOf({ kind: 'roomJoined', room: { kind: 'global' } }), 'global');
  assert.equal(audienceOf({ kind: 'announced', room: { kind: 'team', team: 7 }, by: 'Ann', text: 'x' }), 'team');
  assert.equal(audienceOf(pong), 'own');
  assert.deepEqual(audiences.slice(0, roomKinds.length), roomKinds);
  assert.equal(new Set(audiences).size, audiences.length);
});
