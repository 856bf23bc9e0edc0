import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { closeCodes } from '@realmwright/protocol/realtime/close-code';
import { clientFrames, type Frame, serverFrames } from '@realmwright/protocol/realtime/frame';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { testPorts } from '@realmwright/testkit/test-ports';
import { inTime, until } from '@realmwright/testkit/waiting';
import { WebSocket } from 'ws';
import { Correspondence } from './correspondence.ts';
import { FlushPlan } from './flush-plan.ts';
import { defaultRealtimeLimits } from './realtime-config.ts';
import { RealtimeLine } from './realtime-line.ts';
import { LineMeter } from './rooms/line-meter.ts';
import { trafficMetrics } from './rooms/traffic-metrics.ts';
import { TrafficTally } from './rooms/traffic-tally.ts';
import { openSocketPair } from './socket-pair.fixture.ts';
import { WriterPool } from './writer-pool.ts';

/** A line over a real socket, and the client at its other end, which reads only when it is told to. */
async function openPair({ isOwned = true } = {}) {
  const pair = await openSocketPair();
  const { socket, client } = pair;
  const ports = testPorts(connectMemoryBus(new BusRouter(), { onError: assert.fail }));
  const line = new RealtimeLine({
    socket,
    form: 'binary',
    limits: defaultRealtimeLimits,
    correspondence: new Correspondence(defaultRealtimeLimits),
    now: () => performance.now(),
    log: ports.log,
    writers: new WriterPool(),
    plan: new FlushPlan(),
    meter: new LineMeter(new TrafficTally(trafficMetrics(ports.metrics)), () => performance.now()),
  });
  const ended: string[] = [];
  const received: string[] = [];
  if (isOwned) line.own({ receive: ({ kind }) => received.push(kind), closed: (reason) => ended.push(reason) });
  return {
    line,
    client,
    ended,
    received,
    [Symbol.asyncDispose]: () => pair[Symbol.asyncDispose](),
  };
}

