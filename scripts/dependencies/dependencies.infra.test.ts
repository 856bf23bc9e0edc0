import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../command.ts';
import { cruiseTree } from './cruise-tree.ts';
import { plantedCompany, plantedViolations } from './planted.ts';
import { dependencyRules } from './rules.ts';

const tree = realpathSync(mkdtempSync(join(tmpdir(), 'realmwright-planted-')));
after(() => rmSync(tree, { recursive: true, force: true }));

/** A tree with the real manifests, so that the real `exports` decide what resolves, and with planted sources. */
function plant(): void {
  const installed = join(tree, 'node_modules');
  mkdirSync(join(installed, '@realmwright'), { recursive: true });
  for (const name of readdirSync(join(root, 'packages'))) {
    mkdirSync(join(tree, 'packages', name), { recursive: true });
    cpSync(join(root, 'packages', name, 'package.json'), join(tree, 'packages', name, 'package.json'));
    symlinkSync(join(tree, 'packages', name), join(installed, '@realmwright', name));
  }
  for (const name of ['pg', 'fastify', 'fast-check', 'vite', '@recast-navigation/core']) {
    mkdirSync(join(installed, name), { recursive: true });
    writeFileSync(join(installed, name, 'package.json'), JSON.stringify({ name, main: 'main.js' }));
    writeFileSync(join(installed, name, 'main.js'), '');
  }
  const planted = plantedViolations.map(({ from, text }): [string, string] => [from, text]);
  for (const [path, text] of [...planted, ...Object.entries(plantedCompany)]) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), `${text}\n`);
  }
}

plant();
const report = await cruiseTree(tree, ['packages', 'apps', 'acceptance', 'simulation']);

for (const { rule, from } of plantedViolations) {
  test(`${rule} fires on its planted violation`, () => {
    const fired = report.violations.filter((violation) => violation.from === from).map((violation) => violation.rule);
    assert.ok(fired.includes(rule), `in ${from} fired: ${fired.join(', ') || 'nothing'}`);
  });
}

test('every rule has a planted violation', () => {
  const planted = new Set(plantedViolations.map(({ rule }) => rule));
  const without = dependencyRules.map(({ name }) => name ?? '').filter((name) => !planted.has(name));
  assert.deepEqual(without, []);
});

test('nothing fires in the files that do the same where it is allowed', () => {
  const expected = new Set(plantedViolations.map(({ from }) => from));
  const unexpected = report.violations.filter(({ from }) => !expected.has(from));
  assert.deepEqual(unexpected, []);
});
