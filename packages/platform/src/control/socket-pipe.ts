import type { Socket } from 'node:net';
import type { ClientFrame, Pipe, RouterFrame } from '../bus/frames.ts';
import { SocketFrames, writeSocketFrame } from './socket-frames.ts';

/** Bytes that may wait for a reader that does not read; beyond it messages are dropped, control frames never. */
const waitingLimit = 16 * 1_048_576;

/**
 * One end of the bus over a local socket that only this account can open. Whatever does not look like a frame ends the
 * connection.
 */
export function socketPipe<Sent extends ClientFrame | RouterFrame, Received extends ClientFrame | RouterFrame>(
  socket: Socket,
  isReceived: (frame: unknown) => frame is Received,
): Pipe<Sent, Received> {
  const frames = new SocketFrames(isReceived);
  const pipe: Pipe<Sent, Received> = {
    send(frame) {
      const mayBeDropped = frame.kind === 'publish' || frame.kind === 'message';
      if (mayBeDropped && socket.writableLength > waitingLimit) return;
      const [head, body] = writeSocketFrame(frame);
      socket.cork();
      socket.write(head);
      socket.write(body);
      process.nextTick(() => socket.uncork());
    },
    onFrame: () => {},
    onClosed: () => {},
    close: () => {
      socket.end();
    },
  };
  socket.on('data', (chunk: Buffer) => {
    frames.receive(chunk);
    for (let frame = frames.next(); frame !== 'more'; frame = frames.next()) {
      if (frame === 'garbage') {
        socket.destroy();
        return;
      }
      pipe.onFrame(frame);
    }
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => pipe.onClosed());
  return pipe;
}
