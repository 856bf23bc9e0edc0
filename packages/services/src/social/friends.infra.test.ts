import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, listen } from '@realmwright/kernel/contract';
import { accountId, type CharacterId, edgeId, instanceId, mapId, sessionId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import { createCharacter } from '../character/character.contract.ts';
import {
  addContact,
  friendChanged,
  ignoreReported,
  listContacts,
  removeContact,
  reportIgnored,
  setContactNote,
} from './friends.contract.ts';
import { announcePresence, setStatus, whisper, withdrawPresence } from './social.contract.ts';

const appearance = { skin: 1, face: 2, hairStyle: 3, hairColor: 4, facialHair: 5 };

async function make({ bus, realm }: TestServices, name: string, account: number): Promise<CharacterId> {
  const operation = newOperationId(systemRandom);
  const order = { operation, accountId: accountId(account), realm, build: 12340, race: 1, class: 1, gender: 0 };
  const outcome = await call(bus, createCharacter, { ...order, name, appearance });
  assert.ok('value' in outcome, JSON.stringify(outcome));
  return outcome.value.characterId;
}

async function arrive({ bus, realm }: TestServices, characterId: CharacterId, name: string, edge = 'edge-a') {
  const place = { map: mapId(0), instance: instanceId('r1-m0-1'), edge: edgeId(edge), session: sessionId(characterId) };
  const self = { characterId, accountId: accountId(1), realm, name, race: 1, class: 4, gender: 0, level: 7, zone: 12 };
  await call(bus, announcePresence, { ...self, ...place, build: 12340, roles: [], isInvisible: false });
}

/** Two characters, Ann and Bob, and how one adds the other. */
async function twoPeople(services: TestServices) {
  const [ann, bob] = [await make(services, 'Ann', 1), await make(services, 'Bob', 2)];
  const add = (kind: 'friend' | 'ignored', note = '', owner = ann, contact = bob) =>
    call(services.bus, addContact, { owner, realm: services.realm, build: 12340, contact, kind, note });
  return { ann, bob, add };
}

async function contactsOf({ bus }: TestServices, owner: CharacterId) {
  const listed = await call(bus, listContacts, { owner });
  assert.ok('value' in listed);
  return listed.value.contacts;
}

test('friends are listed with their notes, and with where they are while they are there', async () => {
  await using services = await startTestServices();
  const { ann, bob, add } = await twoPeople(services);
  assert.deepEqual(await add('friend', 'met at the ferry'), {
    value: { note: 'met at the ferry', presence: undefined },
  });
  assert.deepEqual(await contactsOf(services, ann), [
    { characterId: bob, isFriend: true, isIgnored: false, note: 'met at the ferry', presence: undefined },
  ]);
  await arrive(services, bob, 'Bob');
  await call(services.bus, setContactNote, { owner: ann, contact: bob, note: 'owes me a coin' });
  const [row] = await contactsOf(services, ann);
  assert.deepEqual([row?.note, row?.presence], ['owes me a coin', { status: 'here', zone: 12, level: 7, class: 4 }]);
});

test('somebody can be friend and ignored at once, and loses one without the other', async () => {
  await using services = await startTestServices();
  const { ann, bob, add } = await twoPeople(services);
  await add('friend', 'a note');
  await add('ignored');
  await call(services.bus, removeContact, { owner: ann, contact: bob, kind: 'friend' });
  assert.deepEqual(
    (await contactsOf(services, ann)).map(({ isFriend, isIgnored, note }) => [isFriend, isIgnored, note]),
    [[false, true, 'a note']],
  );
  for (let i = 0; i < 2; i++) await call(services.bus, removeContact, { owner: ann, contact: bob, kind: 'ignored' });
  assert.deepEqual(await contactsOf(services, ann), []);
});

test('the same person twice, oneself and a list beyond its end are refused', async () => {
  await using services = await startTestServices();
  const { ann, add } = await twoPeople(services);
  await add('friend');
  assert.deepEqual(await add('friend'), { refused: 'social.contact-is-listed' });
  assert.deepEqual(await add('friend', '', ann, ann), { refused: 'social.contact-is-self' });
});

test('of many who are added at the same time only as many are kept as fit', async () => {
  await using services = await startTestServices();
  const { ann } = await twoPeople(services);
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const others: CharacterId[] = [];
  for (let n = 0; n < 27; n++)
    others.push(await make(services, `Pal${letters[n % 26]}${letters[25 - (n % 25)]}`, 100 + n));
  const asked = { owner: ann, realm: services.realm, build: 5875, kind: 'ignored', note: '' } as const;
  const outcomes = await Promise.all(others.map((contact) => call(services.bus, addContact, { ...asked, contact })));
  assert.equal(outcomes.filter((outcome) => 'value' in outcome).length, 25);
  assert.equal((await contactsOf(services, ann)).length, 25);
});

test('friends of somebody invisible are shown nobody, and hear of it when that ends', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const { ann, bob, add } = await twoPeople(services);
  await add('friend');
  await arrive(services, ann, 'Ann');
  const heard: unknown[] = [];
  listen(bus, friendChanged, { scope: 'edge-a' }, ({ presence }) => void heard.push(presence?.status));
  await bus.flush();
  await arrive(services, bob, 'Bob', 'edge-b');
  const mark = (isInvisible: boolean) =>
    call(bus, setStatus, { characterId: bob, status: 'here', statusText: '', isInvisible });
  await mark(true);
  await mark(true);
  assert.equal((await contactsOf(services, ann))[0]?.presence, undefined);
  await mark(false);
  assert.equal((await contactsOf(services, ann))[0]?.presence?.status, 'here');
  await mark(true);
  // Nobody who was not shown goes.
  await call(bus, withdrawPresence, { characterId: bob, edge: edgeId('edge-b'), session: sessionId(bob) });
  await arrive(services, bob, 'Bob', 'edge-b');
  await until(() => heard.length === 5);
  assert.deepEqual(heard, ['here', undefined, 'here', undefined, 'here']);
});

