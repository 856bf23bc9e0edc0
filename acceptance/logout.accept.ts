import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { distance } from '@realmwright/testkit/client/seen-path';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

/** The server's "go ahead" in the answer to a request to log out. */
const LOGOUT_SUCCESS = 0;
const names = { 5875: 'Hilda', 8606: 'Isidor', 12340: 'Jocelyn' } as const;

// Twenty seconds each, so the three wait at the same time.
describe('logging out in the field', { concurrency: true }, () => {
  for (const build of everyBuild) {
    test(`build ${build}: logging out in the field takes twenty seconds, and one comes back where one left`, async () => {
      const { client, credentials } = await realm.player(build, { name: names[build] });
      await client.walk({ x: -4, y: 2 });
      const left = client.place;
      const asked = performance.now();
      const answer = await client.connection.ask('CMSG_LOGOUT_REQUEST', {}, 'SMSG_LOGOUT_RESPONSE');
      assert.equal(answer.number('result'), LOGOUT_SUCCESS);
      assert.equal(Number(answer.raw('speed')), 0, 'not at once');
      await client.connection.next('SMSG_LOGOUT_COMPLETE', 0, { within: 60_000 });
      const seconds = (performance.now() - asked) / 1000;
      assert.ok(seconds > 19 && seconds < 40, `it took ${seconds.toFixed(1)} s`);
      client.connection.destroy();
      const again = await realm.enterAs(build, credentials, names[build]);
      assert.ok(distance(again.place, left) < 0.5, 'the place was kept');
      assert.equal(again.map, 0);
    });
  }
});

test('a logout can be called off', async () => {
  const { client } = await realm.player(12340, { name: 'Kunigunde' });
  await client.connection.ask('CMSG_LOGOUT_REQUEST', {}, 'SMSG_LOGOUT_RESPONSE');
  await client.connection.ask('CMSG_LOGOUT_CANCEL', {}, 'SMSG_LOGOUT_CANCEL_ACK');
  await client.walk({ x: 1 });
  const { client: watcher } = await realm.player(12340, { name: 'Leopold' });
  await watcher.seesAt(client, client.place);
  assert.equal(
    client.connection.received.some((packet) => packet.name === 'SMSG_LOGOUT_COMPLETE'),
    false,
  );
});

test('an operator logs out at once', async () => {
  const { client } = await realm.player(12340, { name: 'Mechthild' }, { role: 'operator' });
  const asked = performance.now();
  await client.logOut();
  assert.ok(performance.now() - asked < 18_000, 'long before the twenty seconds of the field');
});

test('whoever rests in the rest house logs out at once', async () => {
  const { client, credentials } = await realm.player(12340, { name: 'Norbert' }, { role: 'operator' });
  await client.command('.tele resthouse');
  await client.waitFor('the rest house', () => distance(client.place, { x: -8905, y: -160, z: 0 }) < 2);
  await client.logOut();
  client.connection.destroy();
  await realm.command('account', 'grant', credentials.username, 'player');
  const guest = await realm.enterAs(12340, credentials, 'Norbert');
  const asked = performance.now();
  await guest.logOut();
  assert.ok(performance.now() - asked < 18_000, 'long before the twenty seconds of the field');
});

test('whoever logged out is no longer shown, and the character list is there again', async () => {
  const { client: watcher } = await realm.player(5875, { name: 'Ottilie' });
  const { client } = await realm.player(12340, { name: 'Philippa' }, { role: 'operator' });
  await watcher.sees(client);
  await client.logOut();
  await watcher.losesSightOf(client);
  const list = await client.connection.ask('CMSG_CHAR_ENUM', {}, 'SMSG_CHAR_ENUM');
  assert.equal(list.list('characters').length, 1);
});
