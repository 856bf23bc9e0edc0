import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FrameClass, LARGEST_BODY } from '@realmwright/world/perception/deliveries';
import fc from 'fast-check';
import { bufferPool } from './buffer-pool.ts';
import {
  detach,
  emptyQueue,
  enqueue,
  enqueueFrames,
  frameCount,
  type OutgoingQueue,
  sealFrames,
  shed,
} from './outgoing-queue.ts';

const frame = fc.record({
  opcode: fc.integer({ min: 1, max: 0x51e }),
  priority: fc.constantFrom<FrameClass>(0, 1, 2, 3, 4),
  body: fc.uint8Array({ maxLength: 40 }),
});

interface Frame {
  readonly opcode: number;
  readonly priority: FrameClass;
  readonly body: Uint8Array;
}

test('every frame leaves once, whole, in order and without its class, whatever the budget of a flush', () => {
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 40 }), fc.integer({ min: 1, max: 200 }), (frames, budget) => {
      const pool = bufferPool(1 << 16);
      const queue = filled(frames);
      const sent: Uint8Array[] = [];
      while (queue.used > 0) {
        const length = sealFrames(queue, budget, undefined);
        const buffer = detach(queue, pool, length);
        sent.push(Uint8Array.from(buffer.subarray(0, length)));
        pool.giveBack(buffer);
      }
      assert.deepEqual(split(Buffer.concat(sent)), frames.map(text));
    }),
  );
});

test('shedding takes the frames of its class and keeps the order of all others', () => {
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 40 }), fc.constantFrom<FrameClass>(1, 2, 3, 4), (frames, from) => {
      const queue = filled(frames);
      const kept = frames.filter(({ priority }) => priority < from);
      assert.equal(shed(queue, from), frames.length - kept.length);
      assert.equal(frameCount(queue), kept.length);
      sealFrames(queue, Number.MAX_SAFE_INTEGER, undefined);
      assert.deepEqual(split(queue.bytes.subarray(0, queue.used)), kept.map(text));
    }),
  );
});

test('a run of frames that was built elsewhere is queued as it is', () => {
  const source = filled([
    { opcode: 0xdd, priority: 4, body: new Uint8Array(30) },
    { opcode: 0xa9, priority: 3, body: new Uint8Array(300) },
  ]);
  const queue = emptyQueue();
  enqueueFrames(queue, bufferPool(0), source.bytes, 0, 34);
  enqueueFrames(queue, bufferPool(0), source.bytes, 34, source.used);
  assert.equal(frameCount(queue), 2);
  assert.deepEqual(queue.bytes.subarray(0, queue.used), source.bytes.subarray(0, source.used));
});

test('a body that would need the long header is not queued', () => {
  const queue = emptyQueue();
  assert.equal(enqueue(queue, bufferPool(0), 1, 0, new Uint8Array(LARGEST_BODY + 1)), false);
  assert.equal(queue.used, 0);
  assert.equal(enqueue(queue, bufferPool(0), 1, 0, new Uint8Array(LARGEST_BODY)), true);
});

test('a pool keeps no more than its bound and never hands one buffer out twice', () => {
  const pool = bufferPool(4096);
  const buffers = [pool.lease(2000), pool.lease(2000), pool.lease(2000)];
  assert.equal(new Set(buffers).size, 3);
  for (const buffer of buffers) pool.giveBack(buffer);
  assert.equal(pool.keptBytes(), 4096);
});

function filled(frames: readonly Frame[]): OutgoingQueue {
  const queue = emptyQueue();
  const pool = bufferPool(1 << 16);
  for (const { opcode, priority, body } of frames) enqueue(queue, pool, opcode, priority, body);
  return queue;
}

function split(bytes: Uint8Array): string[] {
  const frames: string[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + view.getUint16(at);
    frames.push(`${view.getUint16(at + 2, true)}:${Buffer.from(bytes.subarray(at + 4, end)).toString('hex')}`);
    at = end;
  }
  return frames;
}

function text({ opcode, body }: Frame): string {
  return `${opcode}:${Buffer.from(body).toString('hex')}`;
}
