import { execFileSync } from 'node:child_process';

/**
 * What a test needs decides where it runs.
 * - `unit`: memory only (`*.test.ts`, `*.prop.test.ts`, `*.replay.test.ts`);
 * - `embedded`: sockets, processes and the embedded PostgreSQL, all of which npm brings (`*.infra.test.ts`), and the
 *   acceptance stories on the embedded realm;
 * - `machine`: what must be installed on the machine: the infrastructure tests again on the machine's PostgreSQL, those
 *   of NATS, those on a second version of Node, the acceptance stories on the distributed realm, and those that a browser
 *   plays (`*.browser.accept.ts`, in both shapes).
 */
export const testGroups = ['unit', 'embedded', 'machine'] as const;
export type TestGroup = (typeof testGroups)[number];

/** The groups in which a file runs; none for what is not a test. */
export function groupsOf(path: string): readonly TestGroup[] {
  if (path.startsWith('acceptance/')) {
    if (path.endsWith('.browser.accept.ts')) return ['machine'];
    return path.endsWith('.accept.ts') ? ['embedded', 'machine'] : [];
  }
  if (!path.endsWith('.test.ts')) return [];
  if (!path.endsWith('.infra.test.ts')) return ['unit'];
  if (needsNats(path) || needsOtherNode(path)) return ['machine'];
  return needsDatabase(path) ? ['embedded', 'machine'] : ['embedded'];
}

/** Tests of the NATS adapter carry the server's name, as in `nats-bus.infra.test.ts`. */
const needsNats = (path: string): boolean => /(^|[/.-])nats[.-]/.test(path);

/** Tests that run a second version of Node, which they get from the npm registry, as in `replay.other-node.infra.test.ts`. */
const needsOtherNode = (path: string): boolean => path.includes('.other-node.');

/** Stores and the database adapter run once more against the machine's PostgreSQL. */
const needsDatabase = (path: string): boolean =>
  /\.store\.infra\.test\.ts$|\/migrations\/|packages\/platform\/src\/database\//.test(path);

/** The test files of the working tree that run in `group`, sorted; `only` narrows them to paths that contain it. */
export function listTests(root: string, group: TestGroup, only?: string): readonly string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '*.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const paths = [...new Set(list.split('\0'))].filter((path) => groupsOf(path).includes(group));
  return paths.filter((path) => only === undefined || path.includes(only)).sort();
}
