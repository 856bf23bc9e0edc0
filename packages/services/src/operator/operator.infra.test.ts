import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountRole } from '@realmwright/kernel/account-role';
import { answer, call, listen } from '@realmwright/kernel/contract';
import { accountId, characterId, edgeId, instanceId, mapId, sessionId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import type { OperatorCommand } from '@realmwright/kernel/operator-command';
import { accept } from '@realmwright/kernel/outcome';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import { createAccount, findAccount } from '../account/account.contract.ts';
import { createCharacter, deleteCharacter, findCharacterByName } from '../character/character.contract.ts';
import { findBalance, purseChanged, purseOf } from '../ledger/ledger.contract.ts';
import { announcementMade, announcePresence, findMessageOfTheDay } from '../social/social.contract.ts';
import { listAudit, listCommands, performInWorld, runCommand, shutdownRequested } from './operator.contract.ts';

const worldCommands: readonly OperatorCommand[] = [
  { path: ['gps'], syntax: '', help: 'Where.', leastRole: 'moderator', runsAt: 'world', console: 'named' },
  { path: ['gm'], syntax: 'on|off', help: 'Tag.', leastRole: 'gamemaster', runsAt: 'world', console: 'refused' },
  {
    path: ['character', 'level'],
    syntax: '[$name] #level',
    help: 'Level.',
    leastRole: 'gamemaster',
    runsAt: 'world',
    console: 'named',
  },
];

async function start(): Promise<TestServices> {
  return startTestServices({ worldCommands });
}

async function atConsole(services: TestServices, text: string): Promise<readonly string[]> {
  const caller = {
    name: 'console',
    roles: ['operator' as const],
    accountId: undefined,
    realm: services.realm,
    inWorld: undefined,
  };
  const outcome = await call(services.bus, runCommand, { caller, text });
  assert.ok('value' in outcome);
  return outcome.value.lines;
}

async function chat(services: TestServices, role: AccountRole, text: string) {
  const inWorld = {
    characterId: characterId(77),
    characterName: 'Ann',
    instance: instanceId('r1-m0-1'),
    edge: edgeId('edge-a'),
    session: sessionId(1),
    selected: undefined,
  };
  const caller = { name: 'ANN', roles: [role], accountId: accountId(5), realm: services.realm, inWorld };
  return call(services.bus, runCommand, { caller, text });
}

async function makeCharacter(services: TestServices, name: string) {
  const made = await call(services.bus, createCharacter, {
    operation: newOperationId(systemRandom),
    accountId: accountId(1),
    realm: services.realm,
    build: 12340,
    name,
    race: 1,
    class: 1,
    gender: 0,
    appearance: { skin: 0, face: 0, hairStyle: 0, hairColor: 0, facialHair: 0 },
  });
  assert.ok('value' in made);
  return made.value.characterId;
}

test('a command of the world is handed on in full spelling, and logged', async () => {
  await using services = await start();
  assert.deepEqual(await chat(services, 'gamemaster', '.GP'), {
    value: { lines: [], secret: undefined, forward: 'gps', grantedTo: undefined, logged: 'gps' },
  });
  assert.deepEqual(await chat(services, 'gamemaster', '.char lev 10'), {
    value: {
      lines: [],
      secret: undefined,
      forward: 'character level 10',
      grantedTo: undefined,
      logged: 'character level 10',
    },
  });
  const logged = await call(services.bus, listAudit, { before: 0n, limit: 10, caller: 'ANN' });
  assert.ok('value' in logged);
  assert.deepEqual(
    logged.value.entries.map(({ text, outcome, characterName }) => [text, outcome, characterName]),
    [
      ['character level 10', 'forwarded', 'Ann'],
      ['gps', 'forwarded', 'Ann'],
    ],
  );
});

test('talk that only looks like a command stays talk', async () => {
  await using services = await start();
  for (const text of ['...', '.', '. gps', '.5 gold', 'gps']) {
    assert.deepEqual(await chat(services, 'operator', text), { refused: 'operator.not-a-command' }, text);
  }
});

test('a player learns nothing of commands it may not use', async () => {
  await using services = await start();
  const outcome = await chat(services, 'player', '.gm on');
  assert.ok('value' in outcome);
  assert.match(outcome.value.lines[0] ?? '', /no command/);
  const help = await chat(services, 'player', '.help');
  assert.ok('value' in help && !help.value.lines.join().includes('ban'));
  const listed = await call(services.bus, listCommands, { roles: [] });
  assert.ok('value' in listed && listed.value.commands.every(({ leastRole }) => leastRole === 'player'));
  const logged = await call(services.bus, listAudit, { before: 0n, limit: 10, caller: '' });
  assert.deepEqual(logged, { value: { entries: [] } });
});

test('accounts are made and barred from the console, and no password is logged', async () => {
  await using services = await start();
  assert.deepEqual(await atConsole(services, 'account create bob hunter2'), ['Account BOB is made.']);
  assert.deepEqual(await atConsole(services, '.account set gmlevel bob 2'), ['bob is gamemaster now.']);
  assert.deepEqual(await atConsole(services, '.ban account bob 1h30m loud'), [
    'bob is banned for 1 hour 30 minutes: loud',
  ]);
  const found = await call(services.bus, findAccount, { username: 'bob' });
  assert.ok('value' in found && found.value.ban?.reason === 'loud' && found.value.roles.includes('gamemaster'));
  assert.deepEqual(await atConsole(services, '.unban account bob'), ['bob may come back.']);
  assert.deepEqual(await atConsole(services, '.unban account bob'), ['bob is not banned.']);
  const logged = await call(services.bus, listAudit, { before: 0n, limit: 10, caller: 'console' });
  assert.ok('value' in logged);
  assert.equal(logged.value.entries.at(-1)?.text, 'account create bob *');
  assert.ok(!JSON.stringify(logged.value.entries.map(({ text }) => text)).includes('hunter2'));
});

test('H-13: what gives access to something is answered apart from the lines that are kept, and is logged nowhere', async () => {
  await using services = await start();
  const { bus, database } = services;
  await call(bus, createAccount, { username: 'bob', password: 'hunter2', roles: [] });
  const outcome = await chat(services, 'operator', '.account reset-token bob');
  assert.ok('value' in outcome);
  const { lines, secret } = outcome.value;
  assert.match(secret ?? '', /^[A-Za-z0-9_-]{43}$/);
  assert.match(lines.join(), /^For a new password of BOB/);
  assert.ok(secret !== undefined && !lines.join().includes(secret));
  const all = await database.findRow<{ log: string }>('select json_agg(l)::text as log from auth.operator_log l');
  assert.ok(all?.log.includes('account reset-token bob') && !all.log.includes(secret));
});

test('wrong arguments are answered with the syntax', async () => {
  await using services = await start();
  const [first] = await atConsole(services, '.ban account bob forever');
  assert.equal(first, 'Syntax: .ban account $name $duration $reason');
});

test('the console reaches the world through the character that it names', async () => {
  await using services = await start();
  const { bus, realm } = services;
  const ann = await makeCharacter(services, 'Ann');
  assert.deepEqual(await atConsole(services, '.gps ann'), ['Nobody called ann is in the world.']);
  assert.deepEqual(await atConsole(services, '.gm on'), ['This command needs a character in the world.']);
  const instance = instanceId('r1-m0-1');
  const place = { zone: 12, map: mapId(0), instance, edge: edgeId('edge-a'), session: sessionId(3) };
  const self = {
    characterId: ann,
    accountId: accountId(1),
    realm,
    name: 'Ann',
    race: 1,
    class: 1,
    gender: 0,
    level: 1,
  };
  await call(bus, announcePresence, { ...self, ...place, build: 12340, roles: [], isInvisible: false });
  assert.deepEqual(await atConsole(services, '.gps ann'), ['The world of Ann does not answer.']);
  const options = { scope: instance, onFailure: () => undefined };
  const serving = answer(bus, performInWorld, options, async ({ target, text }) =>
    accept({ lines: [`${target} ${text}`] }),
  );
  await bus.flush();
  assert.deepEqual(await atConsole(services, '.gps ann'), [`${ann} gps`]);
  assert.deepEqual(await atConsole(services, '.character level ann 12'), [`${ann} character level 12`]);
  await serving.stop();
});

test('the level of somebody away is set by the stand-in of the world command', async () => {
  await using services = await start();
  await makeCharacter(services, 'Ann');
  assert.deepEqual(await atConsole(services, '.character level ann 12'), ['ann has level 12 now.']);
  const card = await call(services.bus, findCharacterByName, { realm: services.realm, name: 'Ann' });
  assert.ok('value' in card && card.value.level === 12);
});

test('a deleted character is brought back by its name when only one had it', async () => {
  await using services = await start();
  const remove = async () => {
    const characterId = await makeCharacter(services, 'Ann');
    await call(services.bus, deleteCharacter, { accountId: accountId(1), realm: services.realm, characterId });
  };
  assert.deepEqual(await atConsole(services, '.character deleted restore ann'), ['No such deleted character.']);
  await remove();
  assert.deepEqual(await atConsole(services, '.character deleted restore ann'), ['Ann is back.']);
  const card = await call(services.bus, findCharacterByName, { realm: services.realm, name: 'ann' });
  assert.ok('value' in card);
  await call(services.bus, deleteCharacter, {
    accountId: accountId(1),
    realm: services.realm,
    characterId: card.value.characterId,
  });
  await remove();
  assert.match((await atConsole(services, '.character deleted restore ann'))[0] ?? '', /^2 deleted characters/);
});

test('money is given and taken through the ledger, and the world hears of it', async () => {
  await using services = await start();
  const ann = await makeCharacter(services, 'Ann');
  const heard: number[] = [];
  listen(services.bus, purseChanged, {}, ({ characterId }) => void heard.push(characterId));
  await services.bus.flush();
  assert.deepEqual(await atConsole(services, '.modify money ann 12345'), [
    'Given: 1g 23s 45c. The purse holds 1g 28s 45c.',
  ]);
  assert.deepEqual(await atConsole(services, '.modify money ann -99999999'), ['The purse does not hold that much.']);
  const balance = await call(services.bus, findBalance, { account: purseOf(ann) });
  assert.deepEqual(balance, { value: { balance: 12_845n } });
  await until(() => heard.length === 1);
  assert.deepEqual(heard, [ann]);
  assert.match((await atConsole(services, '.ledger audit'))[0] ?? '', /sound/);
});

test('announcements, the message of the day and a shutdown reach those concerned', async () => {
  await using services = await start();
  const { bus, realm } = services;
  const heard: string[] = [];
  listen(bus, announcementMade, {}, ({ text }) => void heard.push(text));
  const ends: string[] = [];
  listen(
    bus,
    shutdownRequested,
    {},
    ({ isCancelled, delaySeconds }) => void ends.push(`${isCancelled} ${delaySeconds}`),
  );
  await bus.flush();
  await atConsole(services, '.announce Mind the geese!');
  await atConsole(services, '.server set motd One@Two');
  assert.deepEqual(await call(bus, findMessageOfTheDay, { realm }), { value: { lines: ['One', 'Two'] } });
  await atConsole(services, '.server shutdown 5m');
  await atConsole(services, '.server shutdown cancel');
  await until(() => heard.length === 3 && ends.length === 2);
  assert.deepEqual(await atConsole(services, '.server shutdown cancel'), ['No shutdown is pending.']);
  await atConsole(services, '.announce Nothing more?');
  await until(() => heard.length > 3);
  assert.equal(heard.pop(), 'Nothing more?', 'nobody is told of a shutdown that was not pending');
  assert.deepEqual(heard, ['Mind the geese!', 'The realm closes in 5 minutes.', 'The realm stays open.']);
  assert.deepEqual(ends.slice(0, 2), ['false 300', 'true 0']);
});

test('the server answers how it does, and content can be searched', async () => {
  await using services = await start();
  await call(services.bus, createAccount, { username: 'x', password: 'y', roles: [] });
  assert.match((await atConsole(services, '.server info')).join('\n'), /Testmere.*\nPlayers in the world: 0/);
  const [creature] = services.content.creatureTemplates;
  assert.ok(creature);
  assert.ok((await atConsole(services, `.lookup creature ${creature.name}`))[0]?.startsWith(String(creature.entry)));
  assert.deepEqual(
    services.complaints.filter(({ event }) => event !== 'shutdown-requested'),
    [],
  );
});
