import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountRole } from '@realmwright/kernel/account-role';
import { answer, call } from '@realmwright/kernel/contract';
import { accountId, characterId, edgeId, type InstanceId, instanceId, mapId, sessionId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import type { OperatorCommand } from '@realmwright/kernel/operator-command';
import { accept } from '@realmwright/kernel/outcome';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { startTestServices, type TestServices } from '@realmwright/testkit/test-services';
import fc from 'fast-check';
import { createCharacter, findCharacterByName } from '../character/character.contract.ts';
import { addPlace } from '../places/places.contract.ts';
import { announcePresence } from '../social/social.contract.ts';
import { listCommands, performInWorld, runCommand } from './operator.contract.ts';

const worldCommands: readonly OperatorCommand[] = [
  { path: ['gps'], syntax: '[$name]', help: 'Where.', leastRole: 'moderator', runsAt: 'world', console: 'named' },
  { path: ['unstuck'], syntax: '[$name]', help: 'Out.', leastRole: 'moderator', runsAt: 'world', console: 'named' },
  { path: ['go', 'xyz'], syntax: '#x #y', help: 'Go.', leastRole: 'moderator', runsAt: 'world', console: 'named' },
];
const home = instanceId('r1-m0-1');
const abroad = instanceId('r1-m1-1');

async function start(): Promise<TestServices> {
  return startTestServices({ worldCommands });
}

async function chat({ bus, realm }: TestServices, role: AccountRole, text: string) {
  const where = { instance: home, edge: edgeId('edge-a'), session: sessionId(1) };
  const inWorld = { characterId: characterId(77), characterName: 'Olga', ...where, selected: undefined };
  const caller = { name: 'OLGA', roles: [role], accountId: accountId(5), realm, inWorld };
  const outcome = await call(bus, runCommand, { caller, text });
  assert.ok('value' in outcome, text);
  return outcome.value;
}

async function makeCharacter({ bus, realm }: TestServices, name: string) {
  const looks = { skin: 0, face: 0, hairStyle: 0, hairColor: 0, facialHair: 0 };
  const operation = newOperationId(systemRandom);
  const self = { accountId: accountId(1), realm, name, race: 1, class: 1, gender: 0 };
  const made = await call(bus, createCharacter, { operation, ...self, build: 12340, appearance: looks });
  assert.ok('value' in made);
  return made.value.characterId;
}

async function enter(services: TestServices, name: string, instance: InstanceId) {
  const character = await makeCharacter(services, name);
  const place = { zone: 12, map: mapId(0), instance, edge: edgeId('edge-a'), session: sessionId(3) };
  const self = { accountId: accountId(1), realm: services.realm, name, race: 1, class: 1, gender: 0, level: 1 };
  await call(services.bus, announcePresence, {
    characterId: character,
    ...self,
    ...place,
    build: 12340,
    roles: [],
    isInvisible: false,
  });
  return character;
}

/** An instance that says what it was asked, as whom. */
function echoInstance({ bus }: TestServices, instance: InstanceId) {
  return answer(
    bus,
    performInWorld,
    { scope: instance, onFailure: () => undefined },
    async ({ target, text, caller }) => accept({ lines: [`${target} ${text} ${caller.roles.join()}`] }),
  );
}

test('who is named is found on other maps, and on the own one the order of typing holds', async () => {
  await using services = await start();
  const far = await enter(services, 'Far', abroad);
  echoInstance(services, abroad);
  await services.bus.flush();
  assert.deepEqual((await chat(services, 'moderator', '.gps far')).lines, [`${far} gps moderator`]);
  const near = await enter(services, 'Near', home);
  assert.ok(near > 0);
  assert.equal((await chat(services, 'moderator', '.gps Near')).forward, 'gps Near');
  assert.equal((await chat(services, 'moderator', '.gps')).forward, 'gps');
});

test('who is away is reached by the stand-in, in chat as at the console', async () => {
  await using services = await start();
  await makeCharacter(services, 'Away');
  assert.deepEqual((await chat(services, 'moderator', '.unstuck away')).lines, ['away will come in at its inn.']);
  assert.equal((await chat(services, 'moderator', '.unstuck Nobody')).forward, 'unstuck Nobody');
});

test('a place is gone to by the world, and others are sent there whether they are in or away', async () => {
  await using services = await start();
  const { bus, realm, content } = services;
  const [known] = content.teleports;
  assert.ok(known);
  const { forward } = await chat(services, 'moderator', `.tele ${known.name}`);
  assert.equal(forward, `go xyz ${known.x} ${known.y} ${known.z} ${known.map} ${known.orientation}`);
  assert.match((await chat(services, 'moderator', '.tele zzz')).lines[0] ?? '', /No place is called "zzz". Known: /);
  const far = await enter(services, 'Far', abroad);
  echoInstance(services, abroad);
  await bus.flush();
  const sent = await chat(services, 'operator', `.tele name Far ${known.name}`);
  assert.match(sent.lines[0] ?? '', new RegExp(`^${far} go xyz `));
  const place = { map: mapId(known.map), x: known.x + 5, y: known.y, z: known.z, orientation: 0 };
  assert.deepEqual(await call(bus, addPlace, { realm, name: 'Camp', place, by: 'OP' }), { value: { name: 'camp' } });
  assert.deepEqual(await call(bus, addPlace, { realm, name: 'camp', place, by: 'OP' }), {
    refused: 'places.name-taken',
  });
  await makeCharacter(services, 'Away');
  assert.deepEqual((await chat(services, 'operator', '.tele name Away cam')).lines, [
    'Away is away and will come in at camp.',
  ]);
  const card = await call(bus, findCharacterByName, { realm, name: 'Away' });
  assert.ok('value' in card);
  assert.equal(card.value.place.x, Math.fround(known.x + 5));
  assert.match((await chat(services, 'operator', '.lookup tele camp')).lines[0] ?? '', /^camp: map/);
  assert.deepEqual((await chat(services, 'operator', '.tele del camp')).lines, ['No place is called camp any more.']);
  assert.deepEqual((await chat(services, 'operator', '.tele del camp')).lines, ['No place is called camp.']);
});

test('a place of the bundle can be taken away and named anew', async () => {
  await using services = await start();
  const { bus, realm, content } = services;
  const [known] = content.teleports;
  assert.ok(known);
  await chat(services, 'operator', `.tele del ${known.name}`);
  const place = { map: mapId(0), x: 1, y: 2, z: 3, orientation: 0 };
  assert.ok('value' in (await call(bus, addPlace, { realm, name: known.name, place, by: 'OP' })));
  assert.equal((await chat(services, 'moderator', `.tele ${known.name}`)).forward, 'go xyz 1 2 3 0 0');
  assert.deepEqual(await call(bus, addPlace, { realm, name: '9 lives', place, by: 'OP' }), {
    refused: 'places.invalid-name',
  });
});

test('a command is given to a lower role, which the world is told, and taken from one', async () => {
  await using services = await start();
  assert.match((await chat(services, 'player', '.gps')).lines[0] ?? '', /no command/);
  assert.deepEqual((await chat(services, 'operator', '.command role player gps')).lines, [
    '.gps is for player and above now.',
  ]);
  const given = await chat(services, 'player', '.gps');
  assert.deepEqual([given.forward, given.grantedTo], ['gps', 'player']);
  const listed = await call(services.bus, listCommands, { roles: [] });
  assert.ok('value' in listed && listed.value.commands.some(({ name }) => name === 'gps'));
  assert.deepEqual((await chat(services, 'operator', '.command roles')).lines, ['  .gps: player, by itself moderator']);
  await chat(services, 'operator', '.command role operator gps');
  assert.match((await chat(services, 'gamemaster', '.gps')).lines[0] ?? '', /no command/);
  await chat(services, 'operator', '.command role default gps');
  const back = await chat(services, 'moderator', '.gps');
  assert.deepEqual([back.forward, back.grantedTo], ['gps', undefined]);
});

test('what would let a role raise itself stays with operators', async () => {
  await using services = await start();
  for (const name of ['command role', 'account set gmlevel', 'account set password'])
    assert.match((await chat(services, 'operator', `.command role player ${name}`)).lines[0] ?? '', /operators alone/);
  assert.match((await chat(services, 'operator', '.command role player nonsense')).lines[0] ?? '', /no command/);
  assert.match((await chat(services, 'operator', '.command role emperor gps')).lines[0] ?? '', /^Syntax/);
});

test('a character is erased for good, its purse with it, and not while somebody has it', async () => {
  await using services = await start();
  await makeCharacter(services, 'Gone');
  assert.deepEqual((await chat(services, 'operator', '.character erase gone')).lines, ['Gone is gone for good.']);
  assert.match((await chat(services, 'operator', '.character erase gone')).lines[0] ?? '', /no character called gone/);
  assert.match((await chat(services, 'operator', '.character deleted list')).lines[0] ?? '', /^0 deleted/);
  assert.match((await chat(services, 'operator', '.ledger audit')).lines[0] ?? '', /is sound/);
});

test('whatever is typed, every command answers in time, and none of them fails', async () => {
  await using services = await start();
  await enter(services, 'Ann', home);
  const listed = await call(services.bus, listCommands, { roles: ['operator'] });
  assert.ok('value' in listed);
  // Whoever ends the realm would end the test.
  const names = listed.value.commands.map(({ name }) => name).filter((name) => !name.startsWith('server '));
  const word = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.integer().map(String),
    fc.constantFrom('Ann', 'ANN', '"', '""', '0', '-1', '1d', '192.0.2.1/24', '::1', '%', "';--", '\\', 'all', 'on'),
  );
  const line = fc
    .oneof(
      { weight: 1, arbitrary: fc.string({ maxLength: 80, unit: 'binary' }) },
      { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...names), fc.array(word, { maxLength: 5 })) },
    )
    .map((given) => (typeof given === 'string' ? given : `${given[0]} ${given[1].join(' ')}`))
    .map((text) => text.toWellFormed());
  await fc.assert(
    fc.asyncProperty(line, async (text) => {
      const caller = { name: 'console', roles: ['operator' as const], accountId: undefined, realm: services.realm };
      const began = performance.now();
      await call(services.bus, runCommand, { caller: { ...caller, inWorld: undefined }, text });
      assert.ok(performance.now() - began < 5_000, text);
    }),
    { numRuns: 250 },
  );
  assert.deepEqual(
    services.complaints.filter(({ event }) => event === 'command-failed' || event === 'request-failed'),
    [],
  );
});