test('friends hear of coming, marks and going, in one message for each edge', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const { ann, bob, add } = await twoPeople(services);
  const cat = await make(services, 'Cat', 3);
  await add('friend');
  await add('friend', '', cat, bob);
  await arrive(services, ann, 'Ann');
  await arrive(services, cat, 'Cat');
  const heard: unknown[] = [];
  listen(bus, friendChanged, { scope: 'edge-a' }, ({ receivers, friend, presence }) => {
    heard.push([receivers.map(({ characterId }) => characterId).sort(), friend, presence?.status]);
  });
  await bus.flush();
  await arrive(services, bob, 'Bob', 'edge-b');
  // Coming to another map announces the same stay again, which is no news.
  await arrive(services, bob, 'Bob', 'edge-b');
  await call(bus, setStatus, { characterId: bob, status: 'away', statusText: 'tea', isInvisible: false });
  await call(bus, setStatus, { characterId: bob, status: 'away', statusText: 'more tea', isInvisible: false });
  const gone = { characterId: bob, edge: edgeId('edge-b'), session: sessionId(bob) };
  for (let i = 0; i < 2; i++) await call(bus, withdrawPresence, gone);
  await until(() => heard.length >= 3);
  const both = [ann, cat].sort();
  assert.deepEqual(heard, [
    [both, bob, 'here'],
    [both, bob, 'away'],
    [both, bob, undefined],
  ]);
});

test('a whisper to somebody who ignores the sender goes nowhere and says so', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const { ann, bob, add } = await twoPeople(services);
  await add('ignored');
  await arrive(services, ann, 'Ann');
  await arrive(services, bob, 'Bob');
  const say = (from: CharacterId, toName: string) =>
    call(bus, whisper, { from, toName, language: 0, text: 'psst', operation: undefined });
  const refused = await say(bob, 'Ann');
  assert.ok('value' in refused);
  assert.deepEqual([refused.value.end, refused.value.toName], ['ignored', 'Ann']);
  const heard = await say(ann, 'Bob');
  assert.ok('value' in heard && heard.value.end === 'delivered', 'ignoring is one-sided');
});

test('a client that threw a line away is believed only if its list says the same', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const { ann, bob, add } = await twoPeople(services);
  await arrive(services, bob, 'Bob');
  const told: unknown[] = [];
  listen(bus, ignoreReported, { scope: 'edge-a' }, ({ speaker, by, byName }) => void told.push([speaker, by, byName]));
  await bus.flush();
  await call(bus, reportIgnored, { by: ann, byName: 'Ann', speaker: bob });
  await add('ignored');
  await call(bus, reportIgnored, { by: ann, byName: 'Ann', speaker: bob });
  await until(() => told.length > 0);
  assert.deepEqual(told, [[bob, ann, 'Ann']]);
});
