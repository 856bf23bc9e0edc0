import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Address } from '../client/login-client.ts';
import { startNatsServer } from '../nats-server.ts';
import { testServerUrl } from '../test-postgres.ts';
import { isReady } from './embedded-realm.ts';
import { findFreePort } from './free-port.ts';
import { RealmProcess } from './realm-process.ts';
import type { RealmHost } from './test-realm.ts';

/** Roles of each process. Services first: the others ask them. */
const processes = ['services,http', 'world', 'gateway,login', 'realtime'] as const;
const OPENS_WITHIN = 180_000;

/** The realm as `realmwright serve` runs it: processes of one or two roles over NATS, and a database of its own in PostgreSQL. */
export async function openDistributedRealm(settings: Readonly<Record<string, string>>): Promise<RealmHost> {
  const folder = await mkdtemp(join(tmpdir(), 'realmwright tale '));
  const nats = await startNatsServer();
  const database = await createDatabase();
  const [login, gateway, http, realtime] = await Promise.all([
    findFreePort(),
    findFreePort(),
    findFreePort(),
    findFreePort(),
  ]);
  const environment = {
    REALMWRIGHT_DATA: join(folder, 'data'),
    REALMWRIGHT_DATABASE_URL: database.url,
    REALMWRIGHT_NATS_URL: nats.url,
    REALMWRIGHT_BUS_PREFIX: `tale${randomBytes(4).toString('hex')}`,
    REALMWRIGHT_SECRET_KEY: randomBytes(32).toString('base64'),
    REALMWRIGHT_LOGIN_PORT: `${login}`,
    REALMWRIGHT_GATEWAY_PORT: `${gateway}`,
    REALMWRIGHT_HTTP_PORT: `${http}`,
    REALMWRIGHT_REALTIME_PORT: `${realtime}`,
    ...settings,
  };
  const httpAddress: Address = { host: '127.0.0.1', port: http };
  let running: RealmProcess[] = [];
  async function serve(at: number): Promise<void> {
    const started = RealmProcess.start(['serve', '--roles', processes[at] ?? ''], environment);
    running[at] = started;
    await started.whenReady(async () => started.output.includes('serving '), OPENS_WITHIN);
  }

  const host: RealmHost = {
    shape: 'distributed',
    login: { host: '127.0.0.1', port: login },
    http: httpAddress,
    realtime: { host: '127.0.0.1', port: realtime },
    dataFolder: environment.REALMWRIGHT_DATA,
    command: (words) => RealmProcess.run(words, environment),
    anotherEdge: async () => {
      const port = await findFreePort();
      const own = { ...environment, REALMWRIGHT_REALTIME_PORT: `${port}` };
      const edge = RealmProcess.start(['serve', '--roles', 'realtime'], own);
      running.push(edge);
      await edge.whenReady(async () => edge.output.includes('serving '), OPENS_WITHIN);
      return {
        socket: `ws://127.0.0.1:${port}/realtime`,
        kill: async () => {
          edge.kill();
          await edge.exited;
        },
      };
    },
    kill: async () => {
      for (const one of running) one.kill();
      await Promise.all(running.map((one) => one.exited));
    },
    replaceRealtime: async () => {
      const at = processes.indexOf('realtime');
      const former = running[at];
      former?.kill();
      await former?.exited;
      return { ready: serve(at) };
    },
    open: async () => {
      running = [];
      for (const at of processes.keys()) await serve(at);
      const [first] = running;
      await first?.whenReady(() => isReady(httpAddress), OPENS_WITHIN);
    },
    close: async () => {
      for (const one of running.toReversed()) await one.stop();
    },
    dispose: async () => {
      await host.close();
      await database.drop();
      await nats.stop();
      await rm(folder, { recursive: true, force: true });
    },
    output: () => running.map((one) => one.output).join('\n'),
  };
  const migrated = await host.command(['migrate']);
  if (migrated.code !== 0) throw new Error(`the database could not be migrated:\n${migrated.output}`);
  await host.open();
  return host;
}

async function createDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const server = await testServerUrl();
  const name = `tale_${randomBytes(6).toString('hex')}`;
  await query(server, `create database ${name}`);
  // Not through URL, which refuses the empty host of a server that is reached through a socket in a folder.
  const url = server.replace(/^(postgres(?:ql)?:\/\/[^/]*)\/[^?]*/, `$1/${name}`);
  return { url, drop: () => query(server, `drop database if exists ${name} with (force)`) };
}

async function query(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
