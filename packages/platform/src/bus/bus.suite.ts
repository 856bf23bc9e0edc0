import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { InvariantError } from '@realmwright/kernel/errors';
import { type Bus, BusClosedError, BusNoResponderError, BusTimeoutError } from '@realmwright/kernel/ports/bus';
import type { TappedMessage } from './bus-router.ts';

/** One place where buses meet; each bus that it connects is a member of its own, like a process. */
export interface BusMeetingPlace {
  connect(onError?: (error: unknown, subject: string) => void): Promise<Bus>;
  tap(observer: (message: TappedMessage) => void): () => void;
  close(): Promise<void>;
}

/** What every adapter of the bus promises. */
export function describeBus(name: string, open: () => Promise<BusMeetingPlace>): void {
  describe(name, { timeout: 30_000 }, () => {
    let place: BusMeetingPlace;
    let buses: Bus[] = [];
    before(async () => {
      place = await open();
    });
    after(async () => {
      await Promise.all(buses.map((bus) => bus.drain()));
      buses = [];
      await place.close();
    });
    const connect = async (onError?: (error: unknown, subject: string) => void) => {
      const bus = await place.connect(onError);
      buses.push(bus);
      return bus;
    };

    test('a message reaches every subscriber, in order and as a copy', async () => {
      const [sender, first, second] = [await connect(), await connect(), await connect()];
      const heard: number[][] = [[], []];
      first.subscribe('a.b', {}, ({ payload }) => void heard[0]?.push(payload[0] ?? -1));
      second.subscribe('a.b', {}, ({ payload }) => {
        heard[1]?.push(payload[0] ?? -1);
        payload.fill(99);
      });
      await Promise.all([first.flush(), second.flush()]);
      const buffer = new Uint8Array(1);
      for (let i = 0; i < 20; i++) {
        buffer[0] = i;
        sender.publish('a.b', buffer);
      }
      const expected = Array.from({ length: 20 }, (_, i) => i);
      await until(() => heard[0]?.length === 20 && heard[1]?.length === 20);
      assert.deepEqual(heard, [expected, expected]);
    });

    test('nothing is delivered inside publish', async () => {
      const bus = await connect();
      let isHeard = false;
      bus.subscribe('later', {}, () => {
        isHeard = true;
      });
      await bus.flush();
      bus.publish('later', bytes());
      assert.equal(isHeard, false);
      await until(() => isHeard);
    });

    test('the subject comes with the message and wildcards match whole tokens', async () => {
      const bus = await connect();
      const heard: string[] = [];
      bus.subscribe('w.*.c', {}, ({ subject }) => void heard.push(`* ${subject}`));
      bus.subscribe('w.>', {}, ({ subject }) => void heard.push(`> ${subject}`));
      await bus.flush();
      for (const subject of ['w.b.c', 'w.b', 'w.b.c.d', 'wb.b.c', 'w.end.of.all']) bus.publish(subject, bytes());
      await until(() => heard.includes('> w.end.of.all'));
      assert.deepEqual(heard.sort(), ['* w.b.c', '> w.b', '> w.b.c', '> w.b.c.d', '> w.end.of.all']);
    });

    test('each message goes to exactly one member of a queue group', async () => {
      const [sender, first, second] = [await connect(), await connect(), await connect()];
      const counts = [0, 0];
      first.subscribe('work', { queue: 'workers' }, () => void counts.splice(0, 1, (counts[0] ?? 0) + 1));
      second.subscribe('work', { queue: 'workers' }, () => void counts.splice(1, 1, (counts[1] ?? 0) + 1));
      await Promise.all([first.flush(), second.flush()]);
      for (let i = 0; i < 200; i++) sender.publish('work', bytes());
      await until(() => (counts[0] ?? 0) + (counts[1] ?? 0) === 200);
      await sleep(20);
      assert.equal((counts[0] ?? 0) + (counts[1] ?? 0), 200);
      assert.ok(counts.every((count) => count > 20));
    });

    test('a request gets the answer of its responder', async () => {
      const [asker, responder] = [await connect(), await connect()];
      responder.serve('double', {}, async ({ payload }) => Uint8Array.of(2 * (payload[0] ?? 0)));
      await responder.flush();
      const answers = await Promise.all([1, 2, 3].map((n) => asker.request('double', bytes(n), { timeout: 2_000 })));
      assert.deepEqual(
        answers.map((answer) => answer[0]),
        [2, 4, 6],
      );
    });

    test('a request that nobody serves fails at once', async () => {
      const bus = await connect();
      const startedAt = performance.now();
      await assert.rejects(bus.request('nobody.home', bytes(), { timeout: 5_000 }), BusNoResponderError);
      assert.ok(performance.now() - startedAt < 2_000);
    });

    test('a responder that does not answer in time is a timeout, and its late answer harms nobody', async () => {
      const bus = await connect();
      bus.serve('slow', {}, async () => {
        await sleep(120);
        return bytes(1);
      });
      await bus.flush();
      await assert.rejects(bus.request('slow', bytes(), { timeout: 30 }), BusTimeoutError);
      await sleep(150);
      assert.equal((await bus.request('slow', bytes(), { timeout: 2_000 }))[0], 1);
    });

    test('a request that waited past its expiry is dropped and told, and those behind it are answered', async () => {
      const [asker, responder] = [await connect(), await connect()];
      const handled: number[] = [];
      const dropped: string[] = [];
      const gate = Promise.withResolvers<void>();
      const options = { concurrency: 1, expiry: 200, onDropped: (subject: string) => void dropped.push(subject) };
      responder.serve('late', options, async ({ payload }) => {
        handled.push(payload[0] ?? -1);
        await gate.promise;
        return bytes(1);
      });
      await responder.flush();
      const first = asker.request('late', bytes(1), { timeout: 5_000 });
      await until(() => handled.length === 1);
      await assert.rejects(asker.request('late', bytes(2), { timeout: 300 }), BusTimeoutError);
      const third = asker.request('late', bytes(3), { timeout: 5_000 });
      await asker.flush();
      gate.resolve();
      await Promise.all([first, third]);
      assert.deepEqual({ handled, dropped }, { handled: [1, 3], dropped: ['late'] });
    });

    test('a responder that throws is reported there and leaves the asker to its deadline', async () => {
      const errors: unknown[] = [];
      const [asker, responder] = [await connect(), await connect((error) => errors.push(error))];
      responder.serve('broken', {}, async () => {
        throw new RangeError('broken');
      });
      await responder.flush();
      await assert.rejects(asker.request('broken', bytes(), { timeout: 50 }), BusTimeoutError);
      assert.ok(errors[0] instanceof RangeError);
    });

    test('a subscriber that throws is reported and receives the next message', async () => {
      const errors: unknown[] = [];
      const bus = await connect((error) => errors.push(error));
      let heardCount = 0;
      bus.subscribe('fragile', {}, () => {
        if (++heardCount === 1) throw new RangeError('once');
      });
      await bus.flush();
      bus.publish('fragile', bytes());
      bus.publish('fragile', bytes());
      await until(() => heardCount === 2);
      assert.equal(errors.length, 1);
    });

    test('handlers of one subscription run one after the other', async () => {
      const bus = await connect();
      let runningCount = 0;
      let most = 0;
      let endedCount = 0;
      bus.subscribe('serial', {}, async () => {
        most = Math.max(most, ++runningCount);
        await sleep(2);
        runningCount--;
        endedCount++;
      });
      await bus.flush();
      for (let i = 0; i < 10; i++) bus.publish('serial', bytes());
      await until(() => endedCount === 10);
      assert.equal(most, 1);
    });

    test('no more requests are answered at once than the responder allows', async () => {
      const [asker, responder] = [await connect(), await connect()];
      let runningCount = 0;
      let most = 0;
      responder.serve('narrow', { concurrency: 3 }, async () => {
        most = Math.max(most, ++runningCount);
        await sleep(5);
        runningCount--;
        return bytes();
      });
      await responder.flush();
      await Promise.all(Array.from({ length: 12 }, () => asker.request('narrow', bytes(), { timeout: 5_000 })));
      assert.equal(most, 3);
    });

    test('beyond the pending bound the newest messages are dropped and counted', async () => {
      const [sender, receiver] = [await connect(), await connect()];
      const heard: number[] = [];
      let droppedCount = 0;
      const gate = Promise.withResolvers<void>();
      const onDropped = () => void droppedCount++;
      receiver.subscribe('flood', { pendingLimit: 5, onDropped }, async ({ payload }) => {
        await gate.promise;
        heard.push(payload[0] ?? -1);
      });
      await receiver.flush();
      for (let i = 0; i < 20; i++) sender.publish('flood', bytes(i));
      await until(() => droppedCount === 14);
      gate.resolve();
      await until(() => heard.length === 6);
      assert.deepEqual(heard, [0, 1, 2, 3, 4, 5]);
    });

    test('a stopped subscription handles what has arrived and hears nothing new', async () => {
      const [sender, receiver] = [await connect(), await connect()];
      let endedCount = 0;
      const subscription = receiver.subscribe('until.stop', {}, async () => {
        await sleep(5);
        endedCount++;
      });
      await receiver.flush();
      for (let i = 0; i < 4; i++) sender.publish('until.stop', bytes());
      await sender.flush();
      await until(() => endedCount === 1);
      await subscription.stop();
      assert.equal(endedCount, 4);
      sender.publish('until.stop', bytes());
      await sender.flush();
      await sleep(20);
      assert.equal(endedCount, 4);
    });

    test('draining lets a running answer end, then refuses everything', async () => {
      const [asker, responder] = [await connect(), await connect()];
      const begun = Promise.withResolvers<void>();
      responder.serve('last.words', {}, async () => {
        begun.resolve();
        await sleep(30);
        responder.publish('last.news', bytes());
        return bytes(7);
      });
      await responder.flush();
      const answer = asker.request('last.words', bytes(), { timeout: 2_000 });
      await begun.promise;
      await responder.drain();
      await responder.drain();
      assert.equal((await answer)[0], 7);
      assert.throws(() => responder.publish('x', bytes()), BusClosedError);
      await assert.rejects(responder.request('x', bytes(), { timeout: 100 }), BusClosedError);
      await assert.rejects(asker.request('last.words', bytes(), { timeout: 2_000 }), BusNoResponderError);
    });

    test('payloads up to one mebibyte pass, larger ones are a bug of the sender', async () => {
      const [sender, receiver] = [await connect(), await connect()];
      let length = 0;
      receiver.subscribe('big', {}, ({ payload }) => {
        length = payload.length;
      });
      await receiver.flush();
      sender.publish('big', new Uint8Array(1_000_000));
      await until(() => length === 1_000_000);
      assert.throws(() => sender.publish('big', new Uint8Array(1_048_577)), InvariantError);
    });

    test('subjects with empty tokens, spaces or wildcards cannot be sent to', async () => {
      const bus = await connect();
      for (const subject of ['', 'a..b', 'a.*', '>', 'a b', '.a', 'a.']) {
        assert.throws(() => bus.publish(subject, bytes()), InvariantError, subject);
      }
    });

    test('the tap sees requests and news with their subjects', async () => {
      const bus = await connect();
      const seen: string[] = [];
      bus.serve('tapped.ask', {}, async () => bytes());
      await bus.flush();
      const stop = place.tap(({ kind, subject }) => void seen.push(`${kind} ${subject}`));
      await until(() => {
        bus.publish('tapped.news', bytes());
        return seen.includes('publish tapped.news');
      });
      await bus.request('tapped.ask', bytes(), { timeout: 2_000 });
      await until(() => seen.includes('request tapped.ask'));
      stop();
    });
  });
}

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

/** Waits for a condition, ten seconds at most. */
async function until(condition: () => boolean): Promise<void> {
  for (const deadline = performance.now() + 10_000; !condition(); await sleep(2)) {
    if (performance.now() > deadline) assert.fail('the condition did not come true in ten seconds');
  }
}
