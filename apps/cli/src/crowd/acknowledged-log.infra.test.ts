import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Acknowledged, AcknowledgedLog, readPromises } from './acknowledged-log.ts';

const folder = await mkdtemp(join(tmpdir(), 'realmwright log '));
after(() => rm(folder, { recursive: true, force: true }));
const place = { map: 0, x: 1, y: 2, z: 3 };

async function promisesOf(name: string, actions: readonly Acknowledged[]) {
  const file = join(folder, name);
  const log = new AcknowledgedLog(file);
  for (const action of actions) log.write({ at: 1, account: 'ANN1', build: 5875, character: 'Ann', ...action });
  await log.close();
  return await readPromises(file);
}

test('the place of a logout and the newest money are promised', async () => {
  const [promised] = await promisesOf('left', [
    { action: 'created' },
    { action: 'money', copper: 10 },
    { action: 'entered', place: { ...place, x: 9 } },
    { action: 'said', text: 'hello' },
    { action: 'money', copper: 25 },
    { action: 'left', place },
  ]);
  assert.deepEqual(promised, { account: 'ANN1', build: 5875, character: 'Ann', place, copper: 25 });
});

test('who entered again has no promised place until the next logout', async () => {
  const [promised] = await promisesOf('entered', [
    { action: 'left', place },
    { action: 'entered', place },
  ]);
  assert.equal(promised?.place, undefined);
});

test('a log that is not one of a crowd is refused with the number of its line', async () => {
  const file = join(folder, 'foreign');
  await appendFile(file, '{"at":1}\n');
  await assert.rejects(readPromises(file), /Line 1 of/);
  await assert.rejects(readPromises(join(folder, 'absent')), /There is no file/);
});
