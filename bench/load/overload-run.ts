import type { ScenarioOptions, ScenarioReport } from '../scenario.ts';
import { rounded } from './statistics.ts';
import { leastDelivered } from './zone-crowd.ts';
import { runZoneRounds } from './zone-sides.ts';

/** Two ticks, milliseconds. */
const twoTicks = 100;

/** Raises the number of those in one spot until the product's side `own` no longer holds; then that load twice over. */
export async function runOverload(
  own: 'realmwright' | 'realtime',
  { quick, counts: chosen, progress }: ScenarioOptions,
): Promise<ScenarioReport> {
  const counts = chosen ?? (quick ? [100, 200] : [200, 300, 400, 500, 600, 800, 1_000]);
  const rows: (string | number)[][] = [];
  let collapse: number | undefined;
  const step = async (count: number, what: string) => {
    const plan = { kinds: [own], counts: [count], rounds: 1, field: 'spot' } as const;
    const table = await runZoneRounds({ ...plan, measureMillis: quick ? 3_000 : 5_000, progress });
    const share = table.delivered(own, count);
    const [p50, p99] = [
      table.anyFigure(own, count, 'latencyP50Millis'),
      table.anyFigure(own, count, 'latencyP99Millis'),
    ];
    const row = [what, count, count * (count - 1) * 10, `${rounded(100 * share, 1)} %`, p50, p99];
    rows.push([
      ...row,
      table.anyFigure(own, count, 'serverCpuPercent'),
      table.anyFigure(own, count, 'clientCpuPercent'),
    ]);
    return { holds: p99 <= twoTicks && share >= leastDelivered, p99, share };
  };
  for (const count of counts) {
    if ((await step(count, 'growing')).holds) continue;
    collapse = count;
    break;
  }
  const verdicts = [];
  if (collapse !== undefined) {
    const beyond = await step(Math.round(collapse * Math.SQRT2), 'twice the load of the collapse');
    verdicts.push({
      goal: 'P-11, at twice the collapse load movement p99 <= 2 ticks',
      measured: `collapse at ${collapse} clients; beyond it p99 ${rounded(beyond.p99, 1)} ms with ${rounded(100 * beyond.share, 1)} % delivered`,
      reached: beyond.p99 <= twoTicks,
    });
  } else {
    verdicts.push({ goal: 'P-11', measured: `no collapse up to ${counts.at(-1)} clients`, reached: true });
  }
  return {
    columns: [
      'phase',
      'clients',
      'updates due per second',
      'delivered',
      'p50 ms',
      'p99 ms',
      'server CPU %',
      'load CPU %',
    ],
    rows,
    verdicts,
  };
}
