import {
  type CipherState,
  encipher,
  type HeaderCipherName,
  type HeaderCiphers,
  openHeaderCiphers,
} from '@realmwright/protocol/cipher/header-cipher';
import { nextWorld, openWorldStream, receiveWorld } from '@realmwright/protocol/framing/world-frames';
import { clientFrame, serverFrame } from '@realmwright/protocol/framing/world-header';
import {
  type AfterFrame,
  emptyStream,
  type FrameSink,
  type InboundStream,
  OPCODE_BOUND,
  receive,
} from '../../packages/edge/src/gateway/inbound-frames.ts';
import { type FuzzInput, type FuzzTarget, OracleError } from '../engine/fuzz-target.ts';
import { nextCut } from './cut-bytes.ts';

/** How the bytes of an input become what is on the wire. */
interface Form {
  readonly variant: string;
  readonly sender: 'client' | 'server';
  readonly cipher: HeaderCipherName | undefined;
  /** Headers are enciphered as a client would; else the input is taken as it is, so that headers decipher to anything. */
  readonly isEnciphered: boolean;
}

const ciphers: readonly (HeaderCipherName | undefined)[] = [undefined, 'xor', 'keyed-xor', 'arc4'];
const forms: readonly Form[] = (['client', 'server'] as const).flatMap((sender) =>
  ciphers.flatMap((cipher) => [
    { variant: `${sender} ${cipher ?? 'plain'}`, sender, cipher, isEnciphered: true },
    ...(cipher === undefined ? [] : [{ variant: `${sender} ${cipher} raw`, sender, cipher, isEnciphered: false }]),
  ]),
);

/**
 * The frame readers of game connections. Whole, in pieces and with holds in between the same frames come out, and
 * those that the gateway's reader gives are those that the tools' reader gives, as long as both admit the header.
 */
export const gameFrames: FuzzTarget = {
  name: 'frames-game',
  variants: forms.map(({ variant }) => variant),
  maxBytes: 96,
  seeds,
  execute: (variant, bytes) => {
    const form = forms[variant];
    if (form === undefined) return;
    const wire = form.isEnciphered ? onTheWire(form, bytes) : bytes;
    const tools = byTools(form, wire, nextCut);
    if (form.sender === 'client') compareGateway(form, wire, tools);
    else if (byTools(form, wire, atOnce) !== tools) throw new OracleError('the reader gives others in pieces');
  },
};

/** Says where the piece that begins at `at` ends. */
type Cuts = (at: number, length: number) => number;
const atOnce: Cuts = (_, length) => length;

const sessionKey = Uint8Array.from({ length: 40 }, (_, n) => (n * 11 + 3) & 0xff);
const openedByName = new Map<string, HeaderCiphers>();

/** Ciphers of a side. They are opened once and copied where they are used: opening throws a kilobyte of stream away. */
function openedCiphers(name: HeaderCipherName, side: 'client' | 'server'): HeaderCiphers {
  const key = `${name} ${side}`;
  const opened = openedByName.get(key) ?? openHeaderCiphers(name, sessionKey, side);
  openedByName.set(key, opened);
  return opened;
}

function copyOf(state: CipherState): CipherState {
  return state.kind === 'arc4' ? { ...state, permutation: state.permutation.slice() } : { ...state };
}

/** Enciphers the headers of the frames that the bytes hold, as far as they are frames. */
function onTheWire({ sender, cipher }: Form, bytes: Uint8Array): Uint8Array {
  const wire = bytes.slice();
  if (cipher === undefined) return wire;
  const send = copyOf(openedCiphers(cipher, sender).send);
  for (let at = 0; at < wire.length; ) {
    const first = wire[at] ?? 0;
    const isWide = sender === 'server' && (first & 0x80) !== 0;
    const header = sender === 'client' ? 6 : isWide ? 5 : 4;
    const second = wire[at + 1] ?? 0;
    const size = isWide ? ((first & 0x7f) << 16) + (second << 8) + (wire[at + 2] ?? 0) : (first << 8) + second;
    encipher(send, wire, at, Math.min(header, wire.length - at));
    at += Math.max(header, size + (isWide ? 3 : 2));
  }
  return wire;
}

