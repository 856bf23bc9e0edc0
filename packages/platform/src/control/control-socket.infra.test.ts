import assert from 'node:assert/strict';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '@realmwright/kernel/errors';
import { describeBus } from '../bus/bus.suite.ts';
import { BusRouter } from '../bus/bus-router.ts';
import { connectMemoryBus } from '../bus/memory-bus.ts';
import { connectControlSocket, openControlSocket } from './control-socket.ts';

const ignore = () => {};

describeBus('the bus over the control socket', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'control '));
  const router = new BusRouter();
  const socket = await openControlSocket(folder, router);
  return {
    connect: (onError = ignore) => connectControlSocket(folder, { onError }),
    tap: (observer) => router.tap(observer),
    close: async () => {
      await socket.close();
      router.close();
      await rm(folder, { recursive: true });
    },
  };
});

test('only this account may connect, a stale socket is replaced, and a closed one is told in a sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'control '));
  const path = join(folder, 'control.sock');
  await writeFile(path, 'stale');
  const router = new BusRouter();
  const socket = await openControlSocket(folder, router);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  await (await connectControlSocket(folder, { onError: ignore })).drain();
  await socket.close();
  router.close();
  await assert.rejects(connectControlSocket(folder, { onError: ignore }), (error) => {
    return error instanceof OperatorError && error.message.includes('No realm runs');
  });
  await rm(folder, { recursive: true });
});

test('garbage on the socket ends that connection and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'control '));
  const router = new BusRouter();
  const socket = await openControlSocket(folder, router);
  const answers = connectMemoryBus(router, { onError: ignore });
  answers.serve('ping', {}, async () => Uint8Array.of(1));
  for (const garbage of [
    Buffer.alloc(64, 0xff),
    Buffer.from([4, 0, 0, 0, 1, 2, 3, 4]),
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
  ]) {
    const stranger = connect(join(folder, 'control.sock'));
    const gone = new Promise((resolve) => stranger.once('close', resolve));
    stranger.on('error', ignore);
    stranger.write(garbage);
    await Promise.race([gone, sleep(5_000).then(() => assert.fail('the connection is still open'))]);
  }
  const bus = await connectControlSocket(folder, { onError: ignore });
  assert.equal((await bus.request('ping', new Uint8Array(), { timeout: 2_000 }))[0], 1);
  await bus.drain();
  await answers.drain();
  await socket.close();
  router.close();
  await rm(folder, { recursive: true });
});
