import { rounded } from '../load/statistics.ts';
import { runZoneRounds, zoneColumns, zoneKinds } from '../load/zone-sides.ts';
import type { Scenario, ScenarioOptions, ScenarioReport, Verdict } from '../scenario.ts';

/** W2: the whole product path (edge, world, bus) against the plain TCP reference and Colyseus, alternating in one run. */
export const zone: Scenario = {
  name: 'zone',
  goals: ['P-1'],
  minutes: 9,
  purpose: 'CPU per delivered update in a zone where each sees about 24 others, beside plain TCP + ARC4 and Colyseus.',
  run: runZone,
};

async function runZone({ quick, counts: chosen, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const counts = chosen ?? (quick ? [200] : [400, 800]);
  const table = await runZoneRounds({
    kinds: zoneKinds,
    counts,
    rounds: quick ? 1 : 5,
    field: 'zone',
    measureMillis: quick ? 3_000 : 5_000,
    progress,
  });
  return {
    columns: zoneColumns,
    rows: table.rows(),
    verdicts: counts.flatMap((count): Verdict[] => {
      const own = table.figure('realmwright', count, 'cpuMicrosPerUpdate');
      const toReference = rounded(own / table.figure('tcp', count, 'cpuMicrosPerUpdate'), 2);
      const toColyseus = rounded(own / table.figure('colyseus', count, 'cpuMicrosPerUpdate'), 2);
      const p99 = rounded(table.figure('realmwright', count, 'latencyP99Millis'), 1);
      return [
        {
          goal: `P-1, ${count} clients, <= 1.25 x the reference`,
          measured: `${toReference} x`,
          reached: toReference <= 1.25,
        },
        { goal: `P-1, ${count} clients, <= 0.75 x Colyseus`, measured: `${toColyseus} x`, reached: toColyseus <= 0.75 },
        { goal: `P-1, ${count} clients, p99 <= 60 ms`, measured: `${p99} ms`, reached: p99 <= 60 },
      ];
    }),
  };
}
