import { BusRouter } from '@realmwright/platform/bus/bus-router';
import type { ClientFrame, Pipe, RouterFrame } from '@realmwright/platform/bus/frames';
import {
  isClientFrame,
  isRouterFrame,
  SocketFrames,
  writeSocketFrame,
} from '@realmwright/platform/control/socket-frames';
import { type FuzzInput, type FuzzTarget, OracleError } from '../engine/fuzz-target.ts';
import { nextCut } from './cut-bytes.ts';

/** How the bytes of an input become what is on the socket. */
const variants = ['from client', 'from router', 'body from client', 'body from router'] as const;

/**
 * The control socket: any bytes are frames, a wait or garbage, whole and in pieces alike; a frame that passes has every
 * field of its kind, with the right type, and the router of a real bus takes it.
 */
export const controlSocket: FuzzTarget = {
  name: 'control-socket',
  variants,
  maxBytes: 512,
  dictionary: [
    'kind',
    'publish',
    'reply',
    'subscribe',
    'message',
    'answer',
    'subject',
    'payload',
    'request',
    'queue',
    'to',
  ],
  seeds,
  execute: (variant, bytes) => {
    const wire = variant < 2 ? bytes : Uint8Array.from([bytes.length & 0xff, bytes.length >> 8, 0, 0, ...bytes]);
    if (variant % 2 === 0) for (const frame of read(isClientFrame, wire)) handOver(frame);
    else for (const frame of read(isRouterFrame, wire)) requireFields(frame, routerFields[frame.kind]);
  },
};

function read<Received>(isReceived: (value: unknown) => value is Received, wire: Uint8Array): readonly Received[] {
  const whole = new SocketFrames(isReceived);
  whole.receive(wire);
  const frames: Received[] = [];
  let end = whole.next();
  for (; end !== 'more' && end !== 'garbage'; end = whole.next()) frames.push(end);
  const pieces = new SocketFrames(isReceived);
  let count = 0;
  let last: Received | 'more' | 'garbage' = 'more';
  for (let at = 0, cut = 0; at < wire.length && last === 'more'; at = cut) {
    cut = nextCut(at, wire.length);
    pieces.receive(wire.subarray(at, cut));
    for (last = pieces.next(); last !== 'more' && last !== 'garbage'; last = pieces.next()) count++;
  }
  if (count !== frames.length || last !== end) throw new OracleError('other frames come out in pieces');
  if (pieces.waitingBytes > wire.length) throw new OracleError('more is kept than was received');
  return frames;
}

/** A frame that passed goes to a router that has another member, which hears and is asked everything. */
function handOver(frame: ClientFrame): void {
  requireFields(frame, clientFields[frame.kind]);
  const router = new BusRouter();
  const listener = new OpenPipe();
  router.attach(listener);
  listener.onFrame({ kind: 'subscribe', id: 1, subject: '>', queue: undefined });
  const stranger = new OpenPipe();
  router.attach(stranger);
  stranger.onFrame(frame);
  listener.onFrame({ kind: 'publish', subject: 'a.b', payload: new Uint8Array(1), request: 1 });
  router.close();
}

/** An end of a connection whose other end forgets what it is told. */
class OpenPipe implements Pipe<RouterFrame, ClientFrame> {
  onFrame: (frame: ClientFrame) => void = () => {};
  onClosed: () => void = () => {};
  send(frame: RouterFrame): void {
    requireFields(frame, routerFields[frame.kind]);
  }
  close(): void {
    this.onClosed();
  }
}

type Kind = 'number' | 'text' | 'payload' | 'address' | 'number?' | 'text?' | 'address?';

const clientFields: Readonly<Record<ClientFrame['kind'], Readonly<Record<string, Kind>>>> = {
  publish: { subject: 'text', payload: 'payload', request: 'number?' },
  reply: { to: 'address', subject: 'text', payload: 'payload' },
  subscribe: { id: 'number', subject: 'text', queue: 'text?' },
  unsubscribe: { id: 'number' },
  ping: { id: 'number' },
  bye: {},
};
const routerFields: Readonly<Record<RouterFrame['kind'], Readonly<Record<string, Kind>>>> = {
  message: { subscription: 'number', subject: 'text', payload: 'payload', replyTo: 'address?' },
  answer: { request: 'number', payload: 'payload' },
  'no-responder': { request: 'number' },
  pong: { id: 'number' },
  lost: {},
};

/** Checks what the types promise, with other means than the reader. */
function requireFields(frame: object, fields: Readonly<Record<string, Kind>>): void {
  const values = new Map<string, unknown>(Object.entries(frame));
  for (const [name, kind] of Object.entries(fields)) {
    const value = values.get(name);
    if (kind.endsWith('?') && value === undefined) continue;
    if (!fits(value, kind)) throw new OracleError(`${name} is ${typeof value} where ${kind} is due`);
  }
}

function fits(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'number':
    case 'number?':
      return typeof value === 'number';
    case 'text':
    case 'text?':
      return typeof value === 'string';
    case 'payload':
      return value instanceof Uint8Array;
    case 'address':
    case 'address?': {
      const parts = new Map<string, unknown>(Object.entries(Object(value)));
      return typeof parts.get('client') === 'number' && typeof parts.get('request') === 'number';
    }
  }
}

function* seeds(): Iterable<FuzzInput> {
  const payload = Uint8Array.of(1, 2, 3);
  const to = { client: 1, request: 2 };
  const fromClient: readonly ClientFrame[] = [
    { kind: 'publish', subject: 'a.b', payload, request: undefined },
    { kind: 'publish', subject: 'a.b', payload, request: 7 },
    { kind: 'reply', to, subject: 'a.b', payload },
    { kind: 'subscribe', id: 1, subject: 'a.*', queue: undefined },
    { kind: 'subscribe', id: 1, subject: 'a.>', queue: 'workers' },
    { kind: 'unsubscribe', id: 1 },
    { kind: 'ping', id: 1 },
    { kind: 'bye' },
  ];
  const fromRouter: readonly RouterFrame[] = [
    { kind: 'message', subscription: 1, subject: 'a.b', payload, replyTo: undefined },
    { kind: 'message', subscription: 1, subject: 'a.b', payload, replyTo: to },
    { kind: 'answer', request: 2, payload },
    { kind: 'no-responder', request: 2 },
    { kind: 'pong', id: 1 },
    { kind: 'lost' },
  ];
  for (const [sender, frames] of [
    ['client', fromClient],
    ['router', fromRouter],
  ] as const) {
    for (const frame of frames) {
      const [head, body] = writeSocketFrame(frame);
      yield { variant: `body from ${sender}`, bytes: Uint8Array.from(body) };
      yield { variant: `from ${sender}`, bytes: Uint8Array.from([...head, ...body, ...head, ...body]) };
    }
  }
}
