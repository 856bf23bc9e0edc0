import { readFileSync } from 'node:fs';
import type { EndWish } from './embedded.ts';

/** How often the program that started us is looked for, milliseconds. */
const parentPeriod = 1_000;
/** A second signal after this time means that the person is out of patience, milliseconds. */
const impatienceAfter = 1_500;

/**
 * Resolves at the first SIGINT, SIGTERM or SIGHUP, or when the npm or launcher that started us is gone without telling
 * (killed): a realm that nobody can see any more should not hold its ports. A later second signal ends the process at
 * once.
 */
export function untilEndIsAsked(): Promise<EndWish> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const ask = (reason: string) => {
      if (askedAt !== undefined) {
        if (performance.now() - askedAt > impatienceAfter) process.exit(130);
        return;
      }
      askedAt = performance.now();
      resolve({ reason, isFailure: false, isRestart: false });
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ask(`received ${signal}`));
    if (!isHangupIgnored()) process.on('SIGHUP', () => ask('the terminal is gone'));
    const starter = findStarter();
    if (starter === undefined) return;
    setInterval(() => isAlive(starter) || ask('the program that started the realm is gone'), parentPeriod).unref();
  });
}

/** The nearest `npm` above us, past the shell that it uses. `undefined` when started in another way. */
function findStarter(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  let pid = process.ppid;
  for (let depth = 0; depth < 4 && pid > 1; depth++) {
    try {
      const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      if (/^npm |^\S*node\S* \S*(npm-cli|npx-cli|bin\/realmwright)\.js/.test(commandLine)) return pid;
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      pid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** `nohup` says that the realm is to outlive the terminal, and a handler of ours would undo that. */
function isHangupIgnored(): boolean {
  if (process.platform !== 'linux') return false;
  const ignored = /^SigIgn:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return ignored !== undefined && (BigInt(`0x${ignored}`) & 1n) === 1n;
}

/** A killed process that its own parent has not noticed yet counts as gone. */
function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}
