import { type BotState, botStates } from './bot.ts';
import type { CrowdView } from './crowd.ts';
import type { CrowdFigures } from './crowd-figures.ts';
import type { Latencies } from './latencies.ts';

/** Lines of progress of a crowd, each with what happened since the line before. */
export function progressOf(crowd: CrowdView): () => string {
  let before = { at: performance.now(), moves: 0, updates: 0 };
  const begun = before.at;
  return () => {
    const { figures } = crowd;
    const now = { at: performance.now(), moves: figures.moves, updates: figures.updates };
    const seconds = (now.at - before.at) / 1000;
    const rate = (of: 'moves' | 'updates'): number => Math.round((now[of] - before[of]) / seconds);
    const parts = [
      `${Math.round((now.at - begun) / 1000)} s`,
      statesText(crowd.countByState()),
      `${rate('moves')} moves/s`,
      `${rate('updates')} updates/s`,
      `say ${timesOf(figures.recentSayEcho)}`,
      `move ${timesOf(figures.recentMoveEcho)}`,
      ...(figures.disconnects.size > 0 ? [`disconnects: ${countsText(figures.disconnects)}`] : []),
      ...(figures.lostCount > 0 ? [`${figures.lostCount} LOST`] : []),
    ];
    figures.recentSayEcho.clear();
    figures.recentMoveEcho.clear();
    before = now;
    return parts.join(', ');
  };
}

/** The whole run in lines for a person. */
export function summaryOf(figures: CrowdFigures, seconds: number, cpuSeconds: number): readonly string[] {
  return [
    `moves sent      ${figures.moves} (${Math.round(figures.moves / seconds)}/s), ${figures.snaps} of them corrected by the server`,
    `updates         ${figures.updates} (${Math.round(figures.updates / seconds)}/s) in ${figures.packets} packets`,
    `entering        ${figures.entry.count} times, ${timesOf(figures.entry)}`,
    `echo of a say   ${figures.sayEcho.count} times, ${timesOf(figures.sayEcho)}`,
    `echo of a move  ${figures.moveEcho.count} times, ${timesOf(figures.moveEcho)}, ${figures.strangeMoves} that nobody sent`,
    `acknowledged    ${countsText(figures.acknowledged)}; ${figures.unanswered} lines without an echo`,
    `disconnects     ${countsText(figures.disconnects)}`,
    `lost            ${figures.lostCount} acknowledged actions`,
    ...figures.lost.map((what) => `  ${what}`),
    `own CPU         ${((100 * cpuSeconds) / seconds).toFixed(0)} % of a core`,
  ];
}

/** The same for programs. Times are milliseconds. */
export function summaryValue(figures: CrowdFigures, seconds: number, cpuSeconds: number): object {
  const times = (latencies: Latencies) => ({
    count: latencies.count,
    p50: latencies.percentile(0.5),
    p99: latencies.percentile(0.99),
  });
  return {
    seconds: Number(seconds.toFixed(1)),
    moves: figures.moves,
    updates: figures.updates,
    packets: figures.packets,
    snaps: figures.snaps,
    strangeMoves: figures.strangeMoves,
    unanswered: figures.unanswered,
    entry: times(figures.entry),
    sayEcho: times(figures.sayEcho),
    moveEcho: times(figures.moveEcho),
    acknowledged: Object.fromEntries(figures.acknowledged),
    disconnects: Object.fromEntries(figures.disconnects),
    lostCount: figures.lostCount,
    lost: figures.lost,
    ownCpuSeconds: Number(cpuSeconds.toFixed(2)),
  };
}

function statesText(counts: ReadonlyMap<BotState, number>): string {
  return botStates
    .filter((state) => (counts.get(state) ?? 0) > 0)
    .map((state) => `${counts.get(state)} ${state}`)
    .join(' ');
}

function countsText(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, count]) => `${count} ${name}`).join(', ') || 'none';
}

function timesOf(latencies: Latencies): string {
  const [p50, p99] = [latencies.percentile(0.5), latencies.percentile(0.99)];
  return p50 === undefined ? 'unmeasured' : `p50 ${p50} ms p99 ${p99} ms`;
}
