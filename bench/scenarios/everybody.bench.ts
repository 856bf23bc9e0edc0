import { runZoneRounds, zoneColumns, zoneKinds } from '../load/zone-sides.ts';
import { spotVerdict } from '../load/zone-verdicts.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** W1: everybody stands in one spot and sees everybody. */
export const everybody: Scenario = {
  name: 'everybody',
  goals: ['P-2'],
  minutes: 12,
  purpose: 'Everybody sees everybody, 10 moves a second each, beside plain TCP + ARC4 and Colyseus.',
  run: runEverybody,
};

const spotCount = 800;

async function runEverybody({ quick, counts: chosen, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const counts = chosen ?? (quick ? [100] : [100, 400, spotCount]);
  const table = await runZoneRounds({
    kinds: zoneKinds,
    counts,
    rounds: quick ? 1 : 3,
    field: 'spot',
    measureMillis: quick ? 3_000 : 5_000,
    progress,
  });
  return {
    columns: zoneColumns,
    rows: table.rows(),
    verdicts: counts.filter((count) => count === spotCount).map((count) => spotVerdict(table, count, 'realmwright')),
  };
}
