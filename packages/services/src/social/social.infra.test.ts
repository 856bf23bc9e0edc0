import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountRole } from '@realmwright/kernel/account-role';
import { announce, call, listen } from '@realmwright/kernel/contract';
import { accountId, characterId, edgeId, instanceId, mapId, sessionId } from '@realmwright/kernel/ids';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import { sessionClosed } from '../account/account.contract.ts';
import {
  announcePresence,
  characterLeft,
  findMessageOfTheDay,
  findPresence,
  listPresences,
  setStatus,
  unchangedPresence,
  updatePresence,
  whisper,
  whisperDelivered,
  who,
  withdrawPresence,
} from './social.contract.ts';
import { removeStrayPresences } from './stray-presences.ts';

type WhoQuestion = Parameters<typeof who.input.encode>[0];

async function arrive(
  { bus, realm }: TestServices,
  name: string,
  n: number,
  change: {
    build?: number;
    level?: number;
    zone?: number;
    race?: number;
    class?: number;
    roles?: readonly AccountRole[];
  } = {},
) {
  const place = { map: mapId(0), instance: instanceId('r1-m0-1'), edge: edgeId('edge-a'), session: sessionId(n) };
  const self = { characterId: characterId(n), accountId: accountId(n), realm, name, race: 1, class: 1, gender: 0 };
  await call(bus, announcePresence, {
    ...self,
    level: 1,
    zone: 12,
    ...place,
    build: 12340,
    roles: [],
    isInvisible: false,
    ...change,
  });
}

const everybody: Omit<WhoQuestion, 'realm' | 'asker'> = {
  minLevel: 0,
  maxLevel: 100,
  name: '',
  guild: '',
  raceMask: 0xffff_ffff,
  classMask: 0xffff_ffff,
  zones: [],
  words: [],
};

async function whoIsThere(services: TestServices, filter: Partial<typeof everybody> = {}) {
  const asked = { realm: services.realm, asker: characterId(1), ...everybody, ...filter };
  const found = await call(services.bus, who, asked);
  assert.ok('value' in found);
  return found.value.rows.map(({ name }) => name).join(' ');
}

test('a whisper reaches the session of the one named, in whatever case', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await arrive(services, 'Ann', 1);
  await arrive(services, 'Zoë', 2);
  const heard: unknown[] = [];
  listen(
    bus,
    whisperDelivered,
    { scope: 'edge-a' },
    ({ session, fromName, text, language }) => void heard.push([session, fromName, text, language]),
  );
  await bus.flush();
  const said = await call(bus, whisper, {
    from: characterId(1),
    toName: 'zOË',
    language: 7,
    text: 'psst',
    operation: undefined,
  });
  assert.ok('value' in said);
  assert.deepEqual([said.value.to, said.value.toName, said.value.status], [2, 'Zoë', 'here']);
  await until(() => heard.length === 1);
  assert.deepEqual(heard, [[2, 'Ann', 'psst', 7]]);
});

test('whispers to nobody, from nobody and of nothing are refused', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await arrive(services, 'Ann', 1);
  const say = (from: number, toName: string, text: string) =>
    call(bus, whisper, { from: characterId(from), toName, language: 0, text, operation: undefined });
  assert.deepEqual(await say(1, 'Nobody', 'x'), { refused: 'social.player-not-found' });
  assert.deepEqual(await say(9, 'Ann', 'x'), { refused: 'social.not-in-world' });
  assert.deepEqual(await say(1, 'Ann', '  '), { refused: 'social.empty-text' });
});

test('somebody away says so to whoever whispers', async () => {
  await using services = await startTestServices();
  await arrive(services, 'Ann', 1);
  await arrive(services, 'Bob', 2);
  await call(services.bus, setStatus, {
    characterId: characterId(2),
    status: 'away',
    statusText: 'tea',
    isInvisible: false,
  });
  const said = await call(services.bus, whisper, {
    from: characterId(1),
    toName: 'Bob',
    language: 0,
    text: 'x',
    operation: undefined,
  });
  assert.ok('value' in said);
  assert.deepEqual([said.value.status, said.value.statusText], ['away', 'tea']);
});

test('somebody busy hears no whisper but that of whoever runs the realm', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await arrive(services, 'Ann', 1);
  await arrive(services, 'Bob', 2);
  await arrive(services, 'Olga', 3, { roles: ['moderator'] });
  await call(bus, setStatus, {
    characterId: characterId(2),
    status: 'busy',
    statusText: 'counting geese',
    isInvisible: false,
  });
  const heard: string[] = [];
  listen(bus, whisperDelivered, { scope: 'edge-a' }, ({ fromName, fromStatus }) => {
    heard.push(`${fromName} ${fromStatus}`);
  });
  await bus.flush();
  const ends: string[] = [];
  for (const from of [1, 3]) {
    const said = await call(bus, whisper, {
      from: characterId(from),
      toName: 'Bob',
      language: 0,
      text: 'x',
      operation: undefined,
    });
    assert.ok('value' in said);
    ends.push(`${said.value.end} ${said.value.statusText}`);
  }
  assert.deepEqual(ends, ['busy counting geese', 'delivered counting geese']);
  const back = await call(bus, whisper, {
    from: characterId(2),
    toName: 'Ann',
    language: 0,
    text: 'y',
    operation: undefined,
  });
  assert.ok('value' in back);
  await until(() => heard.length === 2);
  assert.deepEqual(heard, ['Olga here', 'Bob busy']);
});

