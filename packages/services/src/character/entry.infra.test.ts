import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, listen } from '@realmwright/kernel/contract';
import { accountId, type CharacterId, edgeId, mapId, sessionId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import {
  characterWanted,
  createCharacter,
  deleteCharacter,
  enterCharacter,
  listCharacters,
  releaseCharacter,
  resumeCharacter,
  saveProgress,
  takeOverCharacter,
} from './character.contract.ts';

const owner = accountId(41);
const appearance = { skin: 1, face: 2, hairStyle: 3, hairColor: 4, facialHair: 5 };

function order({ realm }: TestServices, name: string) {
  const operation = newOperationId(systemRandom);
  return { operation, accountId: owner, realm, build: 12340, name, race: 1, class: 1, gender: 0, appearance };
}

async function make(services: TestServices, name: string): Promise<CharacterId> {
  const outcome = await call(services.bus, createCharacter, order(services, name));
  assert.ok('value' in outcome, JSON.stringify(outcome));
  return outcome.value.characterId;
}

async function enter(services: TestServices, characterId: CharacterId, session = 1, isForced = false) {
  const where = { edge: edgeId('edge-a'), session: sessionId(session) };
  const who = { accountId: owner, realm: services.realm, characterId };
  return call(services.bus, enterCharacter, { ...who, build: 12340, ...where, isForced });
}

async function list(services: TestServices, build = 12340) {
  const outcome = await call(services.bus, listCharacters, { accountId: owner, realm: services.realm, build });
  assert.ok('value' in outcome);
  return outcome.value.characters;
}

const progress = {
  level: 7,
  xp: 120,
  place: { map: mapId(0), x: 1.5, y: -2.25, z: 80.5, orientation: 1 },
  zone: 14,
  health: 99,
  powers: [1, 2, 3],
  totalPlayedSeconds: 3600,
  levelPlayedSeconds: 60,
  bind: { place: { map: mapId(0), x: 0, y: 1, z: 2, orientation: 3 }, zone: 12 },
  isResting: true,
  death: {
    corpse: { map: mapId(1), x: 4.5, y: 5.25, z: 6, orientation: 2 },
    diedAt: 1_800_000_000_000,
    isReleased: true,
  },
};

test('progress saved under the newest epoch comes back with the next entry', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const characterId = await make(services, 'Ann');
  const first = await enter(services, characterId);
  assert.ok('value' in first);
  assert.ok(first.value.reading.isFirstEntry);
  assert.equal(first.value.reading.money, BigInt(services.content.ruleset.startingMoney));
  const { epoch } = first.value;
  assert.ok('value' in (await call(bus, saveProgress, { characterId, epoch, sequence: 1, progress })));
  assert.ok('value' in (await call(bus, releaseCharacter, { characterId, epoch })));
  const second = await enter(services, characterId, 2);
  assert.ok('value' in second);
  const { reading: sheet } = second.value;
  assert.deepEqual(
    [sheet.level, sheet.xp, sheet.zone, sheet.health, sheet.powers, sheet.totalPlayedSeconds, sheet.isResting],
    [7, 120, 14, 99, [1, 2, 3], 3600, true],
  );
  assert.deepEqual(sheet.place, progress.place);
  assert.deepEqual(sheet.bind, progress.bind);
  assert.deepEqual(sheet.death, progress.death);
  assert.ok(!sheet.isFirstEntry);
  assert.ok(second.value.epoch > epoch);
});

test('A-16: whoever held a character before can no longer save', async () => {
  await using services = await startTestServices();
  const characterId = await make(services, 'Ann');
  const first = await enter(services, characterId);
  assert.ok('value' in first);
  const second = await enter(services, characterId, 2, true);
  assert.ok('value' in second);
  const save = { characterId, epoch: first.value.epoch, sequence: 1, progress };
  assert.deepEqual(await call(services.bus, saveProgress, save), { refused: 'character.stale-epoch' });
  const release = { characterId, epoch: first.value.epoch };
  assert.deepEqual(await call(services.bus, releaseCharacter, release), { refused: 'character.stale-epoch' });
  const again = await enter(services, characterId, 3);
  assert.deepEqual(again, { refused: 'character.still-in-world' });
});

