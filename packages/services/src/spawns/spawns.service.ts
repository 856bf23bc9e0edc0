import type { MapId, RealmId } from '@realmwright/kernel/ids';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Running } from '@realmwright/kernel/running';
import { type FeaturePorts, Serving } from '../serving.ts';
import { addSpawn, listSpawns, moveSpawn, removeSpawn } from './spawns.contract.ts';
import { spawnFaults } from './spawns.faults.ts';
import { countSpawnRows, insertSpawn, listSpawnRows, storeSpawnChange } from './spawns.store.ts';

/** Most changes kept for one map: what one answer to `spawns.list` can carry. */
const mostChangesPerMap = 20_000;

/** Starts the keeper of spawns that operators changed. */
export function startSpawns(ports: FeaturePorts): Running {
  const serving = new Serving(ports, 'spawns');
  const { database, faults } = ports;
  const isFull = async (realm: RealmId, map: MapId): Promise<boolean> =>
    (await countSpawnRows(database, realm, map)) >= mostChangesPerMap;

  serving.answer(listSpawns, async ({ realm, map }) => accept({ spawns: await listSpawnRows(database, realm, map) }));

  serving.answer(addSpawn, async (input, { log }) => {
    if (await isFull(input.realm, input.place.map)) return refuse('spawns.too-many');
    await faults?.at(spawnFaults.additionBeforeWrite);
    const counter = await insertSpawn(database, input);
    await faults?.at(spawnFaults.additionBeforeAnswer);
    log.info('spawn-added', { realm: input.realm, counter, entry: input.entry, by: input.by });
    return accept({ counter });
  });

  serving.answer(moveSpawn, async (input) => {
    if (await isFull(input.realm, input.place.map)) return refuse('spawns.too-many');
    await storeSpawnChange(database, { ...input, isRemoved: false });
    return accept();
  });

  serving.answer(removeSpawn, async (input, { log }) => {
    if (await isFull(input.realm, input.place.map)) return refuse('spawns.too-many');
    await storeSpawnChange(database, { ...input, isRemoved: true });
    log.info('spawn-removed', { realm: input.realm, counter: input.counter, by: input.by });
    return accept();
  });

  return serving;
}
