import assert from 'node:assert/strict';
import { appendFile, readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { startRealm } from '@realmwright/testkit/realm';
import { scratchFolder } from '@realmwright/testkit/realm/scratch-folder';
import { until } from '@realmwright/testkit/waiting';

const realm = await startRealm();
const scratch = await scratchFolder();
after(async () => {
  await realm[Symbol.asyncDispose]();
  await scratch.remove();
});

const { host, port } = realm.host.login;
const log = scratch.path('crowd.jsonl');
const crowd = ['crowd', '--login', `${host}:${port}`, '--password', 'crowdpw', '--accounts', 'crowd{}'];
const verify = ['crowd', 'verify', '--login', `${host}:${port}`, '--password', 'crowdpw', '--log', log];

test('nine bots of three builds live in the world for some seconds and everything acknowledged is true', async () => {
  await realm.command('account', 'create', '--count', '9', '--pattern', 'crowd{}', '--password', 'crowdpw');
  const words = ['--count', '9', '--behaviour', 'talk', '--duration', '25s', '--log', log, '--json'];
  const { code, output } = await realm.host.command([...crowd, ...words]);
  const summary = JSON.parse(output.slice(output.indexOf('\n{') + 1, output.lastIndexOf('}') + 1));
  assert.equal(code, 0, output);
  assert.deepEqual([summary.disconnects, summary.lost], [{}, []]);
  const { created, entered, left, money, said } = summary.acknowledged;
  assert.deepEqual([created, entered, left, money], [9, 9, 9, 9]);
  assert.ok(said >= 9 && summary.sayEcho.count === said, `${said} said`);
});

test('walking bots see each other’s moves exactly as they were sent, and none is corrected', async () => {
  const words = ['--count', '6', '--behaviour', 'wander', '--duration', '14s', '--log', log, '--json'];
  const { code, output } = await realm.host.command([...crowd, ...words]);
  const summary = JSON.parse(output.slice(output.indexOf('\n{') + 1, output.lastIndexOf('}') + 1));
  assert.equal(code, 0, output);
  assert.ok(summary.moveEcho.count > 50, `${summary.moveEcho.count} moves seen`);
  assert.deepEqual([summary.strangeMoves, summary.snaps], [0, 0]);
  assert.equal(summary.acknowledged.created, undefined, 'the characters of the first crowd are used again');
});

test('what was acknowledged survives a power cut', async () => {
  await realm.host.kill();
  await realm.host.open();
  // A realm that has just opened may be too busy for all of them at once. What is lost stays lost.
  const told = await until(
    async () => {
      const { output } = await realm.host.command(verify);
      return !output.includes('could not be asked') && output;
    },
    { what: 'everybody to be asked about', within: 120_000 },
  );
  assert.match(told, /^9 of 9 characters checked, 9 places, 9 purses: 0 faults$/m);
});

test('a crowd that loses its server says so with its exit code', async () => {
  const lonely = scratch.path('lonely.jsonl');
  const words = ['--count', '3', '--duration', '30s', '--behaviour', 'idle', '--log', lonely];
  const running = realm.host.command([...crowd, ...words]);
  const entered = async () => (await readFile(lonely, 'utf8').catch(() => '')).match(/"action":"entered"/g)?.length;
  await until(async () => (await entered()) === 3, { what: 'three bots to be in the world' });
  await realm.host.kill();
  const { code, output } = await running;
  await realm.host.open();
  assert.equal(code, 1, output);
  assert.match(output, /^disconnects +[1-9]/m);
});

test('a promise that the realm does not keep is found', async () => {
  const rich = {
    at: Date.now(),
    account: 'CROWD1',
    build: 12340,
    character: 'Nobodyknows',
    action: 'money',
    copper: 7,
  };
  await appendFile(log, `${JSON.stringify(rich)}\n`);
  const { code, output } = await realm.host.command(verify);
  assert.equal(code, 1);
  assert.match(output, /^Nobodyknows \(CROWD1\) is not there$/m);
});

test('what is asked wrongly is answered with a sentence', async () => {
  for (const words of [
    ['--behaviour', 'sleep'],
    ['--build', '1'],
    ['--duration', 'long'],
  ]) {
    const { code, output } = await realm.host.command([...crowd, ...words]);
    assert.equal(code, 1);
    assert.match(output, /^(There is no|--build|--duration)/m);
    assert.doesNotMatch(output, /\n +at /, 'no stack trace');
  }
  const help = await realm.command('crowd', '--help');
  for (const word of ['--behaviour', '--heartbeat', 'verify', 'restless']) assert.ok(help.includes(word), word);
});
