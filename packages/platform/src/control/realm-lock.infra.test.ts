import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { OperatorError } from '@realmwright/kernel/errors';
import { acquireRealmLock } from './realm-lock.ts';

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'realm lock '));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a held lock refuses others with a sentence that names the process', () =>
  inFolder(async (folder) => {
    const lock = await acquireRealmLock(folder);
    await assert.rejects(acquireRealmLock(folder), (error) => {
      return error instanceof OperatorError && error.message.includes(`process ${process.pid}`);
    });
    await lock.release();
    await (await acquireRealmLock(folder)).release();
  }));

test('the lock of a killed process is taken over at once', () =>
  inFolder(async (folder) => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
    await writeFile(join(folder, 'realm.lock'), `${child.pid} some-boot 1234`);
    const startedAt = performance.now();
    const lock = await acquireRealmLock(folder);
    assert.ok(performance.now() - startedAt < 2_000, 'a living process with another start time is not the holder');
    await lock.release();
    child.kill('SIGKILL');
  }));
