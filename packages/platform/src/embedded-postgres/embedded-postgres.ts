import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '@realmwright/kernel/errors';
import { Client } from 'pg';
import { makeSocketFolder } from '../control/socket-folder.ts';
import { choosePostgresAccount, type PostgresAccount } from './postgres-account.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { findPostmasterFile, isLivingPostmaster } from './postmaster-file.ts';

/** A PostgreSQL server of our own that lives as long as this process. */
export interface EmbeddedPostgres {
  /** URL of a database of this server; without a name, the realm's. */
  url(database?: string): string;
  /** Process number of the server. */
  readonly pid: number;
  /** Resolves when the server has ended, asked or not. */
  readonly ended: Promise<void>;
  /** Orderly end: open transactions are rolled back, everything committed is on disk. Idempotent. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder of the realm; the server takes `postgres/`, `postgres.log`, `postgres.password` and a socket in `run/`. */
  readonly dataFolder: string;
  /** Told what takes time, in words for the person who waits. */
  readonly onProgress?: (message: string) => void;
  /** Server settings beyond ours. Tests give up durability here. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Name of the superuser and of the realm's database. */
const realmwright = 'realmwright';
const port = 5432;
const socketName = `.s.PGSQL.${port}`;
/** A first start after a crash replays the log; on a slow disk that takes a while, milliseconds. */
const startLimit = 120_000;

/**
 * Few processes and little memory, because it shares a laptop with the realm; full durability. `io_method=sync` saves
 * the three workers that PostgreSQL 18 starts otherwise.
 */
const ownSettings: Readonly<Record<string, string>> = {
  max_connections: '60',
  shared_buffers: '32MB',
  io_method: 'sync',
  jit: 'off',
  huge_pages: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
  max_worker_processes: '4',
  autovacuum_max_workers: '1',
  autovacuum_worker_slots: '1',
  max_logical_replication_workers: '0',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

/**
 * Starts the server of a data folder; makes the cluster when there is none. A server that an earlier, killed realm has
 * left behind in the same folder is ended first, so the caller must own the data folder (see `control/realm-lock`).
 * @throws OperatorError with what to do, when the folder, the binaries or the account do not allow it
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = choosePostgresAccount();
  const binaries = await findPostgresBinaries({ forEverybody: account.owner !== undefined });
  const cluster = join(options.dataFolder, 'postgres');
  const log = join(options.dataFolder, 'postgres.log');
  if (!account.passesClosedFolders) await letPass(options.dataFolder);
  await endOrphan(cluster, options.onProgress);
  const password = await findOrMakePassword(join(options.dataFolder, 'postgres.password'), account);
  await requireCluster({ cluster, log, account, binaries, options });
  await readdir(cluster).catch(() => {
    throw new OperatorError(
      'This root account may not enter folders of other accounts, as in a container without CAP_DAC_OVERRIDE, and PostgreSQL refuses to run as root. Start the realm as an ordinary account.',
    );
  });
  const address = await chooseAddress(options.dataFolder, account);
  const settings = { ...ownSettings, ...address.settings, ...options.settings };
  const server = await launch({ cluster, log, account, binaries, settings });
  const url = (database = realmwright) =>
    `postgresql://${realmwright}:${password}@/${encodeURIComponent(database)}?host=${encodeURIComponent(address.host)}&port=${address.port}`;
  await requireDatabase(url('postgres')).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  return {
    url,
    pid: server.pid,
    ended: server.ended,
    stop: server.stop,
  };
}

/** Without the right to pass closed folders, "nobody" needs to get through ours; it still can list and read nothing. */
async function letPass(folder: string): Promise<void> {
  await chmod(folder, 0o711);
}

async function endOrphan(cluster: string, onProgress: EmbeddedPostgresOptions['onProgress']): Promise<void> {
  const left = await findPostmasterFile(cluster);
  if (left === undefined || !(await isLivingPostmaster(left.pid, cluster))) return;
  onProgress?.('ending the database server that an earlier run has left behind');
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(left.pid, signal);
    } catch (error) {
      const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
      if (isGone) return;
      throw new OperatorError(
        `Another account runs a PostgreSQL (process ${left.pid}) in ${cluster}. End it, or choose another data folder with REALMWRIGHT_DATA.`,
      );
    }
    for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(20)) {
      if (!(await isLivingPostmaster(left.pid, cluster))) return;
    }
  }
}

/** Sockets of a closed folder need none; on systems without them, and against other programs of "nobody", this guards. */
async function findOrMakePassword(path: string, account: PostgresAccount): Promise<string> {
  const known = await readFile(path, 'utf8').catch(() => '');
  if (known.trim() !== '') return known.trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(path, `${password}\n`, { mode: 0o600 });
  if (account.owner !== undefined && !account.passesClosedFolders)
    await chown(path, account.owner.uid, account.owner.gid);
  return password;
}

