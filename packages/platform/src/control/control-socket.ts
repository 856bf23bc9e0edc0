import { createHash } from 'node:crypto';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { OperatorError } from '@realmwright/kernel/errors';
import type { Bus } from '@realmwright/kernel/ports/bus';
import type { BusRouter } from '../bus/bus-router.ts';
import type { ClientFrame, RouterFrame } from '../bus/frames.ts';
import { joinBus, type MemoryBusOptions } from '../bus/memory-bus.ts';
import { makeSocketFolder } from './socket-folder.ts';
import { isClientFrame, isRouterFrame } from './socket-frames.ts';
import { socketPipe } from './socket-pipe.ts';

/** The door of a running embedded realm for the command-line tool of the same account. */
export interface ControlSocket {
  close(): Promise<void>;
}

const socketName = 'control.sock';
/** Where the socket is; it can lie outside the data folder when that one's path is too long for a socket. */
const pointerName = 'control.path';
/** Connections at once. */
const mostConnections = 32;

/**
 * Opens the door. The caller holds the realm's lock, so a socket that lies there is a stale one and is replaced. Only
 * this account can connect; whoever connects is a member of the bus.
 */
export async function openControlSocket(dataFolder: string, router: BusRouter): Promise<ControlSocket> {
  const path = await socketPath(dataFolder);
  const isFile = process.platform !== 'win32';
  if (isFile) await rm(path, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    if (sockets.size >= mostConnections) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    router.attach(socketPipe<RouterFrame, ClientFrame>(socket, isClientFrame));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  if (isFile) await chmod(path, 0o600);
  await writeFile(join(dataFolder, pointerName), `${path}\n`, { mode: 0o600 });
  return {
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      await rm(join(dataFolder, pointerName), { force: true });
    },
  };
}

/** @throws OperatorError when no realm runs in that data folder */
export async function connectControlSocket(dataFolder: string, options: MemoryBusOptions): Promise<Bus> {
  const pointer = await readFile(join(dataFolder, pointerName), 'utf8').catch(() => '');
  const socket = pointer.trim() === '' ? undefined : await tryConnect(pointer.trim());
  if (socket === undefined) {
    throw new OperatorError(
      `No realm runs in ${dataFolder}. Start it with \`npm start\`, or name its data folder with --data or REALMWRIGHT_DATA.`,
    );
  }
  return joinBus(socketPipe<ClientFrame, RouterFrame>(socket, isRouterFrame), options);
}

function tryConnect(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}

async function socketPath(dataFolder: string): Promise<string> {
  if (process.platform !== 'win32') return join(await makeSocketFolder(dataFolder, '.', socketName), socketName);
  return `\\\\.\\pipe\\realmwright-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`;
}
