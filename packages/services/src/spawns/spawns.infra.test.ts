import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { mapId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { startTestServices, type TestServices } from '@realmwright/testkit/test-services';
import { addSpawn, firstAddedSpawn, listSpawns, moveSpawn, removeSpawn } from './spawns.contract.ts';

const place = { map: mapId(0), x: 1, y: 2, z: 3, orientation: 0.5 };

async function list({ bus, realm }: TestServices) {
  const outcome = await call(bus, listSpawns, { realm, map: mapId(0) });
  assert.ok('value' in outcome);
  return outcome.value.spawns;
}

test('an added spawn gets a counter of its own and comes once per operation', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  const order = { operation: newOperationId(systemRandom), realm, entry: 100, place, wanderYards: 5, by: 'test' };
  const first = await call(bus, addSpawn, order);
  assert.deepEqual(first, { value: { counter: firstAddedSpawn } });
  assert.deepEqual(await call(bus, addSpawn, order), first);
  assert.deepEqual(await list(services), [
    { counter: firstAddedSpawn, entry: 100, place, wanderYards: 5, isRemoved: false },
  ]);
});

test('an added spawn that is moved wanders as before, and stays removed once it is', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  const order = { operation: newOperationId(systemRandom), realm, entry: 100, place, wanderYards: 5, by: 'test' };
  const added = await call(bus, addSpawn, order);
  assert.ok('value' in added);
  const { counter } = added.value;
  const change = { realm, counter, entry: 100, by: 'test' };
  await call(bus, moveSpawn, { ...change, place: { ...place, x: 9 } });
  await call(bus, removeSpawn, { ...change, place });
  await call(bus, moveSpawn, { ...change, place: { ...place, x: 8 } });
  const [spawn] = await list(services);
  assert.deepEqual([spawn?.wanderYards, spawn?.isRemoved, spawn?.place.x], [5, true, 8]);
});

test('a spawn of the bundle is moved and removed by its counter', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  await call(bus, moveSpawn, { realm, counter: 7, entry: 100, place, by: 'test' });
  await call(bus, removeSpawn, { realm, counter: 8, entry: 101, place, by: 'test' });
  const spawns = await list(services);
  assert.deepEqual(
    spawns.map(({ counter, wanderYards, isRemoved }) => [counter, wanderYards, isRemoved]),
    [
      [7, -1, false],
      [8, -1, true],
    ],
  );
});
