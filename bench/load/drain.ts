import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

/** From now on a WebSocket reads and throws away everything, below its frames, so that a load costs its readers little. */
export function drainBelow(socket: WebSocket): void {
  const line: unknown = Reflect.get(socket, '_socket');
  if (!isSocket(line)) throw new Error('this WebSocket shows no socket');
  line.removeAllListeners('data');
  line.on('data', () => undefined);
}

function isSocket(value: unknown): value is Socket {
  return typeof value === 'object' && value !== null && 'removeAllListeners' in value;
}
