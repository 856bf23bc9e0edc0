import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyStream, type FrameSink, receive } from './inbound-frames.ts';

const frame = (opcode: number, ...body: number[]): number[] => [0, 4 + body.length, opcode, 0, 0, 0, ...body];

test('a frame that has to wait is given again, once, with those behind it, in order', () => {
  const seen: string[] = [];
  let isReady = false;
  const sink: FrameSink = {
    ciphers: () => undefined,
    frame(opcode, bytes, start, end) {
      if (opcode === 2 && !isReady) return 'wait';
      seen.push(`${opcode}:${[...bytes.subarray(start, end)].join(',')}`);
      return 'next';
    },
  };
  const stream = emptyStream();
  const bytes = Uint8Array.from([...frame(1, 9), ...frame(2, 7, 8), ...frame(3)]);
  assert.equal(receive(stream, bytes, sink), 'held');
  assert.equal(receive(stream, Uint8Array.from(frame(4, 5)), sink), 'held');
  assert.deepEqual(seen, ['1:9']);
  isReady = true;
  assert.equal(receive(stream, new Uint8Array(0), sink), 'more');
  assert.deepEqual(seen, ['1:9', '2:7,8', '3:', '4:5']);
});
