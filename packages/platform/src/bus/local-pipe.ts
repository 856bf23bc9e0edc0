import type { ClientFrame, Pipe, RouterFrame } from './frames.ts';

/**
 * Joins a client and the router of one thread. What the client sends is handed over in one go in the next round of the
 * event loop; what the router answers needs no further delay, because it never runs inside a call of the client.
 */
export function localPipe(): readonly [Pipe<ClientFrame, RouterFrame>, Pipe<RouterFrame, ClientFrame>] {
  let waiting: ClientFrame[] = [];
  let isClosed = false;
  const handOver = () => {
    const frames = waiting;
    waiting = [];
    for (const frame of frames) if (!isClosed) routerEnd.onFrame(frame);
  };
  const clientEnd: Pipe<ClientFrame, RouterFrame> = {
    send(frame) {
      if (waiting.push(frame) === 1) setImmediate(handOver);
    },
    onFrame: () => {},
    onClosed: () => {},
    close: () => {},
  };
  const routerEnd: Pipe<RouterFrame, ClientFrame> = {
    send: (frame) => clientEnd.onFrame(frame),
    onFrame: () => {},
    onClosed: () => {},
    close() {
      isClosed = true;
      clientEnd.onClosed();
    },
  };
  return [clientEnd, routerEnd];
}
