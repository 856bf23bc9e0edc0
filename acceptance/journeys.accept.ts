import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { distance } from '@realmwright/testkit/client/seen-path';
import { everyBuild, startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

const names = { 5875: 'Xaver', 8606: 'Yolande', 12340: 'Zacharia' } as const;
const farShore = { x: -618.518, y: -4251.67, z: 38.718 };

for (const build of everyBuild) {
  test(`build ${build}: near and far journeys, and others see one leave and arrive`, async () => {
    const { client } = await realm.player(build, { name: names[build] }, { role: 'operator' });
    const { client: watcher } = await realm.player(12340, { name: `${names[build]}s` });
    await watcher.sees(client);

    const near = { x: client.place.x + 10, y: client.place.y + 5, z: client.place.z };
    await client.command(`.go xyz ${near.x} ${near.y} ${near.z} 0`);
    await client.waitFor('the near place', () => distance(client.place, near) < 0.1);
    await watcher.seesAt(client, near);

    client.say('.tele farshore');
    await client.waitFor('the far map', () => client.map === 1 && client.sights.find(client.guid));
    assert.ok(distance(client.place, farShore) < 0.5);
    await watcher.losesSightOf(client);
    const answer = await client.command('.gps', /map/i);
    assert.match(answer, /\b1\b/);
    await client.walk({ x: 2 });

    client.say('.tele meadow');
    await client.waitFor('the meadow', () => client.map === 0 && client.sights.find(client.guid));
    await watcher.sees(client);
  });

  test(`build ${build}: a new speed is taken over by the client and seen by others`, async () => {
    const { client } = await realm.player(
      build,
      { name: `Hare${names[build].slice(0, 4).toLowerCase()}` },
      { role: 'operator' },
    );
    const { client: watcher } = await realm.player(12340, { name: `Snail${names[build].slice(0, 4).toLowerCase()}` });
    await watcher.sees(client);
    const from = client.connection.received.length;
    await client.command('.modify speed 2');
    const change = await client.connection.next('SMSG_FORCE_RUN_SPEED_CHANGE', from);
    assert.equal(change.number('speed'), 14);
    await watcher.waitFor('the new speed to be shown', () => watcher.sights.find(client.guid)?.runSpeed === 14);
  });
}

test('summon and appear bring people together', async () => {
  const { client: operator } = await realm.player(12340, { name: 'Bringer' }, { role: 'operator' });
  const { client: guest } = await realm.player(5875, { name: 'Guest' });
  await operator.command(`.go xyz ${guest.place.x + 500} ${guest.place.y} ${guest.place.z} 0`);
  await operator.losesSightOf(guest);
  await operator.finds(guest);
  operator.say('.summon Guest');
  await guest.waitFor('to be summoned', () => distance(guest.place, operator.place) < 10);
  await operator.sees(guest);
  await operator.command(`.go xyz ${guest.place.x - 500} ${guest.place.y} ${guest.place.z} 0`);
  await operator.waitFor('to be far away again', () => distance(guest.place, operator.place) > 400);
  operator.say('.appear Guest');
  await operator.waitFor('to appear', () => distance(guest.place, operator.place) < 10);
});

test('a client that claims to be where it cannot be is put back', async () => {
  const { client } = await realm.player(12340, { name: 'Cheater' });
  const honest = client.place;
  const from = client.connection.received.length;
  client.place = { ...honest, x: honest.x + 400 };
  client.move('MSG_MOVE_HEARTBEAT', 0x1);
  await client.connection.next('MSG_MOVE_TELEPORT_ACK', from);
  assert.ok(distance(client.place, honest) < 5);
});
