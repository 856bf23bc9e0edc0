import { type ChildProcess, spawn } from 'node:child_process';

/** A server under measurement. Its whole process tree belongs to `pid`. */
export interface ServerProcess {
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts `node FILE ...arguments` and waits, 60 s at most, until it prints a line with `ready`. */
export async function startServer(
  command: readonly [string, ...string[]],
  options: { readonly ready: string; readonly env?: Readonly<Record<string, string>>; readonly cwd?: string },
): Promise<ServerProcess> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inheritedEnvironment(), NODE_ENV: 'production', ...options.env },
    cwd: options.cwd,
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const deadline = setTimeout(() => reject(new Error(`not ready after 60 s:\n${output}`)), 60_000);
    const read = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-8_000);
      if (!output.includes(options.ready)) return;
      clearTimeout(deadline);
      resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready:\n${output}`)));
  });
  return { pid: child.pid ?? 0, stop: () => stop(child) };
}

/** This process's environment without what is addressed to the bench itself. */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('REALMWRIGHT_BENCH_')));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(patience);
}
