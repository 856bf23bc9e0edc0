import { createServer, type Server } from 'node:net';
import { OperatorError } from '@realmwright/kernel/errors';
import type { ClientSocket } from './client-socket.ts';

/** A listening TCP port. */
export interface TcpListener {
  /** The port that is in use; what the system chose if 0 was asked for. */
  readonly port: number;
  /** Accepts no more; open connections stay. */
  close(): void;
}

export interface TcpListenerOptions {
  readonly bind: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** What listens, for the operator's sentence when the port is taken, and the setting that changes the port. */
  readonly what: string;
  readonly setting: string;
  readonly onConnection: (socket: ClientSocket) => void;
}

/** Opens a port for clients. */
export type Listen = (options: TcpListenerOptions) => Promise<TcpListener>;

/**
 * Listens with small packets sent at once and dead peers found by the system.
 * @throws OperatorError when the port is taken or may not be used.
 */
export function listenTcp(options: TcpListenerOptions): Promise<TcpListener> {
  const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 }, options.onConnection);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(operatorSentence(error, options)));
    server.listen({ host: options.bind, port: options.port, backlog: 1024 }, () => {
      server.removeAllListeners('error');
      // After listening only accept can fail (too many open files); the next accept may succeed again.
      server.on('error', () => {});
      resolve({ port: portOf(server), close: () => server.close() });
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function operatorSentence(error: NodeJS.ErrnoException, { what, bind, port, setting }: TcpListenerOptions): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new OperatorError(
        `The ${what} cannot use port ${port} on ${bind}: another program listens there. Stop it, or set ${setting} to a free port.`,
      );
    case 'EACCES':
      return new OperatorError(
        `The ${what} may not use port ${port} on ${bind}: this user lacks the right. Set ${setting} to a port above 1023.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new OperatorError(
        `The ${what} cannot listen on ${bind}: this machine has no such address. Set REALMWRIGHT_BIND to one of its own.`,
      );
    default:
      return error;
  }
}
