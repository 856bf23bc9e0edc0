import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { OperatorError } from '@realmwright/kernel/errors';
import { chooseDataFolder, claimDataFolder } from './data-folder.ts';

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'data folder '));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the option wins over the environment, and a checkout keeps its realm to itself', () => {
  const choice = { named: undefined, environment: {}, projectFolder: '/home/ann/realmwright' };
  assert.equal(chooseDataFolder(choice), '/home/ann/realmwright/.realmwright');
  assert.equal(chooseDataFolder({ ...choice, environment: { REALMWRIGHT_DATA: '/data' } }), '/data');
  assert.equal(chooseDataFolder({ ...choice, named: '/mine', environment: { REALMWRIGHT_DATA: '/data' } }), '/mine');
  const installed = chooseDataFolder({ ...choice, projectFolder: '/usr/lib/node_modules/realmwright' });
  assert.doesNotMatch(installed, /node_modules/);
});

test('a new folder is made and closed to others, and found again', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'new', 'realm');
    await claimDataFolder(path);
    await claimDataFolder(path);
    assert.equal((await stat(path)).mode & 0o777, 0o700);
  }));

test('a folder with only a configuration file is taken, one with other things is refused and left alone', () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, 'realmwright.yaml'), '');
    await claimDataFolder(folder);
    const foreign = join(folder, 'foreign');
    await mkdir(foreign);
    await writeFile(join(foreign, 'thesis.tex'), '');
    await assert.rejects(claimDataFolder(foreign), (error) => {
      return (
        error instanceof OperatorError &&
        error.message.includes('thesis.tex') &&
        error.message.includes('REALMWRIGHT_DATA')
      );
    });
    await assert.rejects(stat(join(foreign, 'realm.json')));
  }));

test('a folder of an unknown format is refused', () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, 'realm.json'), '{"format":99}');
    await assert.rejects(claimDataFolder(folder), /format 99/);
  }));

test('a place where nobody can make a folder is refused, also where the system says that it is not there', async () => {
  await assert.rejects(claimDataFolder('/proc/realmwright/data'), OperatorError);
});