interface ClusterWork {
  readonly cluster: string;
  readonly log: string;
  readonly account: PostgresAccount;
  readonly binaries: PostgresBinaries;
  readonly options: EmbeddedPostgresOptions;
}

async function requireCluster(work: ClusterWork): Promise<void> {
  const found = (await readFile(join(work.cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (found === '') return makeCluster(work);
  if (found !== `${work.binaries.major}`) {
    throw new OperatorError(
      `The database in ${work.cluster} was made by PostgreSQL ${found}, and this version brings ${work.binaries.major}. Back it up with the version that made it (\`realmwright backup\`) and restore it into a new data folder.`,
    );
  }
}

/** A cluster appears under its name only when it is complete, so a kill during the first start does no harm. */
async function makeCluster({ cluster, log, account, binaries, options }: ClusterWork): Promise<void> {
  options.onProgress?.('creating the database (first start only)');
  const unfinished = `${cluster}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (account.owner !== undefined) await chown(unfinished, account.owner.uid, account.owner.gid);
  const args = [
    ...['--pgdata', unfinished, '--username', realmwright, '--encoding', 'UTF8', '--no-instructions'],
    ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...['--auth', 'scram-sha-256', '--pwfile', join(options.dataFolder, 'postgres.password')],
    ...(options.settings?.['fsync'] === 'off' ? ['--no-sync'] : []),
  ];
  const output = await open(log, 'a', 0o600);
  try {
    const child = account.spawn(binaries.initdb, args, { stdio: ['ignore', output.fd, output.fd] });
    const code = await exitOf(child);
    if (code !== 0) throw await failure('The database cannot be created', log, account);
  } finally {
    await output.close();
  }
  await rename(unfinished, cluster);
}

interface Address {
  readonly host: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
}

async function chooseAddress(dataFolder: string, account: PostgresAccount): Promise<Address> {
  if (process.platform === 'win32') {
    const free = await findFreePort();
    return { host: '127.0.0.1', port: free, settings: { listen_addresses: '127.0.0.1', port: `${free}` } };
  }
  const folder = await makeSocketFolder(dataFolder, 'run', socketName, account.owner);
  const settings = {
    listen_addresses: '',
    unix_socket_directories: `"${folder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: `${port}`,
  };
  return { host: folder, port, settings };
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new OperatorError('This machine gives no free port.');
  return address.port;
}

interface Launch {
  readonly cluster: string;
  readonly log: string;
  readonly account: PostgresAccount;
  readonly binaries: PostgresBinaries;
  readonly settings: Readonly<Record<string, string>>;
}

async function launch({ cluster, log, account, binaries, settings }: Launch) {
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const output = await open(log, 'a', 0o600);
  await chmod(log, 0o600);
  // A group of its own: Ctrl-C reaches everything in the terminal's group at once, and the realm must save first.
  const child = account.spawn(binaries.postgres, args, { stdio: ['ignore', output.fd, output.fd], detached: true });
  await output.close();
  let hasEnded = false;
  const ended = exitOf(child).then(() => {
    hasEnded = true;
  });
  const { pid } = child;
  for (const deadline = Date.now() + startLimit; ; await sleep(10)) {
    if (hasEnded || pid === undefined) throw await failure('The database server does not start', log, account);
    const file = await findPostmasterFile(cluster);
    if (file?.pid === pid && file.status === 'ready') break;
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      throw await failure('The database server did not become ready in two minutes', log, account);
    }
  }
  let stopping: Promise<void> | undefined;
  const end = async () => {
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      child.kill(signal);
      const inTime = await Promise.race([ended.then(() => true), sleep(15_000, false, { ref: false })]);
      if (inTime) return;
    }
  };
  const stop = () => {
    stopping ??= end();
    return stopping;
  };
  return { pid, ended, stop };
}

async function requireDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [realmwright]);
    if (rowCount === 0) await client.query(`create database ${realmwright}`);
  } finally {
    await client.end();
  }
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('exit', (code) => resolve(code ?? -1));
  });
}

/** The server's own last words say more than any guess; the commonest trouble of root realms gets a hint. */
async function failure(what: string, log: string, account: PostgresAccount): Promise<OperatorError> {
  const text = await readFile(log, 'utf8').catch(() => '');
  const last = text
    .trimEnd()
    .split('\n')
    .filter((line) => /error|fatal|panic|could not|cannot|hint/i.test(line))
    .slice(-2)
    .join(' ');
  const hint = account.passesClosedFolders
    ? ''
    : ' PostgreSQL runs as "nobody" here and cannot enter folders that are closed to it: choose a data folder outside of them with REALMWRIGHT_DATA.';
  return new OperatorError(`${what}: ${last === '' ? 'it left no reason' : last}.${hint} The whole log is in ${log}.`);
}
