import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '@realmwright/testkit/realm/free-port';
import { type ServerProcess, startServer } from './server-process.ts';
import type { ZoneAdapter } from './zone-crowd.ts';

const peersFolder = fileURLToPath(new URL('../peers/', import.meta.url));

/** Starts the plain TCP reference server of the zone workload. */
export function startTcpZone(): Promise<{ server: ServerProcess; port: number }> {
  return startPeer('tcp-zone-server.ts');
}

/** Starts the plain WebSocket reference server of the zone workload. */
export function startWsZone(): Promise<{ server: ServerProcess; port: number }> {
  return startPeer('ws-zone-server.ts');
}

/** Starts the Colyseus server of the zone workload, installing the peers' own dependencies the first time. */
export function startColyseusZone(): Promise<{ server: ServerProcess; port: number }> {
  installPeers();
  return startPeer('colyseus-zone-server.ts');
}

/** The peers' dependencies are not the project's: the client is loaded only when a scenario asks for it. */
export async function colyseusAdapter(port: number): Promise<ZoneAdapter> {
  const client = await import(`${peersFolder}colyseus-zone-client.ts`);
  return client.colyseusZoneAdapter(port);
}

/** One more client of the Colyseus zone, each time it is called. */
export async function colyseusJoiner(port: number): Promise<() => Promise<void>> {
  const client = await import(`${peersFolder}colyseus-zone-client.ts`);
  return client.colyseusJoiner(port);
}

function installPeers(): void {
  if (existsSync(`${peersFolder}node_modules`)) return;
  process.stderr.write('  installing the peers once (bench/peers)\n');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: peersFolder, stdio: 'ignore' });
}

async function startPeer(file: string): Promise<{ server: ServerProcess; port: number }> {
  const port = await findFreePort();
  const server = await startServer([process.execPath, `${peersFolder}${file}`, String(port)], { ready: 'READY' });
  return { server, port };
}
