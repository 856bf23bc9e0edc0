import { cpuSecondsOf } from './process-cost.ts';
import { percentile, rounded } from './statistics.ts';

/** One mover's state as the workload defines it: position in yards, facing in radians. */
export interface Mover {
  x: number;
  y: number;
  orientation: number;
}

/** A connected client of some server under comparison. */
export interface ZoneClient {
  /**
   * Sends a mover's state: one for each 100 ms of its way. `movedAt` is when it was there, `sentAt` now; a load that has
   * too much to do is late, and its movers must not seem to run for it.
   */
  move(mover: Mover, sentAt: number, movedAt: number): void;
  close(): void;
}

/** Told of each update that a probe has decoded and checked: which mover, and when that movement was sent. */
export type OnUpdate = (mover: number, sentAt: number) => void;

/** How the crowd reaches one kind of server. */
export interface ZoneAdapter {
  /**
   * Connects client `index`, standing at `mover`. `onUpdate` must be called, for probes only, once per decoded and
   * checked update of another mover, with that mover's index and the moment at which it was sent (`performance.now()` of
   * this process).
   */
  connect(index: number, mover: Mover, probe: boolean, onUpdate: OnUpdate): Promise<ZoneClient>;
}

/** What one run of the zone workload gave. */
export interface ZoneResult {
  readonly clients: number;
  /** Server CPU microseconds per delivered update, over all server processes. */
  readonly cpuMicrosPerUpdate: number;
  readonly serverCpuPercent: number;
  readonly clientCpuPercent: number;
  readonly updatesPerClientPerSecond: number;
  /**
   * Updates that arrived of those that were due: moves of others well within sight of a probe. A run counts only with
   * `leastDelivered` of them.
   */
  readonly deliveredShare: number;
  /** From the client's move to the decoded update at another client, both in the load's own process. */
  readonly latencyP50Millis: number;
  readonly latencyP99Millis: number;
  readonly joinSeconds: number;
  readonly movesPerSecond: number;
}

/** Radius within which one sees another, yards. */
export const sightYards = 100;
/** Movers within sight of each, on average, by the choice of the field's side. */
const visibleTarget = 25;
const moveEveryMillis = 100;
const stepYards = 0.7;
const warmUpMillis = 2_500;
/** Time in which an update must arrive to count as delivered, milliseconds. */
const lateMillis = 1_000;
/** Clients whose incoming bytes are decoded and checked; the others only drain their sockets. */
const probeCount = 40;
/** Share of the due updates without which a run is not compared with others. */
export const leastDelivered = 0.99;
/**
 * Within this distance of a probe a move is due to it. Nearer than sight, because servers look only some times a second
 * at who sees whom, so that who crosses the edge of sight is told of a little early or late.
 */
const dueYards = 85;

/** Side of the square field on which `count` movers see about 24 others each. */
export function fieldSide(count: number): number {
  return Math.sqrt((count * Math.PI * sightYards ** 2) / visibleTarget);
}

/** What a run is to be. */
export interface ZonePlan {
  readonly count: number;
  /** Side of the field, yards: `fieldSide(count)` for W2; `spotSide` for W1, where all see all. */
  readonly side: number;
  readonly measureMillis: number;
}

/** Side of a field on which everybody is due to everybody, yards. */
export const spotSide = 60;

/**
 * `count` clients walk at random over a field, 10 moves a second each with phases spread evenly; the load runs in this
 * process, `serverPid` is the root of the server's process tree.
 */
