import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { distance } from '@realmwright/testkit/client/seen-path';
import { startRealm } from '@realmwright/testkit/realm';
import { inTime, machineTime, pause, until } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

test('a second login of an account takes the character over and ends the first session', async () => {
  const { client: first, credentials } = await realm.player(12340, { name: 'Quirin' });
  await first.walk({ x: 3 });
  const { client: watcher } = await realm.player(8606, { name: 'Rosamund' });
  await watcher.seesAt(first, first.place);
  const second = await realm.enterAs(12340, credentials, 'Quirin');
  await inTime(first.connection.closed, { what: 'the first session to end' });
  assert.equal(second.guid, first.guid);
  assert.ok(distance(second.place, first.place) < 0.5, 'the newest place was taken over');
  await second.walk({ y: 2 });
  await watcher.seesAt(second, second.place);
});

test('a client that vanishes is held for a while, and may come back into its place', async () => {
  const { client: watcher } = await realm.player(12340, { name: 'Sigismund' });
  const { client: lost, credentials } = await realm.player(5875, { name: 'Theodora' });
  await watcher.sees(lost);
  await lost.walk({ x: 2 });
  const { place } = lost;
  await watcher.seesAt(lost, place);
  lost.connection.destroy();
  await pause(machineTime, 2000);
  assert.ok(watcher.sights.find(lost.guid), 'still shown two seconds later');
  const back = await realm.enterAs(5875, credentials, 'Theodora');
  assert.ok(distance(back.place, place) < 0.5);
  await watcher.seesAt(back, place);
});

test('a client that vanishes and stays away is gone after the grace time', async () => {
  const { client: watcher } = await realm.player(12340, { name: 'Ulrike' });
  const { client: lost } = await realm.player(12340, { name: 'Valentin' });
  await watcher.sees(lost);
  lost.connection.destroy();
  await until(() => watcher.sights.find(lost.guid) === undefined, {
    what: 'the lost one to disappear',
    within: 90_000,
  });
});

test('a ban puts a player out', async () => {
  const { client, credentials } = await realm.player(12340, { name: 'Walburga' });
  await realm.command('account', 'ban', credentials.username, '--for', '1h');
  await inTime(client.connection.closed, { what: 'the banned one to be put out' });
});
