import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { distance } from '@realmwright/testkit/client/seen-path';
import { startRealm } from '@realmwright/testkit/realm';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

test('what was saved survives a power cut: accounts, characters, places, creatures', async () => {
  const { client: operator, credentials } = await realm.player(12340, { name: 'Survivor' }, { role: 'operator' });
  await operator.walk({ x: 5 });
  const [model] = operator.sights.creatures();
  assert.ok(model);
  const known = new Set(operator.sights.creatures().map(({ guid }) => guid));
  operator.say(`.npc add ${operator.sights.value(model, 'OBJECT_ENTRY')}`);
  const added = await operator.waitFor('the new creature', () =>
    operator.sights.creatures().find((one) => !known.has(one.guid) && distance(one.place, operator.place) < 3),
  );
  await operator.command('.save', /saved/i);
  const { place } = operator;

  await realm.host.kill();
  await realm.host.open();

  const again = await realm.enterAs(12340, credentials, 'Survivor');
  assert.equal(again.guid, operator.guid);
  assert.ok(distance(again.place, place) < 0.5, 'the place was kept');
  const creature = await again.waitFor('the added creature', () =>
    again.sights.creatures().find((one) => distance(one.place, added.place) < 1),
  );
  assert.ok(creature);
});

test('an orderly end and a new start keep everything and need no repair', async () => {
  const { client, credentials } = await realm.player(5875, { name: 'Patience' });
  const { client: watcher } = await realm.player(12340, { name: 'Witness' });
  await client.walk({ y: 4 });
  const { place } = client;
  await watcher.seesAt(client, place);
  await realm.host.close();
  await realm.host.open();
  const again = await realm.enterAs(5875, credentials, 'Patience');
  assert.ok(distance(again.place, place) < 0.5, 'the place was saved when the realm ended');
});
