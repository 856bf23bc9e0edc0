import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { InvariantError } from '@realmwright/kernel/errors';
import { openPinoLog } from './pino-log.ts';

test('H-13, A-17: an event is one line of JSON with its fields; errors bring words and facts, and nothing else they carry', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'log '));
  try {
    const file = join(folder, 'realm.log');
    const log = openPinoLog({ level: 'info', file });
    const error = Object.assign(new InvariantError('it broke', { where: 'here' }), { client: { password: 'canary' } });
    log.with({ role: 'world' }).error('step-failed', { error, money: 12n });
    log.debug('too-quiet');
    log.flush();
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    assert.equal(lines.length, 1);
    assert.doesNotMatch(lines[0] ?? '', /canary/);
    const { level, event, role, money, error: told } = JSON.parse(lines[0] ?? '');
    assert.deepEqual(
      { level, event, role, money },
      { level: 'error', event: 'step-failed', role: 'world', money: '12' },
    );
    assert.equal(told.message, 'it broke');
    assert.deepEqual(told.facts, { where: 'here' });
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  } finally {
    await rm(folder, { recursive: true });
  }
});
