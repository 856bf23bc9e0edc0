import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeBus } from './bus.suite.ts';
import { BusRouter } from './bus-router.ts';
import { laneBus, tapWithLane } from './lane-bus.ts';
import { connectMemoryBus } from './memory-bus.ts';

const ignore = () => {};

describeBus('a bus with a lane', async () => {
  const main = new BusRouter();
  const lane = new BusRouter();
  return {
    connect: async (onError = ignore) =>
      laneBus(connectMemoryBus(main, { onError }), connectMemoryBus(lane, { onError }), ['a.', 'news.local.']),
    tap: (observer) => {
      const ends = [main.tap(observer), lane.tap(observer)];
      return () => {
        for (const end of ends) end();
      };
    },
    close: async () => {
      main.close();
      lane.close();
    },
  };
});

test('subjects of the lane never pass the main router, and a tap shows both', async () => {
  const main = new BusRouter();
  const lane = new BusRouter();
  const onMain: string[] = [];
  main.tap(({ subject }) => void onMain.push(subject));
  const connect = () =>
    laneBus(connectMemoryBus(main, { onError: ignore }), connectMemoryBus(lane, { onError: ignore }), ['world.moves.']);
  const [sender, receiver] = [connect(), connect()];
  const heard: string[] = [];
  receiver.subscribe('world.>', {}, ({ subject }) => void heard.push(subject));
  const seen: string[] = [];
  const watcher = connectMemoryBus(lane, { onError: ignore });
  const endTap = tapWithLane(main, watcher, ['world.moves.']).tap(({ subject }) => void seen.push(subject));
  await Promise.all([receiver.flush(), watcher.flush()]);
  sender.publish('world.moves.1', new Uint8Array(1));
  sender.publish('world.news', new Uint8Array(1));
  await sender.flush();
  await receiver.flush();
  await watcher.flush();
  assert.deepEqual(heard.toSorted(), ['world.moves.1', 'world.news']);
  assert.deepEqual(onMain, ['world.news']);
  assert.deepEqual(seen.toSorted(), ['world.moves.1', 'world.news']);
  endTap();
  await Promise.all([sender.drain(), receiver.drain(), watcher.drain()]);
});
