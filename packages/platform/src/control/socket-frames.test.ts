import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serialize } from 'node:v8';
import type { ClientFrame } from '../bus/frames.ts';
import { isClientFrame, isRouterFrame, SocketFrames, writeSocketFrame } from './socket-frames.ts';

const publish: ClientFrame = { kind: 'publish', subject: 'a.b', payload: Uint8Array.of(1, 2, 3), request: 7 };
const wire = Buffer.concat([...writeSocketFrame(publish), ...writeSocketFrame({ kind: 'ping', id: 5 })]);

test('frames are the same however the bytes are cut', () => {
  for (let step = 1; step <= wire.length; step++) {
    const frames = new SocketFrames(isClientFrame);
    const found: unknown[] = [];
    for (let at = 0; at < wire.length; at += step) {
      frames.receive(wire.subarray(at, at + step));
      for (let frame = frames.next(); frame !== 'more'; frame = frames.next()) found.push(frame);
    }
    assert.equal(found.length, 2);
    assert.deepEqual(found[1], { kind: 'ping', id: 5 });
    assert.equal(frames.waitingBytes, 0);
  }
});

test('a length that no frame has and a body that is no value are garbage', () => {
  for (const bytes of [Buffer.alloc(8, 0xff), Buffer.from([4, 0, 0, 0, 1, 2, 3, 4]), Buffer.from('GET / HTTP/1.1')]) {
    const frames = new SocketFrames(isClientFrame);
    frames.receive(bytes);
    assert.equal(frames.next(), 'garbage');
  }
});

test('a frame passes only when every field of its kind has its type', () => {
  const payload = new Uint8Array(1);
  const wrongOfClients = [
    { kind: 'publish', subject: 1, payload, request: undefined },
    { kind: 'publish', subject: 'a', payload: 'text', request: undefined },
    { kind: 'publish', subject: 'a', payload, request: '1' },
    { kind: 'reply', subject: 'a', payload, to: { client: '1', request: 2 } },
    { kind: 'reply', subject: 'a', payload, to: { client: 1 } },
    { kind: 'subscribe', id: 1, subject: 'a', queue: { toString: 1 } },
    { kind: 'subscribe', id: 1n, subject: 'a', queue: undefined },
    { kind: 'ping' },
    { kind: 'message', subscription: 1, subject: 'a', payload, replyTo: undefined },
  ];
  const wrongOfRouters = [
    { kind: 'message', subscription: 1, subject: 'a', payload, replyTo: 1 },
    { kind: 'message', subscription: 1, subject: 'a', payload, replyTo: { client: 1, request: 'x' } },
    { kind: 'answer', request: undefined, payload },
    { kind: 'answer', request: 1, payload: new Uint8Array(2 * 1_048_576) },
  ];
  for (const frame of wrongOfClients) assert.equal(isClientFrame(frame), false, String(serialize(frame)));
  for (const frame of wrongOfRouters) assert.equal(isRouterFrame(frame), false, frame.kind);
  assert.ok(isClientFrame({ kind: 'publish', subject: 'a', payload, request: undefined }));
  assert.ok(isClientFrame({ kind: 'subscribe', id: 1, subject: 'a', queue: 'q' }));
  assert.ok(
    isRouterFrame({ kind: 'message', subscription: 1, subject: 'a', payload, replyTo: { client: 1, request: 2 } }),
  );
});
