import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { accountId, type CharacterId, edgeId, sessionId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { startTestServices, type TestServices } from '@realmwright/testkit/test-services';
import { audit } from '../ledger/ledger.contract.ts';
import {
  countCharacters,
  createCharacter,
  customiseCharacter,
  deleteCharacter,
  enterCharacter,
  findCharacterByName,
  findCharacterName,
  listActionButtons,
  listCharacters,
  listDeletedCharacters,
  renameCharacter,
  requireChange,
  restoreCharacter,
  setActionButton,
  setOfflineLevel,
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

test('a new character stands at its start point and is in the list', async () => {
  await using services = await startTestServices();
  const characterId = await make(services, 'aNN');
  const [one, ...more] = await list(services);
  assert.equal(more.length, 0);
  const start = services.content.startPoints.find(({ race }) => race === 1);
  assert.ok(one && start);
  assert.equal(one.characterId, characterId);
  assert.equal(one.name, 'Ann');
  assert.deepEqual(one.appearance, appearance);
  assert.equal(one.place.x, Math.fround(start.x));
  assert.ok(one.isFirstEntry);
  assert.deepEqual(one.equipment, services.content.outfits.find((outfit) => outfit.class === 1)?.items);
  const counts = await call(services.bus, countCharacters, { accountId: owner });
  assert.deepEqual(counts, { value: { realms: [{ realm: 1, characters: 1 }] } });
});

test('the same operation twice makes one character', async () => {
  await using services = await startTestServices();
  const same = order(services, 'Ann');
  const [first, second] = await Promise.all([
    call(services.bus, createCharacter, same),
    call(services.bus, createCharacter, same),
  ]);
  assert.deepEqual(first, second);
  assert.equal((await list(services)).length, 1);
});

test('a name is taken in every case until its character is deleted', async () => {
  await using services = await startTestServices();
  const characterId = await make(services, 'Ann');
  assert.deepEqual(await call(services.bus, createCharacter, order(services, 'ANN')), {
    refused: 'character.name-taken',
  });
  const which = { accountId: owner, realm: services.realm, characterId };
  assert.ok('value' in (await call(services.bus, deleteCharacter, which)));
  await make(services, 'ann');
});

test('of two that want one name at the same moment one gets it', async () => {
  await using services = await startTestServices();
  const orders = [1, 2, 3, 4].map((n) => ({ ...order(services, 'Ann'), accountId: accountId(n) }));
  const outcomes = await Promise.all(orders.map((one) => call(services.bus, createCharacter, one)));
  assert.equal(outcomes.filter((outcome) => 'value' in outcome).length, 1);
});

test('combinations that ruleset or build do not have are refused', async () => {
  await using services = await startTestServices();
  const wrong = [
    { race: 1, class: 3 },
    { race: 99, class: 1 },
    { gender: 2 },
    { build: 5875, race: 10, class: 2 },
    { build: 8606, race: 1, class: 6 },
    { build: 9999 },
  ];
  for (const change of wrong) {
    const outcome = await call(services.bus, createCharacter, { ...order(services, 'Ann'), ...change });
    assert.deepEqual(outcome, { refused: 'character.invalid-combination' }, JSON.stringify(change));
  }
});

test('the limit of a realm holds against requests at the same moment', async () => {
  await using services = await startTestServices({ limits: { perRealm: 2, perAccount: 50 } });
  const names = ['Ann', 'Bob', 'Cid', 'Dora'];
  const outcomes = await Promise.all(names.map((name) => call(services.bus, createCharacter, order(services, name))));
  assert.equal(outcomes.filter((outcome) => 'value' in outcome).length, 2);
  assert.equal(outcomes.filter((o) => 'refused' in o && o.refused === 'character.realm-limit').length, 2);
});

test('a character that a build cannot show is hidden from it and cannot enter with it', async () => {
  await using services = await startTestServices();
  const outcome = await call(services.bus, createCharacter, { ...order(services, 'Ann'), race: 10, class: 2 });
  assert.ok('value' in outcome);
  assert.equal((await list(services, 12340)).length, 1);
  assert.equal((await list(services, 5875)).length, 0);
  const where = { edge: edgeId('edge-a'), session: sessionId(1) };
  const { characterId } = outcome.value;
  const wish = { accountId: owner, realm: services.realm, characterId, build: 5875, ...where, isForced: false };
  assert.deepEqual(await call(services.bus, enterCharacter, wish), { refused: 'character.not-for-build' });
});

test('a deleted character comes back within the window, and must be renamed when its name is taken', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  const characterId = await make(services, 'Ann');
  await call(bus, deleteCharacter, { accountId: owner, realm, characterId });
  assert.equal((await list(services)).length, 0);
  await make(services, 'Ann');
  const deleted = await call(bus, listDeletedCharacters, { realm, accountId: undefined, name: 'ANN' });
  assert.ok('value' in deleted);
  assert.deepEqual(
    deleted.value.characters.map((one) => one.characterId),
    [characterId],
  );
  const restored = await call(bus, restoreCharacter, { realm, characterId });
  assert.deepEqual(restored, { value: { name: 'Ann', mustRename: true } });
  assert.deepEqual(await enter(services, characterId), { refused: 'character.must-rename' });
  const wish = { accountId: owner, realm, characterId, name: 'bob' };
  assert.deepEqual(await call(bus, renameCharacter, wish), { value: { name: 'Bob' } });
  assert.ok('value' in (await enter(services, characterId)));
});

test('a deletion whose answer was lost is asked again without harm', async () => {
  await using services = await startTestServices();
  const characterId = await make(services, 'Ann');
  const which = { accountId: owner, realm: services.realm, characterId };
  for (let i = 0; i < 2; i++) assert.ok('value' in (await call(services.bus, deleteCharacter, which)));
  const foreign = { ...which, accountId: accountId(42) };
  assert.deepEqual(await call(services.bus, deleteCharacter, foreign), { refused: 'character.not-found' });
});

test('after the window a deleted character is out of reach', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  const characterId = await make(services, 'Ann');
  await call(bus, deleteCharacter, { accountId: owner, realm, characterId });
  services.clock.advance(31 * 86_400_000);
  assert.deepEqual(await call(bus, restoreCharacter, { realm, characterId }), { refused: 'character.not-found' });
});

