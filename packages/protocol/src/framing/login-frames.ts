import type { LoginVersion } from '../login/login-message.ts';
import { type ByteQueue, drop, emptyQueue, push } from './byte-queue.ts';
import { loginFrameLength } from './login-frame-length.ts';

/**
 * The receiving side of a login connection as plain data. `version` decides the length of some messages: set it to
 * `loginVersionOf(build)` once the first message told the build; until then nothing depends on it.
 */
export interface LoginStream {
  readonly sender: 'client' | 'server';
  version: LoginVersion;
  readonly queue: ByteQueue;
}

/** Opens a stream. `sender` is who sends the messages that it will read. */
export function openLoginStream(sender: 'client' | 'server', version: LoginVersion = 8): LoginStream {
  return { sender, version, queue: emptyQueue() };
}

/** What was found: a whole frame with its command byte, nothing yet, or bytes that are no message. */
export type LoginFrame = Uint8Array | 'more' | 'garbage';

/** Adds received bytes. At most `largestLoginFrame` bytes wait; a longer stretch is garbage when `nextLogin` sees it. */
export function receiveLogin(stream: LoginStream, chunk: Uint8Array): void {
  push(stream.queue, chunk);
}

/**
 * The next whole frame; call until it is `more` or `garbage`. A server handles one frame to its end before it asks for
 * the next, because the first message decides how later ones are read. After `garbage` the connection is lost.
 */
export function nextLogin(stream: LoginStream): LoginFrame {
  const { queue } = stream;
  if (queue.used === 0) return 'more';
  const length = loginFrameLength(queue.bytes, queue.used, stream.sender, stream.version);
  if (length === 'garbage') return 'garbage';
  if (length === 'more') return queue.used > largestLoginFrame ? 'garbage' : 'more';
  const frame = queue.bytes.slice(0, length);
  drop(queue, length);
  return frame;
}

/**
 * The frame of a client that drops the leading zero of its public key, so that its proof is one byte short: present when
 * exactly that many bytes wait. A server that got `more` tries it with `logonProofClientShort`; if the proof holds, it
 * calls `dropShortLogonProof` and goes on, else it waits for the last byte.
 */
export function shortLogonProof(stream: LoginStream): Uint8Array | undefined {
  const { queue } = stream;
  if (queue.used !== shortProofBytes || queue.bytes[0] !== proofCommand) return undefined;
  return queue.bytes.slice(0, queue.used);
}

/** Takes the short proof out of the stream. */
export function dropShortLogonProof(stream: LoginStream): void {
  if (stream.queue.used === shortProofBytes) drop(stream.queue, shortProofBytes);
}

/** Bytes of the largest message: a part of a file. */
export const largestLoginFrame = 1 + 2 + 0xffff;
const proofCommand = 0x01;
const shortProofBytes = 1 + 31 + 20 + 20 + 1 + 1;
