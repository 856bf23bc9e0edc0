/** The roles of this package together; a thread that runs one of them loads only that one's `start`. */
export * from './auth/start.ts';
export * from './gateway/start.ts';
export * from './http/start.ts';
export type { ClientSocket } from './listener/client-socket.ts';
export type { EdgePorts } from './listener/edge-ports.ts';
export type { Listen, TcpListener, TcpListenerOptions } from './listener/tcp-listener.ts';
