import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { shape, startRealm } from '@realmwright/testkit/realm';
import { scratchFolder } from '@realmwright/testkit/realm/scratch-folder';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());
const scratch = await scratchFolder();
after(() => scratch.remove());
const { host, port } = realm.host.http;

test('health, readiness and metrics are served', async () => {
  for (const path of ['health', 'ready']) {
    const answer = await fetch(`http://${host}:${port}/${path}`);
    assert.equal(answer.status, 200, path);
  }
  const metrics = await (await fetch(`http://${host}:${port}/metrics`)).text();
  assert.match(metrics, /^# HELP \w+/m);
  assert.match(metrics, /^\w+(\{[^}]*\})? [0-9.e+-]+$/m);
});

test('an unknown page is 404 and tells nothing about the server', async () => {
  const answer = await fetch(`http://${host}:${port}/no/such/page`);
  assert.equal(answer.status, 404);
  assert.doesNotMatch(await answer.text(), /node_modules|\.ts:|at .*\(/);
});

test('operators’ commands work from the console', async () => {
  assert.match(await realm.command('console', '.server info'), /Hollowmere/);
  assert.match(await realm.command('console', '.help'), /account/);
});

test('a busy port is told in a sentence that names it, and nothing is left running', async () => {
  const folder = await scratch.make('other realm');
  const words = shape === 'distributed' ? ['serve', '--roles', 'login'] : ['start', '--data', folder];
  const { code, output } = await realm.host.command(words);
  assert.notEqual(code, 0);
  assert.match(output, new RegExp(`port|${realm.host.login.port}`, 'i'));
  assert.doesNotMatch(output, /\n +at /, 'no stack trace');
});

test('a folder of something else is not touched', async () => {
  const folder = await scratch.make('holiday pictures', { 'beach.txt': 'sand' });
  const { code, output } = await realm.host.command(['start', '--data', folder]);
  assert.notEqual(code, 0);
  assert.doesNotMatch(output, /\n +at /, 'no stack trace');
  assert.deepEqual(await scratch.list('holiday pictures'), ['beach.txt']);
});

test('a backup brings everything back, and a second one is refused where it would destroy', async () => {
  const file = scratch.path('realm.backup');
  if (shape === 'distributed') {
    const { code, output } = await realm.host.command(['backup', file]);
    assert.notEqual(code, 0);
    assert.match(output, /pg_dump/);
    return;
  }
  const { client, credentials } = await realm.player(12340, { name: 'Preserved' }, { role: 'operator' });
  await client.logOut();
  await realm.command('backup', file);
  const later = await realm.player(12340, { name: 'Forgotten' });
  later.client.connection.destroy();
  const running = await realm.host.command(['restore', file, '--replace']);
  assert.notEqual(running.code, 0, 'a running realm is not overwritten');
  await realm.host.close();
  const unforced = await realm.host.command(['restore', file]);
  assert.notEqual(unforced.code, 0, 'data that is there is not overwritten by accident');
  await realm.command('restore', file, '--replace');
  await realm.host.open();
  const again = await realm.enterAs(12340, credentials, 'Preserved');
  assert.equal(again.guid, client.guid);
  await assert.rejects(realm.enterAs(12340, later.credentials, 'Forgotten'));
});
