import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OperatorError } from '@realmwright/kernel/errors';
import { printConfig, writeConfigPage } from './config-page.ts';
import { configOf, loadConfig } from './load-config.ts';
import { settingSections } from './settings.ts';

const nowhere = '/nonexistent/realm';

test('without a file and variables the defaults are in force, and every default is valid', async () => {
  const { config, origins, warnings } = await loadConfig({ dataFolder: nowhere, environment: {} });
  assert.equal(config.network.loginPort, 3724);
  assert.equal(config.network.bind, '127.0.0.1');
  assert.deepEqual(config.realm.builds, [5875, 8606, 12340]);
  assert.equal(origins.get('network.loginPort'), 'default');
  assert.deepEqual(warnings, []);
});

test('the environment overrides, and an empty variable counts as absent', async () => {
  const environment = { REALMWRIGHT_LOGIN_PORT: '4000', REALMWRIGHT_BIND: '', REALMWRIGHT_REALM_BUILDS: '12340, 5875' };
  const { config, origins } = await loadConfig({ dataFolder: nowhere, environment });
  assert.equal(config.network.loginPort, 4000);
  assert.equal(config.network.bind, '127.0.0.1');
  assert.deepEqual(config.realm.builds, [12340, 5875]);
  assert.equal(origins.get('network.loginPort'), 'REALMWRIGHT_LOGIN_PORT');
});

test('everything wrong is told at once, in sentences that name the place and the demand', async () => {
  const environment = { REALMWRIGHT_LOGIN_PORT: 'many', REALMWRIGHT_REALM_KIND: 'odd', REALMWRIGHT_REALM_BUILDS: '1' };
  await assert.rejects(loadConfig({ dataFolder: nowhere, environment }), (error) => {
    assert.ok(error instanceof OperatorError);
    assert.match(error.message, /REALMWRIGHT_LOGIN_PORT .* whole number from 0 to 65535, not "many"/);
    assert.match(error.message, /REALMWRIGHT_REALM_KIND .* one of normal, pvp/);
    assert.match(error.message, /REALMWRIGHT_REALM_BUILDS .* 5875, 8606, 12340/);
    return true;
  });
});

test('a misspelt variable is pointed out with the one that was meant', async () => {
  const { warnings } = await loadConfig({ dataFolder: nowhere, environment: { REALMWRIGHT_LOGINPORT: '1' } });
  assert.match(warnings[0] ?? '', /REALMWRIGHT_LOGINPORT means nothing. Did you mean REALMWRIGHT_LOGIN_PORT\?/);
});

test('H-13: secrets are neither printed nor repeated in complaints', async () => {
  const canary = `postgresql://user:canary${'x'.repeat(5_000)}@host/db`;
  const fine = { REALMWRIGHT_DATABASE_URL: 'postgresql://user:canary@host/db' };
  assert.doesNotMatch(printConfig(await loadConfig({ dataFolder: nowhere, environment: fine })), /canary/);
  await assert.rejects(
    loadConfig({ dataFolder: nowhere, environment: { REALMWRIGHT_DATABASE_URL: canary } }),
    (error) => {
      return error instanceof OperatorError && !error.message.includes('canary');
    },
  );
});

test('every setting has a meaning and an environment name of its own, and stands on the reference page', () => {
  const settings = settingSections.flatMap((section) => section.settings);
  assert.equal(new Set(settings.map(({ environmentName }) => environmentName)).size, settings.length);
  const page = writeConfigPage();
  for (const { path, environmentName, says } of settings) {
    assert.match(environmentName, /^REALMWRIGHT_[A-Z0-9_]+$/);
    assert.ok(says.endsWith('.') && page.includes(`\`${path}\``));
  }
});

test('a value that holds itself is told like any other wrong value', () => {
  const text = 'network:\n  bind: &a [*a]\nrealm: &b\n  name: *b\n';
  assert.throws(() => configOf({ path: 'realm.yaml', text, environment: {} }), {
    name: 'OperatorError',
    message: /realm\.name in .*, not a group of names\.[\s\S]*network\.bind in .*, not a list\./,
  });
});

test('aliases that lead nowhere or multiply without end are told like any other fault of the file', () => {
  const bomb =
    'a: &a [1, 1, 1, 1]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: &d [*c, *c, *c, *c]\ne: [*d, *d, *d]\n';
  for (const text of ['realm: *a', '{*a}', bomb]) {
    assert.throws(() => configOf({ path: 'realm.yaml', text, environment: {} }), {
      name: 'OperatorError',
      message: /realm\.yaml is not YAML: .*alias/,
    });
  }
});
