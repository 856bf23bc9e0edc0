import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { test } from 'node:test';
import { openSocketPair } from './socket-pair.fixture.ts';

test('messages of every length arrive whole and in order, among those that the library sends', async () => {
  await using pair = await openSocketPair();
  const { socket, client } = pair;
  const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000];
  const sent = lengths.map((length) => randomBytes(length));
  const received: Buffer[] = [];
  client.on('message', (data, isBinary) => {
    assert.ok(data instanceof Buffer);
    if (isBinary) received.push(data);
    else assert.equal(data.toString(), `after ${received.length}`);
  });
  let told = 0;
  for (const [at, bytes] of sent.entries()) {
    socket.sendBytes(bytes, () => told++);
    socket.ping();
    socket.send(`after ${at + 1}`);
  }
  socket.close(4400, 'enough');
  const [code] = await once(client, 'close');
  assert.equal(code, 4400);
  assert.deepEqual(received, sent);
  assert.equal(told, sent.length);
});

test('after a goodbye nothing is sent any more, and who waits for it is told', async () => {
  await using pair = await openSocketPair();
  const { socket, client } = pair;
  client.on('message', () => assert.fail('nothing may follow a goodbye'));
  const closed = once(client, 'close');
  socket.close(4400);
  let isTold = false;
  socket.sendBytes(Uint8Array.of(1), () => {
    isTold = true;
  });
  await closed;
  assert.ok(isTold);
});
