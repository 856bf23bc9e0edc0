/**
 * One run of the zone workload against one kind of server, in a process of its own so that no client library disturbs
 * another. Usage: node zone-run.ts realmwright|tcp|colyseus COUNT zone|spot MEASURE_MILLIS; prints one JSON line.
 */

import { tcpZoneAdapter } from '../peers/tcp-zone-client.ts';
import { colyseusAdapter, startColyseusZone, startTcpZone } from './peer-zones.ts';
import { startRealmZone } from './realm-zone.ts';
import { fieldSide, runZoneCrowd, spotSide } from './zone-crowd.ts';

const [kind, countText, field, millisText] = process.argv.slice(2);
const count = Number(countText);
const side = field === 'spot' ? spotSide : fieldSide(count);
const plan = { count, side, measureMillis: Number(millisText) };

const result = await runKind();
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);

async function runKind() {
  switch (kind) {
    case 'realmwright': {
      const zone = await startRealmZone(count);
      try {
        return await runZoneCrowd(zone.adapter, plan, zone.realm().pid);
      } finally {
        await zone.stop();
      }
    }
    case 'tcp': {
      const { server, port } = await startTcpZone();
      const run = await runZoneCrowd(tcpZoneAdapter(port), plan, server.pid);
      await server.stop();
      return run;
    }
    case 'colyseus': {
      const { server, port } = await startColyseusZone();
      const run = await runZoneCrowd(await colyseusAdapter(port), plan, server.pid);
      await server.stop();
      return run;
    }
    default:
      throw new Error('usage: zone-run.ts realmwright|tcp|colyseus COUNT zone|spot MEASURE_MILLIS');
  }
}
