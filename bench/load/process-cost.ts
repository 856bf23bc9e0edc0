import { readdirSync, readFileSync } from 'node:fs';

/** What a tree of processes has used so far. */
export interface ProcessCost {
  /** CPU seconds, user and system, of all its processes. */
  readonly cpuSeconds: number;
  /** Proportional set size in bytes: shared pages are divided among those that share them. */
  readonly pssBytes: number;
  /** Number of processes in the tree. */
  readonly processCount: number;
}

/** The kernel's clock ticks per second; 100 on every Linux that Node runs on. */
const clockTicksPerSecond = 100;

/** CPU seconds of a process and all its descendants (Linux, `/proc`). Cheap enough to call around a measurement. */
export function cpuSecondsOf(rootPid: number): number {
  return familyOf(rootPid).reduce((sum, pid) => sum + cpuSecondsOfOne(pid), 0);
}

/** CPU and memory of a process and all its descendants (Linux, `/proc`). Reading PSS walks page tables: not for hot loops. */
export function costOf(rootPid: number): ProcessCost {
  const family = familyOf(rootPid);
  return {
    cpuSeconds: family.reduce((sum, pid) => sum + cpuSecondsOfOne(pid), 0),
    pssBytes: family.reduce((sum, pid) => sum + pssOfOne(pid), 0),
    processCount: family.length,
  };
}

/** CPU microseconds that this thread has used, whatever else the machine does meanwhile. */
export function threadMicros(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

function familyOf(rootPid: number): number[] {
  const childrenOf = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const parent = statOf(pid)?.[1];
    if (parent === undefined) continue;
    const siblings = childrenOf.get(Number(parent));
    if (siblings === undefined) childrenOf.set(Number(parent), [pid]);
    else siblings.push(pid);
  }
  const family = [rootPid];
  for (const pid of family) family.push(...(childrenOf.get(pid) ?? []));
  return family;
}

function cpuSecondsOfOne(pid: number): number {
  const stat = statOf(pid);
  return stat === undefined ? 0 : (Number(stat[11]) + Number(stat[12])) / clockTicksPerSecond;
}

function pssOfOne(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0; // the process ended between the listing and the reading
  }
}

/** The fields of `/proc/PID/stat` behind the command name (which may hold spaces): state, parent, ... */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