test('W-07: a line whose client does not read takes no state any more, and is closed once too much is stuck', async () => {
  await using pair = await openPair();
  const { line, client, ended } = pair;
  client.pause();
  const frame = new Uint8Array(32_768);
  let frames = 0;
  while (line.isFree && frames < 2_000) {
    line.state(frame);
    line.flush();
    frames += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(line.isFree, false, 'the line never became slow');
  const text = 'x'.repeat(1_000);
  const droppable = { kind: 'pong', sent: 1, time: 1, heard: 0 } as const;
  const by = { thing: undefined, speaker: '', status: 'here', where: '' } as const;
  const said = { kind: 'said', how: 'system', ...by, text, number: 0 } as const;
  line.tell(droppable);
  for (let told = 0; told < 5_000 && ended.length === 0; told++) {
    line.tell(said);
    line.flush();
  }
  assert.deepEqual(ended, ['slow']);
  client.resume();
  const [code] = await once(client, 'close');
  assert.equal(code, 4408);
});

test('a line that was slow is free again when its client reads', async () => {
  await using pair = await openPair();
  const { line, client, ended } = pair;
  client.pause();
  while (line.isFree) {
    line.state(new Uint8Array(32_768));
    line.flush();
    await new Promise((resolve) => setImmediate(resolve));
  }
  client.resume();
  await until(() => line.isFree, { what: 'the line to be free' });
  assert.deepEqual(ended, []);
});

test('W-06: whoever sends more than it may of what must arrive is told that, and not that it has said nonsense', async () => {
  await using pair = await openPair();
  const { client, ended } = pair;
  const frame = (sequence: number) => clientFrames.frame({ kind: 'leave' }, sequence);
  const { burst } = defaultRealtimeLimits.messages;
  for (let sequence = 1; sequence <= burst + 20; sequence++) client.send(clientFrames.encode([frame(sequence)]));
  // Some of them were left unread; the first one that is read again shows it.
  await until(
    () => {
      if (client.readyState === client.OPEN) client.send(clientFrames.encode([frame(burst + 21)]));
      return ended.length > 0;
    },
    { what: 'the line to be closed' },
  );
  assert.deepEqual(ended, ['flooding']);
});

test('W-06: many frames in one message are no way round the limit', async () => {
  await using pair = await openPair();
  const { client, received } = pair;
  const { frames } = defaultRealtimeLimits;
  const ping = (sequence: number) => clientFrames.frame({ kind: 'ping', sent: sequence, lastTrip: 0 }, sequence);
  for (let message = 0; message < 20; message++) {
    const numbers = Array.from({ length: 200 }, (_, at) => message * 200 + at + 1);
    client.send(clientFrames.encode(numbers.map(ping)));
  }
  // The answer to it comes after everything before it was taken.
  client.ping();
  await once(client, 'pong');
  assert.ok(received.length >= 200 && received.length <= 2 * frames.burst, `${received.length} of 4000 were taken`);
});

test('what comes before anybody owns the line waits for its owner, in order, and not without end', async () => {
  await using pair = await openPair({ isOwned: false });
  const { line, client } = pair;
  const ping = (sequence: number) => clientFrames.frame({ kind: 'ping', sent: sequence, lastTrip: 0 }, sequence);
  client.send(clientFrames.encode([clientFrames.frame({ kind: 'leave' }, 1), ping(1)]));
  client.send(clientFrames.encode([ping(2)]));
  // The answer to it comes after everything before it was taken.
  client.ping();
  await once(client, 'pong');
  const received: string[] = [];
  const ended: string[] = [];
  line.own({ receive: ({ kind }) => received.push(kind), closed: (reason) => ended.push(reason) });
  assert.deepEqual(received, ['leave', 'ping', 'ping']);
  await using crowded = await openPair({ isOwned: false });
  const many = Array.from({ length: defaultRealtimeLimits.deeds + 1 }, (_, at) => ping(at + 1));
  crowded.client.send(clientFrames.encode(many));
  const [code] = await once(crowded.client, 'close');
  assert.equal(code, 4429);
  const late: string[] = [];
  crowded.line.own({ receive: () => assert.fail(), closed: (reason) => late.push(reason) });
  assert.deepEqual(late, ['flooding'], 'whoever owns it late hears that it is closed');
});

test('W-06: pings that come all at once are answered as far as a client may ask, and end no line', async () => {
  await using pair = await openPair();
  const { client, ended } = pair;
  let answers = 0;
  client.on('pong', () => answers++);
  const { messages } = defaultRealtimeLimits;
  for (let count = 0; count < messages.burst + 200; count++) client.ping();
  await until(() => answers >= messages.burst, { what: 'the answers' });
  const answered = answers;
  // One that is answered later shows that all of them were taken.
  await until(
    () => {
      client.ping();
      return answers > answered;
    },
    { what: 'an answer when there is room again' },
  );
  assert.ok(answered < messages.burst + 100, `${answered} were answered`);
  assert.deepEqual(ended, []);
  assert.equal(client.readyState, WebSocket.OPEN);
});

test('a message that breaks its own bounds is not told, and those around it are, without a gap', async () => {
  await using pair = await openPair();
  const { line, client } = pair;
  const frames: Frame<ServerMessage>[] = [];
  client.on('message', (data) => {
    assert.ok(data instanceof Buffer);
    frames.push(...serverFrames.decode(data));
  });
  const nobody = { thing: undefined, speaker: '', status: 'here', where: '', number: 0 } as const;
  const words = (text: string): ServerMessage => ({ kind: 'said', how: 'system', ...nobody, text });
  line.tell(words('before'));
  line.tell(words('x'.repeat(100_000)));
  line.tell(words('after'));
  await until(() => frames.length === 2, { what: 'both messages' });
  const [before, after] = frames;
  assert.deepEqual([before?.message, after?.message], [words('before'), words('after')]);
  assert.equal(after?.sequence, (before?.sequence ?? 0) + 1);
});

test('a line of which nothing could be told ends without an empty message, which is nonsense to its client', async () => {
  await using pair = await openPair();
  const { line, client } = pair;
  const lengths: number[] = [];
  client.on('message', (data) => lengths.push(data instanceof Buffer ? data.length : -1));
  const closed = inTime(once(client, 'close'), { what: 'the line to be closed', within: 5_000 });
  const nobody = { thing: undefined, speaker: '', status: 'here', where: '', number: 0 } as const;
  line.tell({ kind: 'said', how: 'system', ...nobody, text: 'x'.repeat(100_000) });
  line.close('shutdown');
  const [code] = await closed;
  assert.deepEqual([code, lengths], [closeCodes.shutdown.code, []]);
});
