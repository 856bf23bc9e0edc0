import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { nonsenseKinds, sendNonsense } from '@realmwright/testkit/client/nonsense';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

const witnesses = { 5875: 'Gundolf', 8606: 'Hedwiga', 12340: 'Irmgarda' } as const;
const babblers = { 5875: 'Jorgena', 8606: 'Kunibert', 12340: 'Leopolda' } as const;

for (const build of everyBuild) {
  test(`build ${build}: a client that sends every packet with nonsense in it is heard out and harms nobody`, async () => {
    const { client: witness } = await realm.player(build, { name: witnesses[build] });
    const { credentials, client: babbler } = await realm.player(build, { name: babblers[build] });
    const kinds = nonsenseKinds(build);
    let connection = babbler.connection;
    for (let sent = 0; sent < kinds; ) {
      // The gateway may throw the babbler out; then it comes back and goes on where it was.
      if (connection.isClosed) connection = await realm.connect(build, credentials);
      sent += Math.max(1, await sendNonsense(connection, kinds - sent, sent));
    }
    await witness.walk({ x: 2 });
    assert.equal(witness.connection.isClosed, false);
  });
}

test('an operator who types nonsense behind every command gets a sentence each time', async () => {
  const { client } = await realm.player(12340, { name: 'Petronella' }, { role: 'operator' });
  for (const command of commands) {
    for (const words of nonsense) {
      client.say(`.${command} ${words}`.slice(0, 250));
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
  await client.command('.gps', /X: /);
  assert.equal(client.connection.isClosed, false);
  assert.deepEqual(
    client.heard.filter(({ text }) => text.startsWith('The command failed')),
    [],
  );
});

test('nothing of it is an error of the realm', async () => {
  const log = await readFile(join(realm.host.dataFolder, 'realm.log'), 'utf8').catch(() => '');
  const errors = log.split('\n').filter((line) => line.includes('"level":"error"'));
  assert.deepEqual(errors, []);
});

const commands = [
  ...['account lock', 'announce', 'appear', 'character level', 'character rename', 'gm', 'go xyz', 'kick', 'levelup'],
  ...['lookup creature', 'modify money', 'modify speed', 'npc add', 'npc delete', 'npc move', 'summon', 'tele'],
];
const nonsense = ['', '-1', '1e9', '99999999999999999999', 'NaN', '1 2 3 77', '😀'.repeat(40), 'x'.repeat(200), '"'];
