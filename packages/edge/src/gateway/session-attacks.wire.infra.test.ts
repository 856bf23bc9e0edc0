import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { answer } from '@realmwright/kernel/contract';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { listCharacters } from '@realmwright/services/character/character.contract';
import { handClock } from '@realmwright/testkit/hand-clock';
import { type TestPorts, testPorts } from '@realmwright/testkit/test-ports';
import { until } from '@realmwright/testkit/test-services';
import { hollowmere } from '@realmwright/testkit/world-fixture';
import type { Connection } from './connection.ts';
import { LoneGateway } from './lone-gateway.fixture.ts';
import { sweep } from './sweep.ts';

/** Rows of the table of attacks about the life of a session: silence, floods of requests, cables that are pulled. */

const bus = connectMemoryBus(new BusRouter(), { onError: (error) => assert.fail(String(error)) });
const clock = handClock();
const ports: TestPorts = { ...testPorts(bus), clock };
let gateway: LoneGateway;

before(async () => {
  gateway = await LoneGateway.open(ports, hollowmere);
});

after(async () => {
  await gateway[Symbol.asyncDispose]();
  await bus.drain();
});

const opcode = (name: string): number =>
  versionOf(12340).packet(name, 'client')?.opcode ?? assert.fail(`${name} is not named`);

/** One frame in plain bytes. */
function frame(name: string, body: Uint8Array = new Uint8Array(0)): Uint8Array {
  const bytes = Buffer.alloc(6 + body.length);
  bytes.writeUInt16BE(4 + body.length, 0);
  bytes.writeUInt32LE(opcode(name), 2);
  bytes.set(body, 6);
  return bytes;
}

function ping(latency: number): Uint8Array {
  const body = Buffer.alloc(8);
  body.writeUInt32LE(latency, 4);
  return body;
}

function closeReasonOf({ session }: Connection): unknown {
  return ports.events.findLast(({ event, fields }) => event === 'session-closed' && fields['session'] === session.id)
    ?.fields['reason'];
}

test('G-11: ten thousand frames in one piece are read like ten thousand pieces', async () => {
  const plenty = { rate: 1e9, burst: 1e9 };
  await using wide = await LoneGateway.open(ports, hollowmere, { frames: plenty, bytes: plenty, cost: plenty });
  const connection = await wide.session(12340, 'characters');
  const one = frame('CMSG_KEEP_ALIVE');
  wide.clientOf(connection).write(Buffer.concat(new Array(10_000).fill(one)));
  await until(() => wide.core.counts.packetsIn === 10_000);
  assert.equal(connection.isClosed, false);
});

test('G-13: requests that are not answered stop the reading of the socket, and after ten seconds the session', async () => {
  let asked = 0;
  const serving = answer(bus, listCharacters, { onFailure: () => undefined }, () => {
    asked++;
    return new Promise(() => undefined);
  });
  await bus.flush();
  const connection = await gateway.session(12340, 'characters');
  const client = gateway.clientOf(connection);
  // Fewer than the buckets would drop, more than the lane holds.
  client.write(Buffer.concat(new Array(59).fill(frame('CMSG_CHAR_ENUM'))));
  await until(() => gateway.core.counts.packetsIn > 0 && asked === 1);
  clock.advance(4_000);
  client.write(Buffer.concat(new Array(59).fill(frame('CMSG_CHAR_ENUM'))));
  await until(() => connection.heldSince > 0);
  assert.ok(connection.lane.isFull());
  clock.advance(9_000);
  sweep(gateway.core);
  assert.equal(connection.isClosed, false);
  clock.advance(1_500);
  sweep(gateway.core);
  assert.equal(closeReasonOf(connection), 'stalled-lane');
  assert.equal(asked, 1, 'the requests of one session run one after the other');
  void serving.stop();
});

test('G-15: a client that pinged and fell silent is closed after a minute, and the world is told that it vanished', async () => {
  const connection = await gateway.session(12340, 'world');
  gateway.clientOf(connection).write(frame('CMSG_PING', ping(30)));
  await until(() => connection.session.isKnownToPing);
  gateway.forget();
  clock.advance(59_000);
  sweep(gateway.core);
  assert.equal(connection.isClosed, false);
  clock.advance(2_000);
  sweep(gateway.core);
  assert.equal(closeReasonOf(connection), 'idle');
  gateway.core.intents.flush();
  assert.deepEqual(
    gateway.words.published.map(({ subject }) => subject),
    ['world.intents.r1-m0-1'],
  );
});

test('G-16: two pings too fast are borne, the third in a row closes, and a latency from nowhere is clamped', async () => {
  const connection = await gateway.session(12340, 'world');
  const client = gateway.clientOf(connection);
  const send = async (latency: number) => {
    const before = connection.session.pingedAt;
    clock.advance(1_000);
    client.write(frame('CMSG_PING', ping(latency)));
    await until(() => connection.session.pingedAt !== before);
  };
  for (let i = 0; i < 3; i++) await send(0xffff_ffff);
  assert.equal(connection.isClosed, false);
  assert.equal(connection.session.latencyMillis, 0xffff);
  clock.advance(30_000);
  await send(5);
  for (let i = 0; i < 2; i++) await send(5);
  assert.equal(connection.isClosed, false);
  await send(5);
  assert.equal(closeReasonOf(connection), 'fast-ping');
});

test('G-16: a client that never pings may be silent for a quarter of an hour', async () => {
  const connection = await gateway.session(12340, 'world');
  clock.advance(899_000);
  sweep(gateway.core);
  assert.equal(connection.isClosed, false);
  clock.advance(2_000);
  sweep(gateway.core);
  assert.equal(closeReasonOf(connection), 'idle');
});

test('G-15: a thousand clients that break off leave nothing behind', async () => {
  const { core } = gateway;
  const baseline = core.connections.size;
  for (let i = 0; i < 1_000; i++) {
    const state = (['challenged', 'characters', 'world'] as const)[i % 3] ?? 'world';
    const build = everyBuild[i % everyBuild.length] ?? 12340;
    const connection = state === 'challenged' ? await gateway.stranger(build) : await gateway.session(build, state);
    const client = gateway.clientOf(connection);
    if (i % 2 === 0) client.destroy();
    else client.resetAndDestroy();
    await once(client, 'close');
  }
  await until(() => core.connections.size === baseline);
  assert.equal(core.unproven.count(), 0);
  assert.equal(core.queue.length, 0);
  assert.equal(core.views.size, 0);
});
