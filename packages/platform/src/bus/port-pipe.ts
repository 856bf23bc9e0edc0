import type { MessagePort } from 'node:worker_threads';
import type { ClientFrame, Pipe, RouterFrame } from './frames.ts';

type AnyFrame = ClientFrame | RouterFrame;

/** One message of the port: frames in order, and how many frames of the other side were handled since the last one. */
interface Batch<Frame> {
  readonly frames: readonly Frame[];
  readonly handledCount: number;
}

/**
 * Frames that may be under way to the other thread. A thread that hangs lets its port's queue grow without bound
 * otherwise; beyond it messages are dropped like at any pending bound, control frames never.
 */
const underWayLimit = 65_536;
/** Frames handled without word to the other side; far below `underWayLimit`, which it eats into. */
const tellHandledFrom = 1_024;
/** Payloads from this size on are moved to the other thread instead of copied, bytes; below, moving costs more. */
const transferFrom = 16_384;

/** One end of a connection between threads. Frames of one turn of the event loop go as one message. */
export function portPipe<Sent extends AnyFrame, Received extends AnyFrame>(port: MessagePort): Pipe<Sent, Received> {
  let waiting: Sent[] = [];
  let underWayCount = 0;
  let handledCount = 0;
  let isScheduled = false;
  let isClosed = false;

  const post = () => {
    isScheduled = false;
    if (isClosed || (waiting.length === 0 && handledCount === 0)) return;
    const batch: Batch<Sent> = { frames: waiting, handledCount };
    const moved: ArrayBuffer[] = [];
    for (const frame of waiting) {
      if (!('payload' in frame) || frame.payload.length < transferFrom) continue;
      if (frame.payload.buffer instanceof ArrayBuffer) moved.push(frame.payload.buffer);
    }
    waiting = [];
    handledCount = 0;
    port.postMessage(batch, moved);
  };
  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(post);
  };
  const pipe: Pipe<Sent, Received> = {
    send(frame) {
      if (isClosed) return;
      const mayBeDropped = frame.kind === 'publish' || frame.kind === 'message';
      if (mayBeDropped && underWayCount >= underWayLimit) return;
      underWayCount++;
      waiting.push(frame);
      schedule();
    },
    onFrame: () => {},
    onClosed: () => {},
    close() {
      if (isClosed) return;
      post();
      isClosed = true;
      port.close();
    },
  };
  port.on('message', (batch: Batch<Received>) => {
    underWayCount -= batch.handledCount;
    for (const frame of batch.frames) pipe.onFrame(frame);
    if (batch.frames.length === 0) return;
    handledCount += batch.frames.length;
    // The count rides on the next message of this side; a message of its own would double what every message costs.
    if (handledCount >= tellHandledFrom) schedule();
  });
  port.on('close', () => {
    isClosed = true;
    pipe.onClosed();
  });
  return pipe;
}
