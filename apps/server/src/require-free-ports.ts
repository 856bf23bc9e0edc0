import { createServer } from 'node:net';
import { OperatorError } from '@realmwright/kernel/errors';
import type { RealmConfig } from '@realmwright/platform/config/realm-config';

/**
 * Tries the configured ports before anything slow begins, so that a busy one is told at once.
 * @throws OperatorError
 */
export async function requireFreePorts({ network }: RealmConfig): Promise<void> {
  const { bind } = network;
  const wanted = [
    { what: 'login server', port: network.loginPort, setting: 'REALMWRIGHT_LOGIN_PORT' },
    { what: 'game gateway', port: network.gatewayPort, setting: 'REALMWRIGHT_GATEWAY_PORT' },
    { what: 'game gateway', port: network.gatewayPort8606, setting: 'REALMWRIGHT_GATEWAY_PORT_8606' },
    { what: 'game gateway', port: network.gatewayPort5875, setting: 'REALMWRIGHT_GATEWAY_PORT_5875' },
    { what: 'realtime edge', port: network.realtimePort, setting: 'REALMWRIGHT_REALTIME_PORT' },
    { what: 'status page', port: network.httpPort, setting: 'REALMWRIGHT_HTTP_PORT' },
  ].filter(({ port }) => port !== 0);
  for (const [i, { port, setting }] of wanted.entries()) {
    const other = wanted.slice(0, i).find((earlier) => earlier.port === port);
    if (other === undefined) continue;
    throw new OperatorError(`${setting} and ${other.setting} name the same port ${port}. Give each its own.`);
  }
  for (const { what, port, setting } of wanted) {
    const fault = await tryPort(bind, port);
    if (fault === undefined) continue;
    throw new OperatorError(
      `The ${what} cannot use port ${port} on ${bind}: ${reasonOf(fault)} ${remedyOf(fault, setting)}`,
    );
  }
}

function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    probe.listen({ host, port }, () => probe.close(() => resolve(undefined)));
  });
}

function reasonOf(fault: string): string {
  switch (fault) {
    case 'EADDRINUSE':
      return 'another program listens there.';
    case 'EACCES':
      return 'this account lacks the right.';
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'this machine has no such address.';
    default:
      return `${fault}.`;
  }
}

function remedyOf(fault: string, setting: string): string {
  switch (fault) {
    case 'EADDRINUSE':
      return `Stop that program, or set ${setting} to a free port.`;
    case 'EACCES':
      return `Set ${setting} to a port above 1023.`;
    default:
      return 'Set REALMWRIGHT_BIND to an address of this machine.';
  }
}
