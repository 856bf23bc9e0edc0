import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

test('accounts are created, listed, granted roles, locked and banned', async () => {
  await realm.command('account', 'create', 'HANNELORE', 'secret1');
  assert.match(await realm.command('account', 'list'), /HANNELORE/);
  await realm.command('account', 'grant', 'HANNELORE', 'operator');
  assert.match(await realm.command('account', 'list', '--contains', 'hanne'), /HANNELORE +operator/);
  await realm.command('account', 'lock', 'HANNELORE');
  assert.match(await realm.command('account', 'list', '--contains', 'hanne'), /locked/);
  await realm.command('account', 'unlock', 'HANNELORE');
  await realm.command('account', 'ban', 'HANNELORE', '--for', '2h', '--reason', 'a test');
  assert.match(await realm.command('account', 'list', '--contains', 'hanne'), /banned/);
  await realm.command('account', 'unban', 'HANNELORE');
});

test('a name that is taken is refused with a sentence and an exit code', async () => {
  await realm.command('account', 'create', 'TWICE', 'secret1');
  const { code, output } = await realm.host.command(['account', 'create', 'twice', 'secret1']);
  assert.notEqual(code, 0);
  assert.match(output, /already/);
  assert.doesNotMatch(output, /\n +at /, 'no stack trace');
});

test('five hundred accounts for a load test are there within seconds', async () => {
  const begun = performance.now();
  await realm.command('account', 'create', '--count', '500', '--pattern', 'loadbot{}', '--password', 'loadbot');
  assert.ok(performance.now() - begun < 120_000);
  assert.match(await realm.command('account', 'list', '--contains', 'loadbot', '--limit', '1000'), /LOADBOT500/);
});

test('a password that is left out is made and shown once', async () => {
  assert.match(await realm.command('account', 'create', 'FORGETFUL'), /password +\S{8,}/);
});

test('config prints the effective values and no secret', async () => {
  const output = await realm.command('config');
  assert.match(output, /loginPort/);
  assert.doesNotMatch(output, /postgres(ql)?:\/\/[^\s]*:[^\s]*@/);
});

test('a misspelt command and a missing argument are answered with usage', async () => {
  for (const words of [
    ['acount', 'list'],
    ['account', 'create', '--count', '3'],
  ]) {
    const { code, output } = await realm.host.command(words);
    assert.notEqual(code, 0);
    assert.ok(output.trim().length > 0);
    assert.doesNotMatch(output, /\n +at /, 'no stack trace');
  }
});
