import type { Verdict } from '../scenario.ts';
import { rounded } from './statistics.ts';
import type { ZoneKind, ZoneTable } from './zone-sides.ts';

/** Who is judged, and by which plain server. */
export interface Judged {
  readonly own: ZoneKind;
  readonly reference: ZoneKind;
}

/** What an update may cost beside the plain reference and Colyseus, and how late it may be, for each size. */
export function costVerdicts(table: ZoneTable, counts: readonly number[], { own, reference }: Judged): Verdict[] {
  return counts.flatMap((count): Verdict[] => {
    const cost = (kind: ZoneKind): number => table.figure(kind, count, 'cpuMicrosPerUpdate');
    const toReference = rounded(cost(own) / cost(reference), 2);
    const toColyseus = rounded(cost(own) / cost('colyseus'), 2);
    const p99 = rounded(table.figure(own, count, 'latencyP99Millis'), 1);
    return [
      {
        goal: `P-1, ${count} clients, <= 1.25 x the reference`,
        measured: `${toReference} x`,
        reached: toReference <= 1.25,
      },
      { goal: `P-1, ${count} clients, <= 0.75 x Colyseus`, measured: `${toColyseus} x`, reached: toColyseus <= 0.75 },
      { goal: `P-1, ${count} clients, p99 <= 60 ms`, measured: `${p99} ms`, reached: p99 <= 60 },
    ];
  });
}

/** p99 at which a zone no longer holds, milliseconds. */
const holdsP99Millis = 100;

/** The largest of the sizes tried that holds, beside Colyseus'. */
export function largestVerdict(table: ZoneTable, counts: readonly number[], own: ZoneKind): Verdict {
  const largest = (kind: ZoneKind): number =>
    Math.max(0, ...counts.filter((count) => table.figure(kind, count, 'latencyP99Millis') <= holdsP99Millis));
  const [ours, other] = [largest(own), largest('colyseus')];
  return {
    goal: 'P-2, largest zone with p99 <= 100 ms >= 2 x that of Colyseus, of the sizes tried',
    measured: `${ours} against ${other}`,
    reached: ours > 0 && ours >= 2 * other,
  };
}

/** Everybody in one spot, p99 in milliseconds. */
const spotP99Millis = 60;

/** Whether so many in one spot see each other move in time. */
export function spotVerdict(table: ZoneTable, count: number, own: ZoneKind): Verdict {
  const p99 = rounded(table.figure(own, count, 'latencyP99Millis'), 1);
  return {
    goal: `P-2, ${count} in one spot, p99 <= ${spotP99Millis} ms`,
    measured: Number.isNaN(p99)
      ? `${rounded(100 * table.delivered(own, count), 1)} % of the due updates arrived, so no run counts`
      : `${p99} ms`,
    reached: p99 <= spotP99Millis,
  };
}