test('renaming and customising need an order of an operator, once', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  const characterId = await make(services, 'Ann');
  const wish = { accountId: owner, realm, characterId, name: 'Bea' };
  const looks = { ...wish, gender: 1, appearance: { ...appearance, skin: 9 } };
  assert.deepEqual(await call(bus, renameCharacter, wish), { refused: 'character.not-allowed' });
  assert.deepEqual(await call(bus, customiseCharacter, looks), { refused: 'character.not-allowed' });
  await call(bus, requireChange, { realm, name: 'ann', rename: false, customise: true });
  assert.deepEqual(await call(bus, customiseCharacter, looks), { value: { name: 'Bea' } });
  const [one] = await list(services);
  assert.deepEqual([one?.name, one?.gender, one?.appearance.skin], ['Bea', 1, 9]);
  assert.deepEqual(await call(bus, customiseCharacter, looks), { refused: 'character.not-allowed' });
});

test('names are found by id and in any case', async () => {
  await using services = await startTestServices();
  const characterId = await make(services, 'Zoë');
  const byId = await call(services.bus, findCharacterName, { characterId });
  const byName = await call(services.bus, findCharacterByName, { realm: services.realm, name: 'ZOË' });
  assert.deepEqual(byId, byName);
  assert.ok('value' in byId && byId.value.name === 'Zoë' && !byId.value.isInWorld);
});

test('action buttons are kept per build', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const characterId = await make(services, 'Ann');
  const of = { accountId: owner, characterId, build: 12340 };
  await call(bus, setActionButton, { ...of, button: { slot: 3, action: 6603, kind: 0 } });
  await call(bus, setActionButton, { ...of, button: { slot: 4, action: 7, kind: 0x40 } });
  await call(bus, setActionButton, { ...of, button: { slot: 3, action: 0, kind: 0 } });
  await call(bus, setActionButton, { ...of, button: { slot: 200, action: 1, kind: 0 } });
  const kept = await call(bus, listActionButtons, { characterId, build: 12340 });
  assert.deepEqual(kept, { value: { buttons: [{ slot: 4, action: 7, kind: 0x40 }] } });
  assert.deepEqual(await call(bus, listActionButtons, { characterId, build: 5875 }), { value: { buttons: [] } });
});

test('an operator sets the level of somebody who is away, within the greatest', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  const characterId = await make(services, 'Ann');
  await call(bus, setOfflineLevel, { realm, name: 'ann', level: 255 });
  assert.equal((await list(services))[0]?.level, services.content.ruleset.maxLevel);
  await enter(services, characterId);
  const outcome = await call(bus, setOfflineLevel, { realm, name: 'ann', level: 5 });
  assert.deepEqual(outcome, { refused: 'character.is-online' });
});

test('starting money is posted once, and the ledger stays sound', async () => {
  await using services = await startTestServices();
  const characterId = await make(services, 'Ann');
  for (const session of [1, 2]) assert.ok('value' in (await enter(services, characterId, session, true)));
  const sound = await call(services.bus, audit, undefined);
  assert.ok('value' in sound && sound.value.isSound);
  assert.equal(sound.value.operationCount, 1);
  assert.deepEqual(services.complaints, []);
});
