import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announce, call, listen } from '@realmwright/kernel/contract';
import { accountId, characterId, edgeId, instanceId, mapId, sessionId } from '@realmwright/kernel/ids';
import { type Room, roomToken } from '@realmwright/kernel/room';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import { sessionClosed } from '../account/account.contract.ts';
import { friendChanged } from './friends.contract.ts';
import { listRoster, mostOfRoster, presenceChanged, roomTold, tellRoom } from './roster.contract.ts';
import {
  announcePresence,
  findPresence,
  setStatus,
  unchangedPresence,
  updatePresence,
  whisper,
  whisperDelivered,
  who,
  withdrawPresence,
} from './social.contract.ts';

type Question = Parameters<typeof listRoster.input.encode>[0];

async function arrive(
  { bus, realm }: TestServices,
  name: string,
  n: number,
  change: {
    readonly zone?: number;
    readonly instance?: string;
    readonly roles?: readonly ['moderator'];
    readonly isInvisible?: boolean;
  } = {},
) {
  const place = { map: mapId(0), edge: edgeId('edge-a'), session: sessionId(n) };
  const self = { characterId: characterId(n), accountId: accountId(n), realm, name, race: 1, class: 1, gender: 0 };
  const { zone = 12, instance = '1-0-1', roles = [], isInvisible = false } = change;
  const presence = { ...self, level: 1, zone, ...place, instance: instanceId(instance), build: 0xffff, roles };
  await call(bus, announcePresence, { ...presence, isInvisible });
}

async function list({ bus }: TestServices, scope: Question['scope'], more: Partial<Question> = {}) {
  const listed = await call(bus, listRoster, { scope, showsHidden: false, after: undefined, ...more });
  assert.ok('value' in listed);
  return listed.value;
}

/** What is told in an area, as short words. */
function hear({ bus, realm }: TestServices, zone: number): string[] {
  const heard: string[] = [];
  const area: Room = { kind: 'area', realm, map: mapId(0), zone };
  listen(bus, roomTold, { scope: roomToken(area) }, ({ news }) => {
    if (news.kind === 'announced') heard.push(`${news.by}: ${news.text}`);
    else if (news.kind === 'went') heard.push(`-${news.name}`);
    else {
      const { name, isFighting, status } = news.person;
      heard.push(
        `${news.kind === 'came' ? '+' : '~'}${name}${isFighting ? ' fights' : ''}${status === 'here' ? '' : ` ${status}`}`,
      );
    }
  });
  return heard;
}

test('a crowded place is read page by page, by name, each person once', async () => {
  await using services = await startTestServices();
  const { realm } = services;
  const count = mostOfRoster * 2 + 5;
  for (let n = 1; n <= count; n++) await arrive(services, `Name${n}`, n, { zone: n % 2 === 0 ? 14 : 12 });
  const names: string[] = [];
  let after: Question['after'];
  for (let page = 1; ; page++) {
    const { total, people, hasMore } = await list(services, { kind: 'realm', realm }, { after });
    assert.equal(total, count);
    names.push(...people.map(({ name }) => name));
    const last = people.at(-1);
    after = last && { name: last.name, characterId: last.characterId };
    if (hasMore) continue;
    assert.equal(page, 3);
    break;
  }
  assert.equal(new Set(names).size, count);
  assert.deepEqual(names, names.toSorted());
  const area = await list(services, { kind: 'area', realm, map: mapId(0), zone: 14 });
  assert.deepEqual([area.total, area.people.length, area.hasMore], [52, mostOfRoster, true]);
  assert.equal((await list(services, { kind: 'instance', instance: instanceId('1-0-1') })).total, count);
  assert.equal((await list(services, { kind: 'instance', instance: instanceId('1-0-2') })).total, 0);
  const named = await list(services, { kind: 'named', characterIds: [characterId(3), characterId(999)] });
  assert.deepEqual(
    named.people.map(({ name }) => name),
    ['Name3'],
  );
});

test('an area is told who comes, changes and goes, and nothing twice', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const [meadow, shore] = [hear(services, 12), hear(services, 14)];
  await bus.flush();
  await arrive(services, 'Ann', 1);
  await arrive(services, 'Ann', 1);
  const ann = { ...unchangedPresence, characterId: characterId(1) };
  await call(bus, updatePresence, { ...ann, isFighting: true });
  await call(bus, updatePresence, { ...ann, isFighting: true });
  await call(bus, updatePresence, { ...ann, isFighting: false });
  await call(bus, setStatus, { characterId: characterId(1), status: 'away', statusText: 'tea', isInvisible: false });
  await call(bus, updatePresence, { ...ann, zone: 14 });
  await call(bus, withdrawPresence, { characterId: characterId(1), edge: edgeId('edge-a'), session: sessionId(1) });
  await until(() => shore.length === 2);
  assert.deepEqual(meadow, ['+Ann', '~Ann fights', '~Ann', '~Ann away', '-Ann']);
  assert.deepEqual(shore, ['+Ann away', '-Ann']);
});

test('whoever was there by a session that closed has gone from the area too', async () => {
  await using services = await startTestServices();
  const heard = hear(services, 12);
  await services.bus.flush();
  await arrive(services, 'Ann', 1);
  announce(services.bus, sessionClosed, { accountId: accountId(1), edge: edgeId('edge-a'), session: sessionId(1) });
  await until(() => heard.includes('-Ann'));
  assert.deepEqual(heard, ['+Ann', '-Ann']);
});