export async function runZoneCrowd(
  adapter: ZoneAdapter,
  { count, side, measureMillis }: ZonePlan,
  serverPid: number,
): Promise<ZoneResult> {
  const movers = Array.from(
    { length: count },
    (): Mover => ({ x: Math.random() * side, y: Math.random() * side, orientation: Math.random() * 2 * Math.PI }),
  );
  let measuring = false;
  /** When the moves were sent of which it is counted how many arrive. */
  const window = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  let updates = 0;
  let dueCount = 0;
  let arrivedCount = 0;
  const latencies: number[] = [];
  const probes = Math.min(side === spotSide ? spotProbeCount : probeCount, count);
  const isNear = (probe: number, mover: number): boolean => {
    const [one, other] = [movers[probe], movers[mover]];
    return one !== undefined && other !== undefined && Math.hypot(one.x - other.x, one.y - other.y) < dueYards;
  };
  const onUpdateOf = (probe: number): OnUpdate => {
    return (mover, sentAt) => {
      if (sentAt >= window.from && sentAt <= window.to && isNear(probe, mover)) arrivedCount++;
      if (!measuring) return;
      updates++;
      latencies.push(performance.now() - sentAt);
    };
  };
  const joinStarted = performance.now();
  const clients: ZoneClient[] = [];
  for (let first = 0; first < count; first += joinBatch) {
    const batch = movers.slice(first, first + joinBatch);
    clients.push(
      ...(await Promise.all(
        batch.map((mover, k) => adapter.connect(first + k, mover, first + k < probes, onUpdateOf(first + k))),
      )),
    );
  }
  const joinSeconds = (performance.now() - joinStarted) / 1000;
  await sleep(1_200);
  let moves = 0;
  const started = performance.now();
  const due = clients.map((_, index) => started + (index / count) * moveEveryMillis);
  const beat = setInterval(() => {
    const now = performance.now();
    for (let index = 0; index < count; index++) {
      const mover = movers[index];
      const client = clients[index];
      if (mover === undefined || client === undefined) continue;
      for (let movedAt = due[index] ?? Number.POSITIVE_INFINITY; movedAt <= now; movedAt += moveEveryMillis) {
        due[index] = movedAt + moveEveryMillis;
        walk(mover, side);
        client.move(mover, performance.now(), movedAt);
        moves++;
        if (!measuring) continue;
        for (let probe = 0; probe < probes; probe++) if (probe !== index && isNear(probe, index)) dueCount++;
      }
    }
  }, 4);
  await sleep(warmUpMillis);
  const before = { server: cpuSecondsOf(serverPid), own: process.cpuUsage(), at: performance.now(), moves };
  window.from = performance.now();
  measuring = true;
  await sleep(measureMillis);
  measuring = false;
  window.to = performance.now();
  const seconds = (performance.now() - before.at) / 1000;
  const serverCpu = cpuSecondsOf(serverPid) - before.server;
  const own = process.cpuUsage(before.own);
  // What was sent at the end of the window is still on its way.
  await sleep(lateMillis);
  clearInterval(beat);
  for (const client of clients) client.close();
  latencies.sort((a, b) => a - b);
  const perClient = updates / probes / seconds;
  return {
    clients: count,
    cpuMicrosPerUpdate: rounded((serverCpu * 1e6) / (perClient * count * seconds), 3),
    serverCpuPercent: rounded((serverCpu / seconds) * 100, 1),
    clientCpuPercent: rounded((own.user + own.system) / 1e4 / seconds, 1),
    updatesPerClientPerSecond: rounded(perClient, 1),
    deliveredShare: rounded(arrivedCount / dueCount, 4),
    latencyP50Millis: rounded(percentile(latencies, 0.5), 1),
    latencyP99Millis: rounded(percentile(latencies, 0.99), 1),
    joinSeconds: rounded(joinSeconds, 2),
    movesPerSecond: Math.round((moves - before.moves) / seconds),
  };
}

const joinBatch = 10;
/** In one spot a probe decodes everybody's movement, so that few of them are as much work as many in a zone. */
const spotProbeCount = 8;

/** A random walk that turns round at the field's edge. */
function walk(mover: Mover, side: number): void {
  mover.orientation = (mover.orientation + (Math.random() - 0.5) * 0.2 + 2 * Math.PI) % (2 * Math.PI);
  const x = mover.x + Math.cos(mover.orientation) * stepYards;
  const y = mover.y + Math.sin(mover.orientation) * stepYards;
  if (x < 0 || y < 0 || x > side || y > side) {
    mover.orientation = (mover.orientation + Math.PI) % (2 * Math.PI);
    return;
  }
  mover.x = x;
  mover.y = y;
}

function sleep(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
