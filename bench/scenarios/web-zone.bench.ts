import { runZoneRounds, webZoneKinds, zoneColumns } from '../load/zone-sides.ts';
import { costVerdicts, largestVerdict } from '../load/zone-verdicts.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** W2 of browsers: the realtime edge and the world behind it against a plain WebSocket server and Colyseus. */
export const webZone: Scenario = {
  name: 'web-zone',
  goals: ['P-1', 'P-2'],
  minutes: 14,
  purpose:
    'The zone of `zone` with clients of the realtime edge: CPU per delivered update and the largest that holds, beside a plain WebSocket server and Colyseus.',
  run: runWebZone,
};

async function runWebZone({ quick, counts: chosen, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const counts = chosen ?? (quick ? [200] : [400, 800, 1_600]);
  const table = await runZoneRounds({
    kinds: webZoneKinds,
    counts,
    rounds: quick ? 1 : 3,
    field: 'zone',
    measureMillis: quick ? 3_000 : 5_000,
    progress,
  });
  return {
    columns: zoneColumns,
    rows: table.rows(),
    verdicts: [
      ...costVerdicts(
        table,
        counts.filter((count) => count <= 800),
        { own: 'realtime', reference: 'ws' },
      ),
      largestVerdict(table, counts, 'realtime'),
    ],
  };
}
