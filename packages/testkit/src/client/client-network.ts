import { connect } from 'node:net';
import type { Random } from '@realmwright/kernel/ports/random';
import { inTime, machineTime, type TestTime } from '../waiting.ts';
import { machineRandom } from './machine-random.ts';

/** Where a server is reached. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** Where the client comes from: any of 127.0.0.0/8, all of which are this machine. */
  readonly from?: string;
  /** Default: the machine's. */
  readonly network?: ClientNetwork;
}

/** An open stream of bytes to a server. A reset is a close like any other. */
export interface ClientStream {
  on(event: 'data', hear: (chunk: Uint8Array) => void): unknown;
  on(event: 'close', hear: () => void): unknown;
  write(bytes: Uint8Array): unknown;
  /** Ends the connection without a word. */
  destroy(): unknown;
  /** Reads no more. */
  pause(): unknown;
}

/** The machine as a client sees it: a network, a clock, and chance. */
export interface ClientNetwork {
  readonly time: TestTime;
  readonly random: Random;
  /** @throws the network's error when nobody listens */
  connect(at: Address): Promise<ClientStream>;
}

/** TCP, the machine's clock and its chance. */
export const machineNetwork: ClientNetwork = {
  time: machineTime,
  random: machineRandom,
  async connect({ host, port, from }) {
    const socket = connect({ host, port, noDelay: true, ...(from === undefined ? {} : { localAddress: from }) });
    const connected = new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    socket.on('error', () => undefined);
    await inTime(connected, { what: `a connection to ${host}:${port}` });
    return socket;
  },
};
