import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeId } from '@realmwright/kernel/ids';
import { deliveryBounds } from '../../realtime/realtime-traffic.contract.ts';
import { TrafficBook } from './traffic-book.ts';

const [web, other] = [edgeId('web-1'), edgeId('web-2')];
/** The place of times of up to 5 ms, and of those beyond every bound. */
const fast = deliveryBounds.indexOf(0.005);
const beyond = deliveryBounds.length;

interface Carried {
  readonly messages: number;
  readonly bytes?: number;
  readonly timed?: Readonly<Record<number, number>>;
  readonly timedSeconds?: number;
}

function totals({ messages, bytes = 0, timed = {}, timedSeconds = 0 }: Carried) {
  const steps = Array.from({ length: beyond + 1 }, (_, at) => timed[at] ?? 0);
  const classes = [{ delivery: 'latest', messages, bytes }] as const;
  const map = { room: 'instance', rooms: 1, members: 3, dropped: 2, timed: steps, timedSeconds, classes } as const;
  return {
    rooms: [map],
    resumptions: [{ outcome: 'kept', count: 4 }] as const,
    gaps: 1,
    drifts: 2,
    qualities: [{ quality: 'full', sessions: 3 }] as const,
  };
}

test('messages and bytes are told per second of the last ten, and edges add up', () => {
  const book = new TrafficBook();
  assert.deepEqual(book.told(0).rooms, []);
  for (const edge of [web, other]) {
    book.hear(edge, totals({ messages: 1_000, bytes: 50_000 }), 0);
    book.hear(edge, totals({ messages: 1_100, bytes: 70_000 }), 4_000);
  }
  const [map] = book.told(4_000).rooms;
  assert.deepEqual([map?.room, map?.rooms, map?.members, map?.dropped, map?.millis], ['instance', 2, 6, 4, undefined]);
  assert.deepEqual(
    map?.classes.filter(({ messages }) => messages > 0),
    [{ delivery: 'latest', messages: 50, bytes: 10_000 }],
  );
  book.hear(web, totals({ messages: 1_100, bytes: 70_000 }), 15_000);
  const later = book.told(15_000);
  assert.equal(later.rooms[0]?.classes.find(({ delivery }) => delivery === 'latest')?.messages, 0);
  assert.equal(later.rooms[0]?.members, 3, 'an edge that is silent is forgotten');
});

test('times are told of what was timed lately: their mean, and the bound of 99 of 100', () => {
  const book = new TrafficBook();
  book.hear(web, totals({ messages: 1, timed: { [beyond]: 50 }, timedSeconds: 500 }), 0);
  book.hear(web, totals({ messages: 2, timed: { [fast]: 99, [beyond]: 51 }, timedSeconds: 500.5 }), 2_000);
  assert.deepEqual(book.told(2_000).rooms[0]?.millis, { mean: 5, p99: 5 });
});

test('an edge that has started anew counts from nothing', () => {
  const book = new TrafficBook();
  book.hear(web, totals({ messages: 1_000 }), 0);
  book.hear(web, totals({ messages: 10 }), 2_000);
  assert.equal(book.told(2_000).rooms[0]?.classes[1]?.messages, 0);
  book.hear(web, totals({ messages: 30 }), 4_000);
  assert.equal(book.told(4_000).rooms[0]?.classes[1]?.messages, 10);
});

test('what happens seldom is told since the edges started, with every outcome and level', () => {
  const book = new TrafficBook();
  for (const edge of [web, other]) book.hear(edge, totals({ messages: 1 }), 0);
  const { resumptions, gaps, drifts, qualities } = book.told(0);
  assert.deepEqual(
    resumptions.map(({ outcome, count }) => `${outcome} ${count}`),
    ['kept 8', 'moved 0', 'missed 0', 'unknown 0'],
  );
  assert.deepEqual([gaps, drifts], [2, 4]);
  assert.deepEqual(
    qualities.map(({ quality, sessions }) => `${quality} ${sessions}`),
    ['full 6', 'even 0', 'low 0', 'hidden 0'],
  );
});
