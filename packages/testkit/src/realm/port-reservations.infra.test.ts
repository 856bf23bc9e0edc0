import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { PortReservations } from './port-reservations.ts';

const folder = mkdtempSync(join(tmpdir(), 'realmwright-ports-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const module = new URL('./port-reservations.ts', import.meta.url).href;

/** What another process is answered that asks for these ports and ends. */
function takenElsewhere(...ports: readonly number[]): unknown {
  const code = `import { PortReservations } from ${JSON.stringify(module)};
    const reservations = new PortReservations(${JSON.stringify(folder)});
    console.log(JSON.stringify(${JSON.stringify(ports)}.map((port) => reservations.take(port))));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' });
  return JSON.parse(stdout);
}

test('a port is given once while the process that has it lives, and again when it has ended', () => {
  const reservations = new PortReservations(folder);
  assert.deepEqual(takenElsewhere(20_001, 20_002), [true, true]);
  assert.deepEqual(readdirSync(folder), [], 'what ended has given its ports back');
  assert.equal(reservations.take(20_001), true);
  assert.equal(reservations.take(20_001), false);
  assert.deepEqual(takenElsewhere(20_001, 20_002), [false, true]);
});

test('what a killed process has left behind is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(folder, '20003'), String(pid));
  writeFileSync(join(folder, '20004'), 'nonsense');
  const reservations = new PortReservations(folder);
  assert.equal(reservations.take(20_003), true);
  assert.equal(reservations.take(20_004), true);
});
