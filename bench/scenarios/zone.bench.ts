import { runZoneRounds, zoneColumns, zoneKinds } from '../load/zone-sides.ts';
import { costVerdicts } from '../load/zone-verdicts.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

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
    verdicts: costVerdicts(table, counts, { own: 'realmwright', reference: 'tcp' }),
  };
}
