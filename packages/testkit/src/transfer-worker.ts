import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { call } from '@realmwright/kernel/contract';
import { realmId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { loadRealmContent } from '@realmwright/modding/load-realm-content';
import { BusRouter } from '@realmwright/platform/bus/bus-router';
import { connectMemoryBus } from '@realmwright/platform/bus/memory-bus';
import { systemClock } from '@realmwright/platform/clock/system-clock';
import { openPgDatabase } from '@realmwright/platform/database/pg-database';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { post } from '@realmwright/services/ledger/ledger.contract';
import { startServices } from '@realmwright/services/start';
import { testPorts } from './test-ports.ts';

/**
 * A process that moves coins between two purses without end and writes the operation of every transfer that was
 * acknowledged, one a line. It is there to be killed. Argument: the URL of the database.
 */
const [, , url = ''] = process.argv;
const bus = connectMemoryBus(new BusRouter(), { onError: () => undefined });
const content = await loadRealmContent(fileURLToPath(new URL('../../../mods/hollowmere', import.meta.url)));
const database = openPgDatabase({ url, applicationName: 'worker', connections: 8 });
await startServices(
  { ...testPorts(bus), clock: systemClock, random: systemRandom, database },
  {
    masterKey: new Uint8Array(32).fill(7),
    isSoleStart: true,
    realms: [{ realm: realmId(1), name: 'Testmere', content }],
    worldCommands: [],
  },
);

async function give(from: string, to: string): Promise<void> {
  for (;;) {
    const operation = newOperationId(systemRandom);
    const entries = [
      { account: from, amount: -1n },
      { account: to, amount: 1n },
    ];
    const outcome = await call(bus, post, { operation, reason: 'gift', actor: 'test', entries }).catch(() => undefined);
    if (outcome === undefined) await delay(10);
    else if ('value' in outcome) process.stdout.write(`${Buffer.from(operation).toString('hex')}\n`);
  }
}

process.stdout.write('ready\n');
await Promise.all([give('character.1', 'character.2'), give('character.2', 'character.1')]);
