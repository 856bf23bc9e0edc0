import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/**
 * URL of the PostgreSQL server for tests. Test files run in processes of their own, so the embedded server is kept by a
 * keeper process: each test process holds a connection to it, and it ends the server soon after the last one is gone,
 * whatever way that went.
 */
export function testServerUrl(): Promise<string> {
  const given = process.env['REALMWRIGHT_TEST_DATABASE_URL'];
  url ??= given === undefined ? joinKeeper() : Promise.resolve(given);
  return url;
}

/** The folder of the shared test server: one per account and checkout, on the machine's temporary disk. */
export function testServerFolder(): string {
  const checkout = createHash('sha256')
    .update(import.meta.url)
    .digest('hex')
    .slice(0, 8);
  return join(tmpdir(), `realmwright-test-${userInfo().username}-${checkout}`);
}

/** Where the keeper listens. */
export function keeperAddress(folder: string): string {
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\${createHash('sha256').update(folder).digest('hex')}`
    : join(folder, 'keeper');
}

let url: Promise<string> | undefined;

/** First start of the server on a slow machine, milliseconds. */
const patience = 60_000;

async function joinKeeper(): Promise<string> {
  const folder = testServerFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(100)) {
    const answer = await askKeeper(keeperAddress(folder));
    if (answer !== undefined) return answer;
    await startKeeper(folder);
  }
  throw new Error(`the PostgreSQL server for tests did not start; its log is in ${folder}`);
}

/** The open connection is the statement "I still need it"; it does not keep this process alive. */
function askKeeper(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket: Socket = connect(address);
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (!text.endsWith('\n')) return;
      socket.unref();
      resolve(text.trim());
    });
    socket.on('error', () => resolve(undefined));
    socket.on('close', () => resolve(undefined));
  });
}

/** Several processes may start one at once: whoever makes the lock folder is the keeper, the others leave. */
async function startKeeper(folder: string): Promise<void> {
  const program = fileURLToPath(new URL('./test-postgres-keeper.ts', import.meta.url));
  const keeper = spawn(process.execPath, [program, folder], { detached: true, stdio: 'ignore' });
  keeper.unref();
  await new Promise((resolve) => {
    keeper.once('spawn', resolve);
    keeper.once('error', resolve);
  });
  await sleep(200);
}
