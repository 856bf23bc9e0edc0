import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findFreePort } from '@realmwright/testkit/realm/free-port';

/** Servers that the machine must bring, and the browser that plays the stories of the pages; each comes from the Debian package of the same row. */
const wanted = [
  { program: 'nats-server', package: 'nats-server', folders: ['/usr/sbin', '/usr/local/bin'] },
  { program: 'postgres', package: 'postgresql', folders: postgresFolders() },
  { program: 'redis-server', package: 'redis-server', folders: ['/usr/bin', '/usr/local/bin'] },
  { program: 'chromium', package: 'chromium', folders: ['/usr/bin', '/usr/local/bin'] },
] as const;

/** Sentences that name what must be installed; empty when nothing is missing. */
export function missingServers(): readonly string[] {
  return wanted
    .filter(({ program, folders }) => findProgram(program, folders) === undefined)
    .map(
      ({ program, package: name }) =>
        `${program} is missing: install the Debian package ${name} (apt-get install ${name}).`,
    );
}

/** Servers started for one test run, with the addresses that tests read from their environment. */
export interface MachineServers extends AsyncDisposable {
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts NATS, PostgreSQL and Redis of this machine on free ports of the loopback, with throw-away data. */
export async function startMachineServers(): Promise<MachineServers> {
  const folder = mkdtempSync(join(tmpdir(), 'realmwright-machine-'));
  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(end));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [nats, postgres, redis] = await Promise.all([findFreePort(), findFreePort(), findFreePort()]);
    const program = (name: (typeof wanted)[number]['program']): string => {
      const row = wanted.find((candidate) => candidate.program === name);
      const path = row === undefined ? undefined : findProgram(row.program, row.folders);
      if (path === undefined) throw new Error(`${name} is missing`);
      return path;
    };
    children.push(spawn(program('nats-server'), ['-a', '127.0.0.1', '-p', `${nats}`], { stdio: 'ignore' }));
    const redisArguments = ['--bind', '127.0.0.1', '--port', `${redis}`, '--save', '', '--dir', folder];
    children.push(spawn(program('redis-server'), redisArguments, { stdio: 'ignore' }));
    children.push(startPostgres(program('postgres'), folder, postgres));
    await Promise.all([nats, postgres, redis].map((port) => untilOpen(port, 20_000)));
    return {
      environment: {
        REALMWRIGHT_TEST_NATS_URL: `nats://127.0.0.1:${nats}`,
        REALMWRIGHT_TEST_DATABASE_URL: `postgresql://realmwright@127.0.0.1:${postgres}/postgres`,
        REALMWRIGHT_TEST_REDIS_URL: `redis://127.0.0.1:${redis}`,
        REALMWRIGHT_TEST_CHROMIUM: program('chromium'),
      },
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** PostgreSQL refuses root, so there it runs as the user that its Debian package made. */
function startPostgres(server: string, folder: string, port: number): ChildProcess {
  const asUser = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  const home = mkdtempSync(join(folder, 'postgresql-'));
  const data = join(home, 'data');
  if (asUser.length > 0) {
    const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    for (const path of [folder, home]) chownSync(path, id('-u'), id('-g'));
  }
  const initdb = server.replace(/postgres$/, 'initdb');
  const [first = initdb, ...rest] = [...asUser, initdb, '-D', data, '-U', 'realmwright', '-A', 'trust', '-E', 'UTF8'];
  execFileSync(first, [...rest, '--no-locale', '--no-sync'], { stdio: ['ignore', 'ignore', 'pipe'], cwd: home });
  const options = [
    '-D',
    data,
    '-p',
    `${port}`,
    '-k',
    home,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'max_connections=200',
  ];
  const [command = server, ...rest2] = [...asUser, server, ...options, '-c', 'fsync=off'];
  return spawn(command, rest2, { stdio: 'ignore', cwd: home });
}

function postgresFolders(): readonly string[] {
  const top = '/usr/lib/postgresql';
  try {
    const versions = readdirSync(top).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(top, version, 'bin'));
  } catch {
    return [];
  }
}

function findProgram(name: string, folders: readonly string[]): string | undefined {
  const path = (process.env['PATH'] ?? '').split(delimiter);
  return [...folders, ...path].map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function untilOpen(port: number, within: number): Promise<void> {
  const deadline = performance.now() + within;
  while (!(await isOpen(port))) {
    if (performance.now() > deadline) throw new Error(`no server opened port ${port} within ${within} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const tell = (isConnected: boolean) => (): void => {
      socket.destroy();
      resolve(isConnected);
    };
    socket.once('connect', tell(true));
    socket.once('error', tell(false));
  });
}

/** Asks a server to end and insists after five seconds. */
function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const insist = setTimeout(() => child.kill('SIGKILL'), 5000);
    child.once('exit', () => {
      clearTimeout(insist);
      resolve();
    });
    child.kill('SIGINT');
  });
}
