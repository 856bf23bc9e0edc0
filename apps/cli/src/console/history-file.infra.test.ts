import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { HistoryFile } from './history-file.ts';

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'realmwright history '));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('lines come back newest first, and only their owner can read the file', async () => {
  await inFolder(async (folder) => {
    const history = new HistoryFile(folder);
    assert.deepEqual(await history.read(), []);
    await history.add('.gps Ann');
    await history.add('.server info');
    assert.deepEqual(await new HistoryFile(folder).read(), ['.server info', '.gps Ann']);
    assert.equal((await stat(join(folder, 'console-history'))).mode & 0o777, 0o600);
  });
});

test('a file that others could read is closed to them, and a long one is cut', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'console-history');
    await writeFile(path, Array.from({ length: 2_500 }, (_, i) => `line ${i}\n`).join(''));
    await chmod(path, 0o644);
    const lines = await new HistoryFile(folder).read();
    assert.deepEqual([lines.length, lines[0]], [1_000, 'line 2499']);
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.equal((await readFile(path, 'utf8')).split('\n').length, 1_001);
  });
});

test('a folder that is not there keeps nothing and stops nobody', async () => {
  const history = new HistoryFile(join(tmpdir(), 'realmwright no such folder'));
  await history.add('.gps');
  assert.deepEqual(await history.read(), []);
});
