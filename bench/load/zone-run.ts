/**
 * One run of the zone workload against one kind of server, in a process of its own so that no client library disturbs
 * another. Usage: node zone-run.ts realmwright|realtime|mixed|tcp|ws|colyseus COUNT zone|spot MEASURE_MILLIS; prints one JSON line.
 */

import { tcpZoneAdapter } from '../peers/tcp-zone-client.ts';
import { wsZoneAdapter } from '../peers/ws-zone-client.ts';
import { colyseusAdapter, startColyseusZone, startTcpZone, startWsZone } from './peer-zones.ts';
import { startRealmZone, type ZoneProtocol } from './realm-zone.ts';
import type { ServerProcess } from './server-process.ts';
import { fieldSide, runZoneCrowd, spotSide, type ZoneAdapter, type ZoneResult } from './zone-crowd.ts';

const [kind, countText, field, millisText] = process.argv.slice(2);
const count = Number(countText);
const side = field === 'spot' ? spotSide : fieldSide(count);
const plan = { count, side, measureMillis: Number(millisText) };

const result = await runKind();
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);

async function runKind(): Promise<ZoneResult> {
  switch (kind) {
    case 'realmwright':
      return await runRealm('game');
    case 'realtime':
    case 'mixed':
      return await runRealm(kind);
    case 'tcp':
      return await runPeer(await startTcpZone(), tcpZoneAdapter);
    case 'ws':
      return await runPeer(await startWsZone(), wsZoneAdapter);
    case 'colyseus':
      return await runPeer(await startColyseusZone(), colyseusAdapter);
    default:
      throw new Error('usage: zone-run.ts realmwright|realtime|mixed|tcp|ws|colyseus COUNT zone|spot MEASURE_MILLIS');
  }
}

async function runRealm(protocol: ZoneProtocol): Promise<ZoneResult> {
  const zone = await startRealmZone(count, protocol);
  try {
    return await runZoneCrowd(zone.adapter, plan, zone.realm().pid);
  } finally {
    await zone.stop();
  }
}

async function runPeer(
  { server, port }: { readonly server: ServerProcess; readonly port: number },
  adapterOf: (port: number) => ZoneAdapter | Promise<ZoneAdapter>,
): Promise<ZoneResult> {
  const result = await runZoneCrowd(await adapterOf(port), plan, server.pid);
  await server.stop();
  return result;
}
