import { rounded } from '../load/statistics.ts';
import { runZoneRounds, zoneColumns } from '../load/zone-sides.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** What it costs that game clients and browsers are in one zone. */
export const mixedZone: Scenario = {
  name: 'mixed-zone',
  goals: ['mixed crowd'],
  minutes: 5,
  purpose: 'A zone of game clients and browsers, half of each, beside the zones of either alone.',
  run: runMixedZone,
};

const mostOverMean = 1.15;

async function runMixedZone({ quick, counts: chosen, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const counts = chosen ?? (quick ? [100] : [400]);
  const table = await runZoneRounds({
    kinds: ['realmwright', 'mixed', 'realtime'],
    counts,
    rounds: quick ? 1 : 5,
    field: 'zone',
    measureMillis: quick ? 3_000 : 5_000,
    progress,
  });
  return {
    columns: zoneColumns,
    rows: table.rows(),
    verdicts: counts.map((count) => {
      const cost = (kind: 'realmwright' | 'mixed' | 'realtime') => table.figure(kind, count, 'serverCpuPercent');
      const share = rounded(cost('mixed') / ((cost('realmwright') + cost('realtime')) / 2), 2);
      return {
        goal: `${count / 2} game clients and ${count / 2} browsers cost <= ${mostOverMean} x the mean of the two pure crowds of ${count}`,
        measured: `${share} x`,
        reached: share <= mostOverMean,
      };
    }),
  };
}
