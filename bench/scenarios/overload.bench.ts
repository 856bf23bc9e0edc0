import { rounded } from '../load/statistics.ts';
import { leastDelivered } from '../load/zone-crowd.ts';
import { runZoneRounds } from '../load/zone-sides.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** Where a realm ends, and what it does beyond: everybody in one spot, more and more of them. */
export const overload: Scenario = {
  name: 'overload',
  goals: ['P-11'],
  minutes: 8,
  purpose:
    'Everybody in one spot until movement comes later than two ticks or not at all, then twice that load. Load is updates due per second. Load and server share the machine.',
  run: runOverload,
};

/** Two ticks, milliseconds. */
const twoTicks = 100;

async function runOverload({ quick, counts: chosen, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const counts = chosen ?? (quick ? [100, 200] : [200, 300, 400, 500, 600, 800, 1_000]);
  const rows: (string | number)[][] = [];
  let collapse: number | undefined;
  const step = async (count: number, what: string) => {
    const plan = { kinds: ['realmwright'], counts: [count], rounds: 1, field: 'spot' } as const;
    const table = await runZoneRounds({ ...plan, measureMillis: quick ? 3_000 : 5_000, progress });
    const share = table.delivered('realmwright', count);
    const [p50, p99] = [table.anyFigure(count, 'latencyP50Millis'), table.anyFigure(count, 'latencyP99Millis')];
    const row = [what, count, count * (count - 1) * 10, `${rounded(100 * share, 1)} %`, p50, p99];
    rows.push([...row, table.anyFigure(count, 'serverCpuPercent'), table.anyFigure(count, 'clientCpuPercent')]);
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
