import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encipher, type HeaderCipherName, openHeaderCiphers } from '@realmwright/protocol/cipher/header-cipher';
import fc from 'fast-check';
import { type AfterFrame, emptyStream, type FrameSink, OPCODE_BOUND, receive } from './inbound-frames.ts';

const key = Uint8Array.from({ length: 40 }, (_, n) => n * 11 + 3);
const frame = fc.record({
  opcode: fc.integer({ min: 0, max: OPCODE_BOUND - 1 }),
  body: fc.uint8Array({ maxLength: 300 }),
});

interface Frame {
  readonly opcode: number;
  readonly body: Uint8Array;
}

test('G-11: the frames are the same however the bytes are cut, also when the reader holds in between', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<HeaderCipherName | 'none'>('none', 'xor', 'keyed-xor', 'arc4'),
      fc.array(frame, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 200 }),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
      (cipher, frames, cuts, holds) => {
        const wire = stream(frames, cipher);
        const stream_ = emptyStream();
        const sink = collector(cipher, holds);
        let at = 0;
        for (let i = 0; at < wire.length; i++) {
          const length = cuts[i % cuts.length] ?? 1;
          let received = receive(stream_, wire.slice(at, at + length), sink);
          while (received === 'held') received = receive(stream_, new Uint8Array(0), sink);
          assert.equal(received, 'more');
          at += length;
        }
        assert.deepEqual(sink.frames, frames.map(text));
        assert.equal(stream_.used, 0);
      },
    ),
  );
});

test('any bytes are frames or a bad header, and never more is kept than was received', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 20 }), (chunks) => {
      const stream_ = emptyStream();
      const sink = collector('none', [false]);
      let receivedBytes = 0;
      for (const chunk of chunks) {
        receivedBytes += chunk.length;
        const received = receive(stream_, chunk.slice(), sink);
        assert.ok(stream_.used <= receivedBytes);
        if (received === 'bad-header') return;
        assert.equal(received, 'more');
      }
    }),
  );
});

for (const size of [0, 1, 2, 3, 10_240, 65_535]) {
  test(`G-01: a header with size ${size} is refused before any of its body has come`, () => {
    const header = Uint8Array.of(size >> 8, size & 0xff, 0x37, 0, 0, 0);
    assert.equal(receive(emptyStream(), header, collector('none', [false])), 'bad-header');
  });
}

test('G-02: an opcode at the bound, or with a high half, is refused', () => {
  const sink = collector('none', [false]);
  assert.equal(receive(emptyStream(), Uint8Array.of(0, 4, 0x1f, 0x05, 0, 0), sink), 'bad-header');
  assert.equal(receive(emptyStream(), Uint8Array.of(0, 4, 0x37, 0, 1, 0), sink), 'bad-header');
});

test('G-11: nothing is handled behind a frame that stops the connection', () => {
  const frames = [
    { opcode: 1, body: new Uint8Array(2) },
    { opcode: 2, body: new Uint8Array(2) },
  ];
  const sink: FrameSink & { readonly seen: number[] } = {
    seen: [],
    ciphers: () => undefined,
    frame(opcode): AfterFrame {
      this.seen.push(opcode);
      return 'stop';
    },
  };
  assert.equal(receive(emptyStream(), stream(frames, 'none'), sink), 'stopped');
  assert.deepEqual(sink.seen, [1]);
});

function collector(cipher: HeaderCipherName | 'none', holds: readonly boolean[]): FrameSink & { frames: string[] } {
  const ciphers = cipher === 'none' ? undefined : openHeaderCiphers(cipher, key, 'server');
  const frames: string[] = [];
  return {
    frames,
    ciphers: () => ciphers,
    frame(opcode, bytes, start, end) {
      frames.push(text({ opcode, body: bytes.subarray(start, end) }));
      return holds[frames.length % holds.length] === true ? 'hold' : 'next';
    },
  };
}

function stream(frames: readonly Frame[], cipher: HeaderCipherName | 'none'): Uint8Array {
  const ciphers = cipher === 'none' ? undefined : openHeaderCiphers(cipher, key, 'client');
  return Buffer.concat(
    frames.map(({ opcode, body }) => {
      const bytes = new Uint8Array(6 + body.length);
      const view = new DataView(bytes.buffer);
      view.setUint16(0, body.length + 4);
      view.setUint32(2, opcode, true);
      bytes.set(body, 6);
      if (ciphers !== undefined) encipher(ciphers.send, bytes, 0, 6);
      return bytes;
    }),
  );
}

function text({ opcode, body }: Frame): string {
  return `${opcode}:${Buffer.from(body).toString('hex')}`;
}
