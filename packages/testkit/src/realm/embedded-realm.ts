import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Address } from '../client/login-client.ts';
import { findFreePort } from './free-port.ts';
import { RealmProcess } from './realm-process.ts';
import type { RealmHost } from './test-realm.ts';

/** Milliseconds in which a realm opens on a busy machine, the making of its database included. */
const OPENS_WITHIN = 180_000;

/** The realm as `npm start` runs it: one process, the embedded database, a data folder of its own. */
export async function openEmbeddedRealm(settings: Readonly<Record<string, string>>): Promise<RealmHost> {
  const folder = await mkdtemp(join(tmpdir(), 'realmwright tale '));
  const [login, gateway, http, realtime] = await Promise.all([
    findFreePort(),
    findFreePort(),
    findFreePort(),
    findFreePort(),
  ]);
  const environment = {
    REALMWRIGHT_DATA: join(folder, 'data'),
    REALMWRIGHT_LOGIN_PORT: `${login}`,
    REALMWRIGHT_GATEWAY_PORT: `${gateway}`,
    REALMWRIGHT_HTTP_PORT: `${http}`,
    REALMWRIGHT_REALTIME_PORT: `${realtime}`,
    ...settings,
  };
  const httpAddress: Address = { host: '127.0.0.1', port: http };
  let running: RealmProcess | undefined;
  const host: RealmHost = {
    shape: 'embedded',
    login: { host: '127.0.0.1', port: login },
    http: httpAddress,
    realtime: { host: '127.0.0.1', port: realtime },
    dataFolder: environment.REALMWRIGHT_DATA,
    command: (words) => RealmProcess.run(words, environment),
    kill: async () => {
      running?.kill();
      await running?.exited;
    },
    open: async () => {
      const started = RealmProcess.start(['start'], environment);
      running = started;
      await started.whenReady(async () => started.output.includes('realm open'), OPENS_WITHIN);
    },
    close: async () => {
      await running?.stop();
    },
    dispose: async () => {
      // A killed realm leaves its database behind; opening and closing it once more is how a person would clean up.
      if (running?.hasExited === true && (await running.exited) !== 0) await host.open();
      await running?.stop();
      await rm(folder, { recursive: true, force: true });
    },
    output: () => running?.output ?? '',
  };
  await host.open();
  return host;
}

/** Whether the realm says that it can do its work. */
export async function isReady({ host, port }: Address): Promise<boolean> {
  try {
    const answer = await fetch(`http://${host}:${port}/ready`, { signal: AbortSignal.timeout(2000) });
    return answer.ok;
  } catch {
    return false;
  }
}
