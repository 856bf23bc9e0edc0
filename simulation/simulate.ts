import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { playStory, type StoryOutcome } from '@realmwright/testkit/simulation/play-story';
import { openSimulationGround } from '@realmwright/testkit/simulation/simulation-ground';
import { say } from '../scripts/command.ts';
import { stories } from './stories.ts';

const usage = `usage: npm run simulate -- [STORY...] [--seeds N] [--from SEED] [--seconds S]
                                   [--parallel N] [--history N]
       npm run simulate -- --list

Plays stories in a whole realm in this process, over virtual time and networks that are late, lossy and repeat
themselves as a seed wants it. The same seed plays the same. Without a story all are played, in turns.
  --seeds N     seeds of each story (default 100; with --seconds: as many as fit)
  --from SEED   the first seed (default 1)
  --seconds S   ends after so many seconds
  --parallel N  plays in N processes, each with seeds of its own, a million apart (default 1)
  --history N   shows the last N events of what failed (default 60)
  --list        names the stories
A failure says its seed, what happened last, and the command that plays it again; exit 1.
Closes with "N passed, N failed".`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    seconds: { type: 'string' },
    parallel: { type: 'string', default: '1' },
    history: { type: 'string', default: '60' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const seconds = Number(values.seconds ?? Number.POSITIVE_INFINITY);
const seeds = Number(values.seeds ?? (values.seconds === undefined ? 100 : Number.POSITIVE_INFINITY));
const from = Number(values.from);
const shown = Number(values.history);
const parallel = Number(values.parallel);
const chosen = positionals.length === 0 ? stories : stories.filter(({ name }) => positionals.includes(name));

if (values.help) say(usage);
else if (values.list) for (const { name, purpose } of stories) say(`${name.padEnd(20)} tries ${purpose}`);
else if (
  chosen.length < new Set(positionals).size ||
  ![seconds, seeds, from + 1, shown + 1, parallel].every((n) => n > 0)
) {
  say(usage);
  process.exitCode = 2;
} else process.exitCode = parallel > 1 ? await playInProcesses() : await playAll();

async function playInProcesses(): Promise<number> {
  const processes = Array.from({ length: parallel }, (_, index) => {
    const own = ['--from', `${from + index * 1_000_000}`, '--history', `${shown}`];
    if (values.seeds !== undefined) own.push('--seeds', values.seeds);
    if (values.seconds !== undefined) own.push('--seconds', values.seconds);
    return playInProcess([...positionals, ...own]);
  });
  const counts = await Promise.all(processes);
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

function playInProcess(words: readonly string[]): Promise<{ readonly passed: number; readonly failed: number }> {
  const child = spawn(process.execPath, [import.meta.filename, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return new Promise((resolve) => {
    child.once('close', () => {
      const counted = /^(\d+) passed, (\d+) failed$/m.exec(text);
      say(text.replace(/^\d+ passed, \d+ failed\n/m, '').trimEnd());
      // A process that ends without its count has failed.
      resolve({ passed: Number(counted?.[1] ?? 0), failed: Number(counted?.[2] ?? 1) });
    });
  });
}

async function playAll(): Promise<number> {
  await using ground = await openSimulationGround();
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  const failures: StoryOutcome[] = [];
  let played = 0;
  let virtualMillis = 0;
  let saidAt = 0;
  for (let seed = from; seed < from + seeds && elapsed() < seconds; seed++) {
    for (const story of chosen) {
      if (elapsed() >= seconds) break;
      const outcome = await playStory(ground, story, seed);
      played += 1;
      virtualMillis += outcome.virtualMillis;
      if (outcome.failure !== undefined) {
        failures.push(outcome);
        tell(outcome);
      }
    }
    if (elapsed() - saidAt < 5) continue;
    saidAt = elapsed();
    say(`  seed ${seed}: ${played} played, ${failures.length} failed, ${hours(virtualMillis)} of virtual time`);
  }
  say(`${played} runs in ${elapsed().toFixed(1)} s, ${hours(virtualMillis)} of virtual time`);
  for (const { story, seed, failure } of failures) say(`FAILED ${story} ${seed}: ${firstLine(failure?.reason ?? '')}`);
  say(`${played - failures.length} passed, ${failures.length} failed`);
  return failures.length === 0 && played > 0 ? 0 : 1;
}

function tell({ story, seed, failure }: StoryOutcome): void {
  if (failure === undefined) return;
  say(`\nFAILED ${story}, seed ${seed}`);
  for (const line of failure.history.slice(-shown)) say(line.slice(0, 240));
  say(failure.reason);
  say(`Play it again: npm run simulate -- ${story} --from ${seed} --seeds 1\n`);
}

function hours(millis: number): string {
  return `${(millis / 3_600_000).toFixed(1)} h`;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
