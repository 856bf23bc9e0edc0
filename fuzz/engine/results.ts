import { readFileSync, writeFileSync } from 'node:fs';
import type { FuzzReport } from './fuzz-job.ts';

/** What is behind a target, over all runs that were saved. */
export interface TargetResult {
  readonly executions: number;
  readonly seconds: number;
  readonly runs: number;
  /** Branches that were taken in the run that took most, of those that its code had. */
  readonly edges: number;
  readonly branches: number;
}

/** Every saved result by the name of its target. */
export function savedResults(): Readonly<Record<string, TargetResult>> {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Adds a run to what is saved. */
export function addRun(target: string, report: FuzzReport): void {
  const all = savedResults();
  const before = all[target] ?? { executions: 0, seconds: 0, runs: 0, edges: 0, branches: 0 };
  const isBetter = report.edges >= before.edges;
  const after: TargetResult = {
    executions: before.executions + report.executions,
    seconds: Math.round(before.seconds + report.seconds),
    runs: before.runs + 1,
    edges: isBetter ? report.edges : before.edges,
    branches: isBetter ? report.branches : before.branches,
  };
  const sorted = Object.entries({ ...all, [target]: after }).sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
}

const file = new URL('../results.json', import.meta.url);
