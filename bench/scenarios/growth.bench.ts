import { median, rounded } from '../load/statistics.ts';
import { runZoneRounds, type ZoneKind, type ZoneTable, zoneColumns, zoneKinds } from '../load/zone-sides.ts';
import { largestVerdict } from '../load/zone-verdicts.ts';
import type { Scenario, ScenarioOptions, ScenarioReport, Verdict } from '../scenario.ts';

/** W2 at fixed density from few to many: how the cost of an update grows, and where each server ends. */
export const growth: Scenario = {
  name: 'growth',
  goals: ['P-2', 'P-6'],
  minutes: 25,
  purpose:
    'A zone that grows at fixed density: cost of an update from fewest to most clients, and the largest zone that holds.',
  run: runGrowth,
};

async function runGrowth({ quick, counts: chosen, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const counts = [...(chosen ?? (quick ? [100, 200] : [400, 800, 1_600]))].sort((one, other) => one - other);
  const table = await runZoneRounds({
    kinds: zoneKinds,
    counts,
    rounds: quick ? 1 : 7,
    field: 'zone',
    measureMillis: quick ? 3_000 : 5_000,
    progress,
  });
  const [least = 0] = counts;
  const most = counts.at(-1) ?? 0;
  return {
    columns: zoneColumns,
    rows: table.rows(),
    verdicts: [
      largestVerdict(table, counts, 'realmwright'),
      ratioVerdict(table, least, most),
      exponentVerdict(table, counts),
    ],
  };
}

/** Our growth over the reference's growth, round by round. */
function ratioVerdict(table: ZoneTable, least: number, most: number): Verdict {
  const cost = (kind: ZoneKind, count: number) => table.rounds(kind, count, 'cpuMicrosPerUpdate');
  const ratios = cost('realmwright', most)
    .map((own, round) => {
      const ownGrowth = own / (cost('realmwright', least)[round] ?? Number.NaN);
      const growthOfReference = (cost('tcp', most)[round] ?? Number.NaN) / (cost('tcp', least)[round] ?? Number.NaN);
      return ownGrowth / growthOfReference;
    })
    .filter((ratio) => Number.isFinite(ratio))
    .sort((one, other) => one - other);
  const middle = rounded(median(ratios), 2);
  const interval = ratios.length === 0 ? '' : ` (${rounded(ratios[0] ?? 0, 2)} to ${rounded(ratios.at(-1) ?? 0, 2)})`;
  return {
    goal: `P-6, growth of the cost from ${least} to ${most} <= 1.15 x the reference's, median of ${ratios.length} with its range`,
    measured: `${middle} x${interval}`,
    reached: middle <= 1.15,
  };
}

/** The exponent of CPU in visible pairs, by least squares over the logarithms. At fixed density pairs grow as clients do. */
function exponentVerdict(table: ZoneTable, counts: readonly number[]): Verdict {
  const points = counts
    .map((count) => ({
      pairs: Math.log(count * table.figure('realmwright', count, 'updatesPerClientPerSecond')),
      cost: Math.log(table.figure('realmwright', count, 'serverCpuPercent')),
    }))
    .filter(({ pairs, cost }) => Number.isFinite(pairs) && Number.isFinite(cost));
  const mean = (of: 'pairs' | 'cost'): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean('pairs'), mean('cost')];
  const covariance = points.reduce((sum, { pairs, cost }) => sum + (pairs - x) * (cost - y), 0);
  const variance = points.reduce((sum, { pairs }) => sum + (pairs - x) ** 2, 0);
  const exponent = rounded(covariance / variance, 2);
  return { goal: 'P-6, exponent of CPU in visible pairs <= 1.10', measured: `${exponent}`, reached: exponent <= 1.1 };
}
