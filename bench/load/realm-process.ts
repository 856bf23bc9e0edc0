import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '@realmwright/testkit/realm/free-port';
import { inheritedEnvironment, startServer } from './server-process.ts';

const launcher = fileURLToPath(new URL('../../bin/realmwright.js', import.meta.url));

/** An embedded realm as `npm start` opens it, in a folder and on ports of its own. */
export interface RealmProcess {
  readonly pid: number;
  readonly loginPort: number;
  readonly gatewayPort: number;
  readonly httpPort: number;
  readonly realtimePort: number;
  /** Runs the command-line tool against this realm and returns what it prints. */
  command(...args: string[]): string;
  stop(): Promise<void>;
}

/** Starts the realm of a data folder and waits until it says that it is open. With a port, Node's inspector listens there. */
export async function startRealm(folder: string, inspectorPort?: number): Promise<RealmProcess> {
  const loginPort = await findFreePort();
  const gatewayPort = await findFreePort();
  const httpPort = await findFreePort();
  const realtimePort = await findFreePort();
  const env = {
    REALMWRIGHT_DATA: folder,
    REALMWRIGHT_LOGIN_PORT: String(loginPort),
    REALMWRIGHT_GATEWAY_PORT: String(gatewayPort),
    REALMWRIGHT_HTTP_PORT: String(httpPort),
    REALMWRIGHT_REALTIME_PORT: String(realtimePort),
    // The crowd comes from one address.
    REALMWRIGHT_CONNECTIONS_PER_ADDRESS: '10000',
  };
  const inspect = inspectorPort === undefined ? [] : [`--inspect=127.0.0.1:${inspectorPort}`];
  const server = await startServer([process.execPath, ...inspect, launcher, 'start'], { ready: 'realm open', env });
  return {
    ...server,
    loginPort,
    gatewayPort,
    httpPort,
    realtimePort,
    command: (...args) =>
      execFileSync(process.execPath, [launcher, ...args], {
        env: { ...inheritedEnvironment(), ...env },
        encoding: 'utf8',
      }),
  };
}