test('an operator who hides is gone for players and there for operators', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  const heard = hear(services, 12);
  const friends: unknown[] = [];
  listen(bus, friendChanged, { scope: 'edge-a' }, (told) => void friends.push(told));
  await bus.flush();
  await arrive(services, 'Ann', 1);
  await arrive(services, 'Op', 2, { roles: ['moderator'] });
  const operator = { ...unchangedPresence, characterId: characterId(2) };
  await call(bus, updatePresence, { ...operator, isHidden: true });
  await call(bus, updatePresence, { ...operator, isFighting: true });
  const everybody = { minLevel: 0, maxLevel: 0, name: '', guild: '', raceMask: 0, classMask: 0, zones: [], words: [] };
  const namesFor = async (asker: number): Promise<readonly string[]> => {
    const found = await call(bus, who, { realm, asker: characterId(asker), ...everybody });
    assert.ok('value' in found);
    return found.value.rows.map(({ name }) => name);
  };
  assert.deepEqual(await namesFor(1), ['Ann']);
  assert.deepEqual(await namesFor(2), ['Ann', 'Op']);
  const scope = { kind: 'realm', realm } as const;
  assert.equal((await list(services, scope)).total, 1);
  assert.equal((await list(services, scope, { showsHidden: true })).total, 2);
  assert.ok('value' in (await call(bus, findPresence, { realm, name: 'Op' })), 'services still find whoever hides');
  const words = { from: characterId(1), toName: 'Op', language: 0, text: 'are you there?' };
  assert.deepEqual(await call(bus, whisper, words), { refused: 'social.player-not-found' });
  await call(bus, updatePresence, { ...operator, isHidden: false });
  await until(() => heard.length === 4);
  assert.deepEqual(heard, ['+Ann', '+Op', '-Op', '+Op fights']);
});

test('whoever is invisible is in no list of players and in no news, from the first moment on, and hears whispers', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  const heard = hear(services, 12);
  const whispers: string[] = [];
  listen(bus, whisperDelivered, { scope: 'edge-a' }, ({ text }) => void whispers.push(text));
  await bus.flush();
  await arrive(services, 'Ann', 1);
  await arrive(services, 'Op', 2, { roles: ['moderator'] });
  await arrive(services, 'Bob', 3, { isInvisible: true });
  const everybody = { minLevel: 0, maxLevel: 0, name: '', guild: '', raceMask: 0, classMask: 0, zones: [], words: [] };
  const namesFor = async (asker: number): Promise<readonly string[]> => {
    const found = await call(bus, who, { realm, asker: characterId(asker), ...everybody });
    assert.ok('value' in found);
    return found.value.rows.map(({ name }) => name);
  };
  assert.deepEqual(await namesFor(1), ['Ann', 'Op']);
  assert.deepEqual(await namesFor(2), ['Ann', 'Bob', 'Op']);
  const scope = { kind: 'realm', realm } as const;
  assert.equal((await list(services, scope)).total, 2);
  const words = { from: characterId(1), toName: 'Bob', language: 0, text: 'psst', operation: undefined };
  const said = await call(bus, whisper, words);
  assert.ok('value' in said && said.value.end === 'delivered');
  const mark = (status: 'here' | 'away', isInvisible: boolean) =>
    call(bus, setStatus, { characterId: characterId(3), status, statusText: '', isInvisible });
  // Going to another map is announced anew, and is no news either.
  await arrive(services, 'Bob', 3, { isInvisible: true });
  await call(bus, updatePresence, { ...unchangedPresence, characterId: characterId(3), isFighting: true });
  await mark('away', false);
  await mark('here', true);
  await call(bus, withdrawPresence, { characterId: characterId(3), edge: edgeId('edge-a'), session: sessionId(3) });
  await call(bus, withdrawPresence, { characterId: characterId(1), edge: edgeId('edge-a'), session: sessionId(1) });
  await until(() => heard.includes('-Ann'));
  assert.deepEqual(heard, ['+Ann', '+Op', '+Bob fights away', '-Bob', '-Ann']);
  assert.deepEqual(whispers, ['psst']);
});

test('whoever keeps company with somebody invisible hears of its changes, and of an operator who hides nothing until it is back', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const heard: string[] = [];
  listen(bus, presenceChanged, {}, ({ person: { name, zone, isFighting, status } }) => {
    heard.push([name, zone, isFighting ? 'fights' : 'rests', status].join(' '));
  });
  await bus.flush();
  await arrive(services, 'Bob', 1, { isInvisible: true });
  await arrive(services, 'Op', 2, { roles: ['moderator'] });
  const change = async (n: number, to: Partial<Parameters<typeof updatePresence.input.encode>[0]>) =>
    call(bus, updatePresence, { ...unchangedPresence, ...to, characterId: characterId(n) });
  await change(1, { isFighting: true });
  await change(1, { zone: 14 });
  await call(bus, setStatus, { characterId: characterId(1), status: 'away', statusText: '', isInvisible: false });
  await change(2, { isHidden: true });
  await change(2, { zone: 14 });
  await change(2, { isHidden: false });
  await until(() => heard.some((text) => text.startsWith('Op')));
  assert.deepEqual(heard, ['Bob 12 fights here', 'Bob 14 fights here', 'Bob 14 fights away', 'Op 14 rests here']);
});

test('what is said to a room is heard there and nowhere else, and nothing is not said', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  const [meadow, shore] = [hear(services, 12), hear(services, 14)];
  await bus.flush();
  const room: Room = { kind: 'area', realm, map: mapId(0), zone: 14 };
  assert.deepEqual(await call(bus, tellRoom, { room, by: 'Op', text: ' ' }), { refused: 'social.empty-text' });
  await call(bus, tellRoom, { room, by: 'Op', text: 'the ferry is late' });
  await until(() => shore.length === 1);
  assert.deepEqual([meadow, shore], [[], ['Op: the ferry is late']]);
});