/** The frames that the reader of clients and tools gives, as text, when the bytes are cut like this. */
function byTools({ sender, cipher }: Form, wire: Uint8Array, cuts: Cuts): string {
  const stream = openWorldStream(sender);
  const side = sender === 'client' ? 'server' : 'client';
  if (cipher !== undefined) stream.cipher = copyOf(openedCiphers(cipher, side).receive);
  let frames = '';
  let framed = 0;
  for (let at = 0, cut = 0; at < wire.length; at = cut) {
    cut = cuts(at, wire.length);
    receiveWorld(stream, wire.subarray(at, cut));
    for (let frame = nextWorld(stream); frame !== 'more'; frame = nextWorld(stream)) {
      if (frame === 'garbage') return `${frames}garbage`;
      frames += frameText(frame.opcode, frame.body, 0, frame.body.length);
      framed += frame.body.length;
    }
    if (framed + stream.queue.used > cut) throw new OracleError('more is kept than was received');
  }
  return stream.queue.used > 0 ? `${frames}rest` : frames;
}

/** The gateway refuses some headers that tools show; up to there both must see the same. */
function compareGateway(form: Form, wire: Uint8Array, tools: string): void {
  const whole = byGateway(form, wire, atOnce, 0);
  const held = byGateway(form, wire, nextCut, (wire.length & 1) === 1 ? 3 : 0);
  if (whole !== held) throw new OracleError('the gateway’s reader gives others in pieces and when it is held');
  if (whole.endsWith('bad-header') ? !tools.startsWith(whole.slice(0, -'bad-header'.length)) : tools !== whole) {
    throw new OracleError('the gateway’s reader and the tools’ reader disagree');
  }
}

/** The frames that the gateway's reader gives; with `holdEvery`, every so many frames it is told to hold or to wait. */
function byGateway({ cipher }: Form, wire: Uint8Array, cuts: Cuts, holdEvery: number): string {
  const stream = emptyStream();
  const opened = cipher === undefined ? undefined : openedCiphers(cipher, 'server');
  const sink = new Collector(opened && { send: opened.send, receive: copyOf(opened.receive) }, holdEvery);
  for (let at = 0, cut = 0; at < wire.length; at = cut) {
    cut = cuts(at, wire.length);
    // A copy: the reader deciphers in place.
    let received = receive(stream, wire.slice(at, cut), sink);
    while (received === 'held') received = receive(stream, nothing, sink);
    if (received === 'bad-header') return `${sink.frames}bad-header`;
    if (stream.used > cut) throw new OracleError('more is kept than was received');
  }
  return sink.frames + restOf(stream);
}

function restOf(stream: InboundStream): string {
  return stream.used > 0 || stream.size > 0 ? 'rest' : '';
}

class Collector implements FrameSink {
  frames = '';
  readonly #ciphers: HeaderCiphers | undefined;
  readonly #holdEvery: number;
  #count = 0;

  constructor(ciphersOfSession: HeaderCiphers | undefined, holdEvery: number) {
    this.#ciphers = ciphersOfSession;
    this.#holdEvery = holdEvery;
  }

  ciphers(): HeaderCiphers | undefined {
    return this.#ciphers;
  }

  frame(opcode: number, bytes: Uint8Array, start: number, end: number): AfterFrame {
    this.#count++;
    if (opcode >= OPCODE_BOUND) throw new OracleError(`opcode ${opcode} came through`);
    if (this.#holdEvery > 0 && this.#count % this.#holdEvery === 0) return 'wait';
    this.frames += frameText(opcode, bytes, start, end);
    return this.#holdEvery > 0 && this.#count % this.#holdEvery === 1 ? 'hold' : 'next';
  }
}

/** Opcode, length and a checksum of the body: enough to tell frames apart. */
function frameText(opcode: number, bytes: Uint8Array, start: number, end: number): string {
  let sum = 0;
  for (let at = start; at < end; at++) sum = (Math.imul(sum, 31) + (bytes[at] ?? 0)) | 0;
  return `${opcode}/${end - start}/${sum} `;
}

function* seeds(): Iterable<FuzzInput> {
  for (const { variant, sender } of forms) {
    const frame = sender === 'client' ? clientFrame : serverFrame;
    const one = frame(0x1dc, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), undefined);
    const empty = frame(0x37, new Uint8Array(0), undefined);
    yield { variant, bytes: one };
    yield { variant, bytes: Uint8Array.from([...one, ...empty, ...one]) };
    yield { variant, bytes: Uint8Array.from([...empty, ...frame(0x51e, new Uint8Array(60), undefined)]) };
    yield { variant, bytes: Uint8Array.of(0x80, 0, 9, 0xf6, 1, 1, 2, 3, 4, 5, 6, 7) };
  }
}

const nothing = new Uint8Array(0);
