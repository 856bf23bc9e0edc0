import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announce } from '@realmwright/kernel/contract';
import { characterId, instanceId, mapId, realmId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { type Room, roomToken } from '@realmwright/kernel/room';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { roomTold } from '@realmwright/services/social/roster.contract';
import { until } from '@realmwright/testkit/waiting';
import { RoomBook } from './room-book.ts';

const realm = realmId(1);
const area = (zone: number): Room => ({ kind: 'area', realm, map: mapId(0), zone });

/** Somebody who remembers what it was told, and in which turn of the loop. */
class Member {
  readonly told: { readonly message: ServerMessage; readonly turn: number }[] = [];
  readonly line = {
    tell: (message: ServerMessage) => void this.told.push({ message, turn: turns.count }),
  };

  /** `+12` for an area that was joined, `-12` for one that was left. */
  get moves(): readonly string[] {
    return this.told.flatMap(({ message }) => {
      if (message.kind !== 'roomJoined' && message.kind !== 'roomLeft') return [];
      return [`${message.kind === 'roomJoined' ? '+' : '-'}${roomToken(message.room)}`];
    });
  }
}

const turns = { count: 0 };

function edge(bus: Bus) {
  const heard: string[] = [];
  const time = { now: 0 };
  const book = new RoomBook<Member>({
    bus,
    now: () => time.now,
    onNews: ({ room, members }, news) => {
      for (const _ of members) heard.push(`${roomToken(room)} ${news.kind === 'announced' ? news.text : news.kind}`);
    },
  });
  return { book, heard, time };
}

function buses(count: number): readonly Bus[] {
  const router = new BusRouter();
  return Array.from({ length: count }, () => connectMemoryBus(router, { onError: assert.fail }));
}

const say = (bus: Bus, room: Room, text: string): void =>
  announce(bus, roomTold, { room, news: { kind: 'announced', by: 'Op', text } }, { scope: roomToken(room) });

test('whoever walks into another area is in it before it leaves the old one, and is told of both in one turn', async () => {
  const [bus] = buses(1);
  assert.ok(bus);
  const { book } = edge(bus);
  const ann = new Member();
  const beat = setInterval(() => {
    turns.count += 1;
  }, 0);
  await book.move(ann, [area(12)]);
  await book.move(ann, [area(14)]);
  clearInterval(beat);
  assert.deepEqual(ann.moves, ['+area-1-0-12', '+area-1-0-14', '-area-1-0-12']);
  assert.equal(ann.told[1]?.turn, ann.told[2]?.turn);
  await book.close();
});

test('what is said in a room reaches its members on every edge, and nobody else', async () => {
  const [bus, otherBus, operatorBus] = buses(3);
  assert.ok(bus && otherBus && operatorBus);
  const [here, there] = [edge(bus), edge(otherBus)];
  const [ann, bo, cleo] = [new Member(), new Member(), new Member()];
  await here.book.move(ann, [area(12)]);
  await there.book.move(bo, [area(12)]);
  await there.book.move(cleo, [area(14)]);
  say(operatorBus, area(12), 'to twelve');
  say(operatorBus, area(14), 'to fourteen');
  await until(() => here.heard.length === 1 && there.heard.length === 2, { what: 'all to hear' });
  assert.deepEqual(here.heard, ['area-1-0-12 to twelve']);
  assert.deepEqual(there.heard.toSorted(), ['area-1-0-12 to twelve', 'area-1-0-14 to fourteen']);
  await here.book.close();
  await there.book.close();
});

test('whatever is said in a room once somebody has been told to be in it is heard', async () => {
  const [bus, operatorBus] = buses(2);
  assert.ok(bus && operatorBus);
  const { book, heard } = edge(bus);
  const ann = new Member();
  await book.move(ann, [area(0)]);
  for (let zone = 1; zone <= 20; zone++) {
    await book.move(ann, [area(zone)]);
    assert.equal(ann.moves.at(-2), `+area-1-0-${zone}`);
    say(operatorBus, area(zone), `new ${zone}`);
    await until(() => heard.some((line) => line.endsWith(`new ${zone}`)), { what: `the new room ${zone} to be heard` });
  }
  await book.close();
});

test('of several wishes the newest counts, and who is gone is in no room', async () => {
  const [bus] = buses(1);
  assert.ok(bus);
  const { book, time } = edge(bus);
  const ann = new Member();
  const moves = [[area(1)], [area(2), { kind: 'party' as const, group: 3 }], [area(4)], []].map((rooms) =>
    book.move(ann, rooms),
  );
  await Promise.all(moves);
  assert.deepEqual(ann.moves, []);
  for (const room of [area(1), area(2), area(4)]) assert.equal(book.isIn(ann, room), false);
  time.now = 60_000;
  book.sweep();
  assert.deepEqual([...book.rooms], []);
});

test('W-11: a thousand comings and goings leave no room, no seat and no subscription behind', async () => {
  const [bus, operatorBus] = buses(2);
  assert.ok(bus && operatorBus);
  const { book, heard, time } = edge(bus);
  for (let n = 1; n <= 1_000; n++) {
    const somebody = new Member();
    const rooms: readonly Room[] = [
      area(n % 7),
      { kind: 'instance', instance: instanceId(`1-${n % 5}-1`) },
      { kind: 'private', character: characterId(n) },
    ];
    const came = book.move(somebody, rooms);
    // Every other one goes before it is in.
    if (n % 2 === 0) await came;
    await book.move(somebody, []);
    await came;
  }
  time.now = 60_000;
  book.sweep();
  assert.deepEqual([...book.rooms], []);
  for (const { rooms, members } of book.count().values()) assert.deepEqual([rooms, members], [0, 0]);
  for (let zone = 0; zone < 7; zone++) say(operatorBus, area(zone), 'is anybody there?');
  await operatorBus.flush();
  assert.deepEqual(heard, []);
});
