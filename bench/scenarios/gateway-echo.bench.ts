import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '@realmwright/testkit/realm/free-port';
import { type EchoClient, openGatewayEcho, openRawEcho } from '../load/echo-client.ts';
import { cpuSecondsOf } from '../load/process-cost.ts';
import { startServer } from '../load/server-process.ts';
import { median, rounded } from '../load/statistics.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** What the gateway's path costs over the socket itself. */
export const gatewayEcho: Scenario = {
  name: 'gateway-echo',
  goals: ['P-3'],
  minutes: 3,
  purpose:
    'CPU of one packet through the gateway (decipher, frame, state, buckets, table, answer, encipher, one write) against an echo of the same bytes by a plain socket, at 1 and 16 packets per read.',
  run: runGatewayEcho,
};

const CONNECTIONS = 40;
const ROUNDS = 5;
const limits: Readonly<Record<number, number>> = { 1: 1.5, 16: 2.5 };
const serverFile = fileURLToPath(new URL('../load/echo-server.ts', import.meta.url));

type Side = 'raw' | 'gateway';

async function runGatewayEcho({ quick, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const rows: (string | number)[][] = [];
  const verdicts = [];
  for (const burst of [1, 16]) {
    const costs: Record<Side, number[]> = { raw: [], gateway: [] };
    for (let round = 0; round < (quick ? 1 : ROUNDS); round++) {
      for (const side of ['raw', 'gateway'] as const) {
        const micros = await measure(side, burst, quick ? 1_500 : 4_000);
        costs[side].push(micros);
        progress(`${side}, ${burst} per read: ${rounded(micros, 2)} us per packet`);
      }
    }
    const raw = median(costs.raw);
    const gateway = median(costs.gateway);
    const ratio = gateway / raw;
    const limit = limits[burst] ?? Number.NaN;
    rows.push([burst, rounded(raw, 2), rounded(gateway, 2), rounded(ratio, 2), limit]);
    verdicts.push({
      goal: `P-3 at ${burst} per read`,
      measured: `${rounded(ratio, 2)} x raw echo, at most ${limit} x`,
      reached: ratio <= limit,
    });
  }
  return { columns: ['packets per read', 'raw us', 'gateway us', 'ratio', 'goal'], rows, verdicts };
}

/** Server CPU per packet, microseconds, over `millis` after a warm-up. */
async function measure(side: Side, burst: number, millis: number): Promise<number> {
  const port = await findFreePort();
  const server = await startServer([process.execPath, serverFile, side, String(port)], { ready: 'ready' });
  const open = side === 'raw' ? openRawEcho : openGatewayEcho;
  const clients: EchoClient[] = await Promise.all(Array.from({ length: CONNECTIONS }, () => open(port, burst)));
  const packets = (): number => burst * clients.reduce((sum, client) => sum + client.burstCount(), 0);
  try {
    for (const client of clients) client.start();
    await delay(1_000);
    const [cpu, sent] = [cpuSecondsOf(server.pid), packets()];
    await delay(millis);
    return ((cpuSecondsOf(server.pid) - cpu) * 1e6) / (packets() - sent);
  } finally {
    for (const client of clients) client.stop();
    await server.stop();
  }
}
