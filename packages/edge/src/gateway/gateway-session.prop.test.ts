import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sessionId } from '@realmwright/kernel/ids';
import {
  encipher,
  type HeaderCipherName,
  type HeaderCiphers,
  openHeaderCiphers,
} from '@realmwright/protocol/cipher/header-cipher';
import fc from 'fast-check';
import { bufferPool } from './buffer-pool.ts';
import { defaultGatewayLimits } from './gateway-config.ts';
import { type GatewaySession, newSession, restoreSession, serialiseSession } from './gateway-session.ts';
import { type FrameSink, receive } from './inbound-frames.ts';
import { enqueue } from './outgoing-queue.ts';
import { confirmSent, flushSession } from './session-flush.ts';

/** 50 streams with 200 cuts each: 10,000 cut points. */
const streamCount = 50;
const cutsPerStream = 200;

const sessionKey = Uint8Array.from({ length: 40 }, (_, n) => n * 7 + 1);

const frame = fc.record({ opcode: fc.integer({ min: 1, max: 0x51e }), body: fc.uint8Array({ maxLength: 60 }) });
/** What happens between two cuts: so many bytes arrive, one frame is queued, the socket takes it at once or later. */
const step = fc.record({ arriving: fc.nat(40), outgoing: frame, isSocketSlow: fc.boolean() });

test('a session written down and restored at 10,000 points of its streams sends and receives the same bytes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<HeaderCipherName>('xor', 'keyed-xor', 'arc4'),
      fc.array(frame, { minLength: 40, maxLength: 60 }),
      fc.array(step, { minLength: cutsPerStream, maxLength: cutsPerStream }),
      (kind, incoming, steps) => {
        const whole = run(kind, incoming, steps, false);
        assert.deepEqual(run(kind, incoming, steps, true), whole);
        assert.deepEqual(whole.received, incoming.slice(0, whole.received.length).map(frameText));
        assert.ok(whole.received.length > 0);
      },
    ),
    { numRuns: streamCount },
  );
});

interface Frame {
  readonly opcode: number;
  readonly body: Uint8Array;
}

/** Plays the steps and returns every frame received and every byte sent. */
function run(
  kind: HeaderCipherName,
  incoming: readonly Frame[],
  steps: readonly { readonly arriving: number; readonly outgoing: Frame; readonly isSocketSlow: boolean }[],
  isCut: boolean,
): { readonly received: readonly string[]; readonly sent: string } {
  const ours = openHeaderCiphers(kind, sessionKey, 'server');
  const theirs = openHeaderCiphers(kind, sessionKey, 'client');
  const wire = clientStream(incoming, theirs);
  const pool = bufferPool(1 << 20);
  const received: string[] = [];
  const sent: Uint8Array[] = [];
  let session = newSession({
    id: sessionId(7),
    correlation: '00',
    address: '10.0.0.1',
    serverSeed: 5,
    limits: defaultGatewayLimits,
    now: 0,
  });
  session.ciphers = ours;
  let at = 0;
  for (const { arriving, outgoing, isSocketSlow } of steps) {
    receive(session.inbound, wire.slice(at, at + arriving), sink(session, received));
    at += arriving;
    enqueue(session.outbound, pool, outgoing.opcode, 2, outgoing.body);
    const transport = {
      write(bytes: Uint8Array) {
        if (!isSocketSlow) sent.push(Uint8Array.from(bytes));
        return !isSocketSlow;
      },
    };
    // What an earlier step left unsent is what a new owner of the record would send first.
    if (session.unsent.length > 0) {
      sent.push(Uint8Array.from(session.unsent));
      confirmSent(session, pool);
    }
    flushSession(session, transport, pool, 128);
    if (isCut) session = restoreSession(serialiseSession(session));
  }
  sent.push(Uint8Array.from(session.unsent));
  return { received, sent: Buffer.concat(sent).toString('hex') };
}

function sink(session: GatewaySession, received: string[]): FrameSink {
  return {
    ciphers: () => session.ciphers,
    frame(opcode, bytes, start, end) {
      received.push(frameText({ opcode, body: bytes.subarray(start, end) }));
      return 'next';
    },
  };
}

/** The frames as a client sends them, enciphered. */
function clientStream(frames: readonly Frame[], ciphers: HeaderCiphers): Uint8Array {
  const parts = frames.map(({ opcode, body }) => {
    const bytes = new Uint8Array(6 + body.length);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, body.length + 4);
    view.setUint32(2, opcode, true);
    bytes.set(body, 6);
    encipher(ciphers.send, bytes, 0, 6);
    return bytes;
  });
  return Buffer.concat(parts);
}

function frameText({ opcode, body }: Frame): string {
  return `${opcode}:${Buffer.from(body).toString('hex')}`;
}
