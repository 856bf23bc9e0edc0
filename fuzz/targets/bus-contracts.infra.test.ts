import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root } from '../../scripts/command.ts';

test('every file of contracts is among those whose messages are tried', () => {
  const tried = readFileSync(new URL('./bus-contracts.fuzz.ts', import.meta.url), 'utf8');
  const files = globSync('packages/*/src/**/*.contract.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  const declaring = files.filter((file) => !file.endsWith('/refusals.contract.ts'));
  assert.ok(declaring.length > 10);
  const names = declaring.map((file) => file.replace(/^packages\/([^/]+)\/src\/(.*)\.ts$/, '@realmwright/$1/$2'));
  assert.deepEqual(
    names.filter((name) => !tried.includes(`'${name}'`)),
    [],
  );
});