test('who finds by level, name, race, class, zone and words', async () => {
  await using services = await startTestServices();
  await arrive(services, 'Ann', 1, { level: 5 });
  await arrive(services, 'Annabel', 2, { level: 20, race: 3, class: 2, zone: 14 });
  await arrive(services, 'Bob', 3, { level: 80, race: 11, class: 11, zone: 14 });
  assert.equal(await whoIsThere(services), 'Ann Annabel Bob');
  assert.equal(await whoIsThere(services, { minLevel: 6, maxLevel: 30 }), 'Annabel');
  assert.equal(await whoIsThere(services, { name: 'ANN' }), 'Ann Annabel');
  assert.equal(await whoIsThere(services, { raceMask: 1 << 10 }), 'Bob');
  assert.equal(await whoIsThere(services, { classMask: (1 << 0) | (1 << 1) }), 'Ann Annabel');
  assert.equal(await whoIsThere(services, { zones: [14] }), 'Annabel Bob');
  assert.equal(await whoIsThere(services, { words: ['bel'] }), 'Annabel');
  assert.equal(await whoIsThere(services, { words: ['bel', 'BO'] }), 'Annabel Bob');
  assert.equal(await whoIsThere(services, { words: ['Nobody', 'meadow'] }), 'Ann', 'the zone of Ann has that name');
  assert.equal(await whoIsThere(services, { words: ['b'], zones: [14], maxLevel: 30 }), 'Annabel');
  assert.equal(await whoIsThere(services, { words: ["%_'"] }), '');
  assert.equal(await whoIsThere(services, { guild: 'x' }), '');
});

test('who shows forty-nine and counts all', async () => {
  await using services = await startTestServices();
  for (let n = 1; n <= 60; n++) await arrive(services, `Name${n}`, n);
  const found = await call(services.bus, who, { realm: services.realm, asker: characterId(1), ...everybody });
  assert.ok('value' in found);
  assert.deepEqual([found.value.rows.length, found.value.matchCount], [49, 60]);
});

test('changes of a stay are seen, and its end ends it', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  await arrive(services, 'Ann', 1);
  const change = { ...unchangedPresence, characterId: characterId(1), level: 9, roles: ['moderator' as const] };
  await call(bus, updatePresence, change);
  const found = await call(bus, findPresence, { realm, name: 'ann' });
  assert.ok('value' in found && found.value.level === 9 && found.value.zone === 12);
  assert.deepEqual(found.value.roles, ['moderator']);
  await call(bus, withdrawPresence, { characterId: characterId(1), edge: edgeId('edge-a'), session: sessionId(8) });
  assert.ok('value' in (await call(bus, findPresence, { realm, name: 'ann' })), 'a newer stay is not touched');
  await call(bus, withdrawPresence, { characterId: characterId(1), edge: edgeId('edge-a'), session: sessionId(1) });
  assert.ok('refused' in (await call(bus, findPresence, { realm, name: 'ann' })));
});

test('of two with one name the last who came is there, and changes of a stay still count', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  await arrive(services, 'Ann', 1);
  await arrive(services, 'Bob', 2);
  // The first is called otherwise by now, and nobody has told the registry.
  await arrive(services, 'Ann', 3, { level: 5 });
  const found = await call(bus, findPresence, { realm, name: 'ann' });
  assert.ok('value' in found && found.value.characterId === 3 && found.value.level === 5);
  assert.equal(await whoIsThere(services), 'Ann Bob');
  await arrive(services, 'Ann', 3, { level: 6 });
  assert.equal(await whoIsThere(services, { minLevel: 6 }), 'Ann');
});

test('whoever was in the world by a session that closed is gone', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  await arrive(services, 'Ann', 1);
  announce(bus, sessionClosed, { accountId: accountId(1), edge: edgeId('edge-a'), session: sessionId(1) });
  await until(async () => {
    const listed = await call(bus, listPresences, { realm, limit: 10 });
    return 'value' in listed && listed.value.totalCount === 0;
  });
});

test('the message of the day is that of the configuration until somebody sets another', async () => {
  await using services = await startTestServices();
  const found = await call(services.bus, findMessageOfTheDay, { realm: services.realm });
  assert.deepEqual(found, { value: { lines: ['Mind the geese.'] } });
});

test('whoever is in the registry by a session that is not open leaves it, and everybody is told', async () => {
  await using services = await startTestServices();
  await arrive(services, 'Ann', 1);
  await arrive(services, 'Bert', 2);
  const gone: number[] = [];
  listen(services.bus, characterLeft, {}, ({ characterId: id }) => void gone.push(id));
  await services.bus.flush();
  await removeStrayPresences(services);
  await until(() => gone.length === 2);
  assert.deepEqual(gone.toSorted(), [1, 2]);
  assert.equal(await whoIsThere(services), '');
});
