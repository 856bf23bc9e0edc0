import type { ScenarioOptions, ScenarioReport } from '../scenario.ts';
import { runZoneRounds, type ZoneKind, zoneColumns } from './zone-sides.ts';
import { spotVerdict } from './zone-verdicts.ts';

/** How many in one spot are judged. */
const spotCount = 800;

/** Who is compared in one spot, how often, and which of them is ours. */
export interface SpotPlan {
  readonly kinds: readonly ZoneKind[];
  readonly own: ZoneKind;
  readonly rounds: number;
}

/** W1: everybody stands in one spot and sees everybody. */
export async function runSpot(
  { kinds, own, rounds }: SpotPlan,
  { quick, counts: chosen, progress }: ScenarioOptions,
): Promise<ScenarioReport> {
  const counts = chosen ?? (quick ? [100] : [100, 400, spotCount]);
  const table = await runZoneRounds({
    kinds,
    counts,
    rounds: quick ? 1 : rounds,
    field: 'spot',
    measureMillis: quick ? 3_000 : 5_000,
    progress,
  });
  return {
    columns: zoneColumns,
    rows: table.rows(),
    verdicts: counts.filter((count) => count === spotCount).map((count) => spotVerdict(table, count, own)),
  };
}