test('a save that comes late is ignored', async () => {
  await using services = await startTestServices();
  const characterId = await make(services, 'Ann');
  const entered = await enter(services, characterId);
  assert.ok('value' in entered);
  const { epoch } = entered.value;
  await call(services.bus, saveProgress, { characterId, epoch, sequence: 2, progress });
  const late = { characterId, epoch, sequence: 1, progress: { ...progress, level: 3 } };
  assert.ok('value' in (await call(services.bus, saveProgress, late)));
  assert.equal((await list(services))[0]?.level, 7);
});

test('A-16: a held character is wanted from its holder, and taken when that stays silent', async () => {
  await using services = await startTestServices();
  const characterId = await make(services, 'Ann');
  const wanted: unknown[] = [];
  listen(services.bus, characterWanted, {}, (news) => void wanted.push(news));
  await services.bus.flush();
  const first = await enter(services, characterId);
  assert.ok('value' in first);
  assert.ok('value' in (await enter(services, characterId, 1)), 'the holder itself may ask again');
  assert.deepEqual(await enter(services, characterId, 2), { refused: 'character.still-in-world' });
  await until(() => wanted.length === 1);
  services.clock.advance(90_001);
  assert.ok('value' in (await enter(services, characterId, 2)));
});

test('one account has one character in the world', async () => {
  await using services = await startTestServices();
  const [ann, bob] = [await make(services, 'Ann'), await make(services, 'Bob')];
  const first = await enter(services, ann);
  assert.ok('value' in first);
  assert.deepEqual(await enter(services, bob, 2), { refused: 'character.other-in-world' });
  assert.ok('value' in (await enter(services, bob, 2, true)));
  const save = { characterId: ann, epoch: first.value.epoch, sequence: 1, progress };
  assert.deepEqual(await call(services.bus, saveProgress, save), { refused: 'character.stale-epoch' });
});

test('a far journey goes on under the next epoch', async () => {
  await using services = await startTestServices();
  const characterId = await make(services, 'Ann');
  const entered = await enter(services, characterId);
  assert.ok('value' in entered);
  const { epoch } = entered.value;
  const resumed = await call(services.bus, resumeCharacter, { characterId, epoch });
  assert.ok('value' in resumed);
  assert.equal(resumed.value.epoch, epoch + 1);
  assert.deepEqual(await call(services.bus, resumeCharacter, { characterId, epoch }), {
    refused: 'character.stale-epoch',
  });
});

test('nobody enters with the character of another account, and nobody deletes one in the world', async () => {
  await using services = await startTestServices();
  const characterId = await make(services, 'Ann');
  const where = { edge: edgeId('edge-a'), session: sessionId(1) };
  const foreign = { accountId: accountId(42), realm: services.realm, characterId };
  const wish = { ...foreign, build: 12340, ...where, isForced: true };
  assert.deepEqual(await call(services.bus, enterCharacter, wish), { refused: 'character.not-found' });
  assert.deepEqual(await call(services.bus, deleteCharacter, foreign), { refused: 'character.not-found' });
  await enter(services, characterId);
  const mine = { ...foreign, accountId: owner };
  assert.deepEqual(await call(services.bus, deleteCharacter, mine), { refused: 'character.is-online' });
});

test('a session that goes on at another edge takes its character along, and its former one can do nothing with it', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const characterId = await make(services, 'Moira');
  const entered = await enter(services, characterId, 4);
  assert.ok('value' in entered);
  const former = { edge: edgeId('edge-a'), session: sessionId(4) };
  const question = { accountId: owner, former, edge: edgeId('edge-b'), session: sessionId(1) };
  const taken = await call(bus, takeOverCharacter, question);
  assert.ok('value' in taken);
  assert.equal(taken.value.reading.characterId, characterId);
  assert.ok(taken.value.epoch > entered.value.epoch);
  assert.deepEqual(await call(bus, takeOverCharacter, question), { refused: 'character.not-found' });
  const stale = { characterId, epoch: entered.value.epoch };
  assert.deepEqual(await call(bus, releaseCharacter, stale), { refused: 'character.stale-epoch' });
  assert.ok('value' in (await call(bus, releaseCharacter, { characterId, epoch: taken.value.epoch })));
});
