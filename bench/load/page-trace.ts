import type { PageBrowser, PagePlayer } from '@realmwright/testkit/client/page-player';

/** What a page's main thread did, from a trace of the browser. Milliseconds of its processor time. */
export interface PageTrace {
  /** Script and layout of each frame. */
  readonly frames: readonly number[];
  /** Tasks of more than 50 ms, which a person notices. */
  readonly longTasks: readonly number[];
}

/** An event of a trace, as far as it is read: microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly tdur?: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** Script and layout, and not what paints: those are done by threads of their own. */
const counted = new Set([
  'FireAnimationFrame',
  'TimerFire',
  'EventDispatch',
  'HandlePostMessage',
  'WebSocketReceive',
  'FunctionCall',
  'RunMicrotasks',
  'MinorGC',
  'MajorGC',
  'Layout',
  'UpdateLayoutTree',
  'PrePaint',
]);
const LONG_MILLIS = 50;

/** Traces a page for so many milliseconds. */
export async function tracePage(browser: PageBrowser, { page }: PagePlayer, millis: number): Promise<PageTrace> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'blink.user_timing', 'v8'] });
  await page.waitForTimeout(millis);
  const trace: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(String(await browser.stopTracing()));
  return readTrace(trace.traceEvents);
}

function readTrace(events: readonly TraceEvent[]): PageTrace {
  const main = mainThread(events);
  const own = events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === main?.pid && tid === main.tid)
    .toSorted((one, other) => one.ts - other.ts);
  const tasks = own.filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask');
  const longTasks = tasks.map(({ tdur = 0 }) => tdur / 1_000).filter((task) => task > LONG_MILLIS);
  const frames: number[] = [];
  let sum: number | undefined;
  let until = 0;
  let frameEnd = 0;
  let at = 0;
  for (const { name, ts, tdur = 0, dur = 0 } of own) {
    // What runs inside of something that is counted is counted with it.
    if (!counted.has(name) || ts < until) continue;
    until = ts + dur;
    // Everything that asks for a frame gets it in one task; the next such task is the next frame.
    if (name === 'FireAnimationFrame' && ts >= frameEnd) {
      if (sum !== undefined) frames.push(sum / 1_000);
      sum = 0;
      while (at < tasks.length && endOf(tasks[at]) <= ts) at++;
      frameEnd = Math.max(until, endOf(tasks[at]));
    }
    if (sum !== undefined) sum += tdur;
  }
  return { frames, longTasks };
}

function endOf(event: TraceEvent | undefined): number {
  return event === undefined ? 0 : event.ts + (event.dur ?? 0);
}

/** The thread that runs the page: the one on which frames are fired. */
function mainThread(events: readonly TraceEvent[]): { readonly pid: number; readonly tid: number } | undefined {
  return events.find(({ name }) => name === 'FireAnimationFrame');
}
