import { randomBytes } from 'node:crypto';
import type { Running } from '@realmwright/kernel/running';
import type { RealmConfig } from '@realmwright/platform/config/realm-config';
import { readMigrations } from '@realmwright/platform/database/migration-files';
import { migrate } from '@realmwright/platform/database/migrations';
import { openRoles } from './distributed.ts';
import { type EmbeddedOptions, type EmbeddedRealm, openEmbeddedRealm } from './embedded.ts';
import { untilEndIsAsked } from './end-signals.ts';
import { projectFolder } from './project-folder.ts';
import type { RoleName } from './role-setting.ts';

export { readVersion } from './project-folder.ts';
export { type RoleName, roleNames } from './role-setting.ts';

/** How a run tells its person what happens. */
export interface Narrator {
  progress(message: string): void;
  open(realm: EmbeddedRealm, millis: number): void;
  ending(reason: string): void;
}

/**
 * Opens the embedded realm and keeps it until a signal, an operator or a failure ends it. Gives the exit code. A restart
 * asks for the options anew, so that a changed configuration counts.
 * @throws OperatorError when it cannot open
 */
export async function runEmbeddedRealm(
  first: Omit<EmbeddedOptions, 'onProgress'>,
  chooseAnew: () => Promise<Omit<EmbeddedOptions, 'onProgress'>>,
  narrator: Narrator,
): Promise<number> {
  const end = untilEndIsAsked();
  for (let options = first; ; options = await chooseAnew()) {
    const startedAt = performance.now();
    const realm = await openEmbeddedRealm({ ...options, onProgress: (message) => narrator.progress(message) });
    narrator.open(realm, performance.now() - startedAt);
    const wish = await Promise.race([realm.endWished, end]);
    narrator.ending(wish.reason);
    await realm.stop();
    if (!wish.isRestart) return wish.isFailure ? 1 : 0;
  }
}

export interface ServeOptions {
  readonly dataFolder: string;
  readonly config: RealmConfig;
  readonly configFile: string | undefined;
  readonly roles: readonly RoleName[];
  /** Name of this process in the cluster; made up when absent. */
  readonly place: string | undefined;
  readonly worker: { readonly index: number; readonly count: number };
}

/**
 * Runs some roles over NATS until a signal or an operator ends them. Gives the exit code. A restart asks for the options
 * anew.
 * @throws OperatorError
 */
export async function runRoles(
  first: ServeOptions,
  chooseAnew: () => Promise<ServeOptions>,
  onOpen: (group: RunningRoles) => void,
): Promise<number> {
  const end = untilEndIsAsked();
  const madeUp = `p${randomBytes(4).toString('hex')}`;
  for (let options = first; ; options = await chooseAnew()) {
    const place = options.place ?? madeUp;
    const group = await openRoles({ ...options, place });
    onOpen({ place, addresses: group.addresses });
    const wish = await Promise.race([group.endWished, end]);
    await drainAndStop(group);
    if (!wish.isRestart) return wish.isFailure ? 1 : 0;
  }
}

/** What a person is told of a process that serves roles. */
export interface RunningRoles {
  readonly place: string;
  readonly addresses: EmbeddedRealm['addresses'];
}

async function drainAndStop(running: Running): Promise<void> {
  await running.drain();
  await running.stop();
}

/** Brings a configured database up to date; gives the names of the steps. @throws OperatorError */
export async function migrateDatabase(url: string, onStep: (name: string) => void): Promise<readonly string[]> {
  return migrate({ url, migrations: await readMigrations(projectFolder), onStep: ({ name }) => onStep(name) });
}
