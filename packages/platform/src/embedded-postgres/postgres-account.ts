import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';

/**
 * The account under which the PostgreSQL programs run. They refuse the superuser, so a realm that was started by root
 * gives them the account "nobody"; every other account runs them as itself.
 */
export interface PostgresAccount {
  /** The owner that the data folder and the socket folder must have; `undefined` for the account of this process. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  /** Whether that account may pass through folders that only root may enter. */
  readonly passesClosedFolders: boolean;
  spawn(program: string, args: readonly string[], options: SpawnOptions): ChildProcess;
}

/** The numeric account "nobody" of Linux distributions. */
const nobody = { uid: 65_534, gid: 65_534 } as const;

/**
 * Finds out what this machine allows. `setpriv` of util-linux is used where it is: it lets the programs of a root realm
 * reach a data folder below root's closed home folder, and has the kernel end PostgreSQL in an orderly way (SIGINT)
 * when the realm is killed. Both are comforts: without it PostgreSQL works, and orphans are found at the next start.
 */
export function choosePostgresAccount(): PostgresAccount {
  const isRoot = process.getuid?.() === 0;
  const endWithParent = ['--pdeathsig', 'INT'];
  if (isRoot) {
    const asNobody = ['--reuid', `${nobody.uid}`, '--regid', `${nobody.gid}`, '--clear-groups'];
    // Containers often withhold one of the two rights; the first alone is enough as well.
    for (const rights of ['+dac_override,+dac_read_search', '+dac_override']) {
      const full = [...asNobody, '--inh-caps', rights, '--ambient-caps', rights, ...endWithParent];
      if (setprivAllows(full)) return accountOver(['setpriv', ...full], nobody, true);
    }
    return {
      owner: nobody,
      passesClosedFolders: false,
      spawn: (program, args, options) => spawn(program, args, { ...options, ...nobody }),
    };
  }
  return accountOver(setprivAllows(endWithParent) ? ['setpriv', ...endWithParent] : [], undefined, true);
}

function accountOver(
  prefix: readonly string[],
  owner: PostgresAccount['owner'],
  passesClosedFolders: boolean,
): PostgresAccount {
  return {
    owner,
    passesClosedFolders,
    spawn: (program, args, options) => {
      const [first = program, ...rest] = [...prefix, program, ...args];
      return spawn(first, rest, options);
    },
  };
}

function setprivAllows(args: readonly string[]): boolean {
  if (process.platform !== 'linux') return false;
  return spawnSync('setpriv', [...args, 'true'], { stdio: 'ignore', timeout: 5_000 }).status === 0;
}
