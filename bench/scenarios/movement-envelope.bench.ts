import { runMovementTrial, type TrialOutcome } from '@realmwright/testkit/movement/movement-trial';
import type { Cheat, Line } from '@realmwright/testkit/movement/simulated-client';
import { rounded } from '../load/statistics.ts';
import type { Scenario, ScenarioOptions, ScenarioReport, Verdict } from '../scenario.ts';

/** How many honest players are corrected, and how soon cheating ones are. */
export const movementEnvelope: Scenario = {
  name: 'movement-envelope',
  goals: ['G-31 to G-35'],
  minutes: 3,
  purpose:
    'Simulated clients over uneven lines against the real world, stepped over its own clock: false corrections of honest players (who also get new speeds and are teleported) per ten player-hours, and seconds until cheating ones are first corrected and put out.',
  run: runMovementEnvelope,
};

const lines: Readonly<Record<string, Line>> = {
  'good (40 ms, jitter 20)': { latency: 40, jitter: 20, stall: 0 },
  'uneven (120 ms, jitter 300)': { latency: 120, jitter: 300, stall: 0 },
  'stalling (and silent for up to 2 s)': { latency: 120, jitter: 300, stall: 2_000 },
};

/** `soon`: the share that must be corrected within five seconds; cheats without it are shown for honesty. */
const cheats: readonly { readonly what: string; readonly cheat: Cheat; readonly soon?: number }[] = [
  { what: 'leap of 50 yd', cheat: { leap: 50 }, soon: 1 },
  { what: 'leap of 5,000 yd', cheat: { leap: 5_000 }, soon: 1 },
  { what: 'speed x1.05', cheat: { speed: 1.05 } },
  { what: 'speed x1.2', cheat: { speed: 1.2 }, soon: 1 },
  { what: 'speed x3', cheat: { speed: 3 }, soon: 1 },
  { what: 'speed x3 in short messages', cheat: { speed: 3, heartbeat: 50 }, soon: 1 },
  { what: 'speed x1.2, clock x1.2', cheat: { speed: 1.2, clock: 1.2 }, soon: 1 },
  { what: 'speed x1.5, clock x1.5', cheat: { speed: 1.5, clock: 1.5 }, soon: 1 },
  { what: 'speed x3, clock x3', cheat: { speed: 3, clock: 3 }, soon: 1 },
  { what: 'speed x3, clock x10', cheat: { speed: 3, clock: 10 }, soon: 1 },
  { what: 'speed x3, clock stands', cheat: { speed: 3, clock: 0 }, soon: 1 },
  { what: 'straight up 7 yd/s', cheat: { speed: 0, climb: 7 }, soon: 1 },
  { what: 'straight up 2 yd/s', cheat: { speed: 0, climb: 2 }, soon: 1 },
  { what: 'up 7 yd/s while running', cheat: { climb: 7 } },
];

async function runMovementEnvelope({ quick, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const rows: (string | number)[][] = [];
  const verdicts: Verdict[] = [];
  for (const [name, line] of Object.entries(lines)) {
    const began = performance.now();
    const outcome = runMovementTrial({ seed: 1, clients: 100, seconds: quick ? 200 : 36_000, line, orders: true });
    progress(`honest, ${name}: ${rounded((performance.now() - began) / 1000, 1)} s`);
    const { playerHours, falseCorrections, closed, movements } = outcome;
    const perTenHours = (10 * falseCorrections) / playerHours;
    rows.push([
      'honest',
      name,
      `${rounded(playerHours, 0)} h, ${movements} movements`,
      `${falseCorrections} corrections, ${rounded(perTenHours, 3)} in 10 h`,
      '-',
      `${closed} put out`,
    ]);
    verdicts.push({
      goal: `G-32, honest, ${name}: fewer than 1 false correction in 10 player-hours and nobody put out`,
      measured: `${rounded(perTenHours, 3)} in 10 h, ${closed} put out`,
      reached: perTenHours < 1 && closed === 0,
    });
  }
  for (const { what, cheat, soon } of cheats) {
    for (const [name, line] of Object.entries(lines)) {
      const outcome = runMovementTrial({
        seed: 2,
        clients: quick ? 20 : 200,
        seconds: 150,
        line,
        orders: false,
        cheat,
      });
      const found = summaryOf(outcome);
      rows.push([what, name, `${outcome.detections.length} clients`, ...found.cells]);
      if (soon === undefined) continue;
      verdicts.push({
        goal: `${what}, ${name}: corrected within 5 s`,
        measured: `${rounded(100 * found.share, 1)} %, the last after ${found.last} s`,
        reached: found.share >= soon,
      });
    }
    progress(what);
  }
  return {
    columns: ['client', 'line', 'tried', 'corrected within 5 s', 'median, last s', 'put out'],
    rows,
    verdicts,
  };
}

function summaryOf({ detections, closed }: TrialOutcome) {
  const corrected = detections
    .map((detection) => detection.corrected ?? Number.POSITIVE_INFINITY)
    .sort((one, other) => one - other);
  const share = corrected.filter((seconds) => seconds <= 5).length / corrected.length;
  const shown = (seconds: number | undefined): string =>
    seconds === undefined || !Number.isFinite(seconds) ? 'never' : String(rounded(seconds, 2));
  const last = shown(corrected.at(-1));
  return {
    share,
    last,
    cells: [
      `${rounded(100 * share, 1)} %`,
      `${shown(corrected[Math.floor(corrected.length / 2)])}, ${last}`,
      `${rounded((100 * closed) / detections.length, 1)} %`,
    ],
  };
}
