import { runZoneRounds, webZoneKinds, zoneColumns } from '../load/zone-sides.ts';
import { spotVerdict } from '../load/zone-verdicts.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** W1 of browsers: everybody stands in one spot and sees everybody. */
export const webEverybody: Scenario = {
  name: 'web-everybody',
  goals: ['P-2'],
  minutes: 8,
  purpose:
    'Everybody sees everybody, 10 moves a second each, over the realtime edge, beside a plain WebSocket server and Colyseus.',
  run: runWebEverybody,
};

const spotCount = 800;

async function runWebEverybody({ quick, counts: chosen, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const counts = chosen ?? (quick ? [100] : [100, 400, spotCount]);
  const table = await runZoneRounds({
    kinds: webZoneKinds,
    counts,
    rounds: quick ? 1 : 2,
    field: 'spot',
    measureMillis: quick ? 3_000 : 5_000,
    progress,
  });
  return {
    columns: zoneColumns,
    rows: table.rows(),
    verdicts: counts.filter((count) => count === spotCount).map((count) => spotVerdict(table, count, 'realtime')),
  };
}
