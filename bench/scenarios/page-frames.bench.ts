import { openBrowser, PagePlayer } from '@realmwright/testkit/client/page-player';
import { startRealm } from '@realmwright/testkit/realm';
import { RealmProcess } from '@realmwright/testkit/realm/realm-process';
import { until } from '@realmwright/testkit/waiting';
import { tracePage } from '../load/page-trace.ts';
import { rounded } from '../load/statistics.ts';
import type { Scenario, ScenarioOptions, ScenarioReport } from '../scenario.ts';

/** What a frame of the page costs with a crowd in view. */
export const pageFrames: Scenario = {
  name: 'page-frames',
  goals: ['page: 8 ms'],
  minutes: 3,
  purpose:
    'Script and layout of each frame of the page of play, processor time of its main thread from a trace of Chromium, with the crowd of game clients walking by night on a square that the picture shows, since lamps are painted then as well; tasks of more than 50 ms are counted. Timers, messages and garbage between two frames count with the first of them: Chromium draws in software, at half sharpness, a few times a second, so that each frame has several times the messages of one of a screen.',
  run: runPageFrames,
};

/** Script and layout of a frame at the 95th percentile, milliseconds. Origin: the goal of the pages. */
const FRAME_MILLIS = 8;
/** Side of the square on which the crowd walks: less than the picture shows, yards. */
const FIELD_YARDS = 24;
/** Hour of the realm's day: it is dark for long enough. */
const NIGHT_HOUR = 22;

async function runPageFrames({ quick, counts, progress }: ScenarioOptions): Promise<ScenarioReport> {
  const settings = {
    REALMWRIGHT_REALM_CAPACITY: '2000',
    REALMWRIGHT_WORLD_CALENDAR_OFFSET_MINUTES: `${minutesUntil(NIGHT_HOUR)}`,
  };
  await using realm = await startRealm(settings, 'embedded');
  const browser = await openBrowser();
  const rows: (readonly (string | number)[])[] = [];
  const verdicts: ScenarioReport['verdicts'][number][] = [];
  try {
    const credentials = await realm.account();
    await using page = await PagePlayer.visit(browser, realm.host.http, { drawsAllFrames: true });
    await page.signIn(credentials);
    await page.create('Frieda');
    await page.enter('Frieda');
    for (const count of counts ?? (quick ? [0, 40] : [0, 100, 300])) {
      await using crowd = await walkers(realm, count);
      progress(`${count} walkers are on their way`);
      await crowd.isSeenBy(page);
      const { frames, longTasks } = await tracePage(browser, page, quick ? 4_000 : 15_000);
      const sorted = frames.toSorted((one, other) => one - other);
      const at = (share: number): number => rounded(sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN, 2);
      const longest = longTasks.length === 0 ? 0 : rounded(Math.max(...longTasks), 1);
      rows.push([count, frames.length, at(0.5), at(0.95), at(0.99), longTasks.length, longest]);
      if (count < 300) continue;
      const measured = `${at(0.95)} ms with ${count} movers, ${longTasks.length} long tasks`;
      verdicts.push({
        goal: pageFrames.goals[0] ?? '',
        measured,
        reached: at(0.95) <= FRAME_MILLIS && longTasks.length === 0,
      });
    }
  } finally {
    await browser.close();
  }
  return {
    columns: ['walkers', 'frames', 'ms p50', 'ms p95', 'ms p99', 'long tasks', 'longest ms'],
    rows,
    verdicts,
  };
}

/** How far a clock must be set forward to show an hour. */
function minutesUntil(hour: number): number {
  const now = new Date();
  return (hour * 60 - now.getUTCHours() * 60 - now.getUTCMinutes() + 1_440) % 1_440;
}

/** Game clients that walk about where newcomers begin, until they are disposed of. */
async function walkers(realm: Awaited<ReturnType<typeof startRealm>>, count: number) {
  if (count === 0) return { isSeenBy: async () => undefined, [Symbol.asyncDispose]: async () => undefined };
  const pattern = `walk${count}x{}`;
  await realm.command('account', 'create', '--count', `${count}`, '--pattern', pattern, '--password', 'loadbot');
  const { host, port } = realm.host.login;
  const crowd = RealmProcess.startExample('bin/realmwright.js', [
    'crowd',
    ...['--login', `${host}:${port}`, '--count', `${count}`, '--accounts', pattern],
    ...['--behaviour', 'wander', '--field', `${FIELD_YARDS}`, '--duration', '10m'],
  ]);
  const seen = async ({ page }: PagePlayer): Promise<number> =>
    Number.parseInt((await page.getByLabel('Who is here').getByRole('button').first().textContent()) ?? '', 10);
  return {
    // All of them, but for a few whose login a busy machine has lost.
    isSeenBy: (page: PagePlayer) =>
      until(async () => (await seen(page)) >= count * 0.9, {
        what: `${count} walkers in view`,
        within: 180_000,
        seen: () => crowd.output.slice(-500),
      }),
    [Symbol.asyncDispose]: async () => void (await crowd.stop()),
  };
}
