import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { startRealm } from '@realmwright/testkit/realm';
import { until } from '@realmwright/testkit/waiting';

const realm = await startRealm();
after(() => realm[Symbol.asyncDispose]());

let master: GameClient;
const watchers: GameClient[] = [];
before(async () => {
  master = (await realm.player(12340, { name: 'Master' }, { role: 'operator' })).client;
  for (const [build, name] of [
    [5875, 'Watchold'],
    [8606, 'Watchmid'],
    [12340, 'Watchnew'],
  ] as const)
    watchers.push((await realm.player(build, { name })).client);
});

test('an operator has a creature come, speak and change, and players of every build see and hear it', async () => {
  const added = await master.command('.npc add temp 910020', /Creature 910020 is here as spawn \d+/);
  const counter = BigInt(/spawn (\d+)/.exec(added)?.[1] ?? 0);
  const creature = { guid: (0xf130n << 48n) | (910_020n << 24n) | counter };
  for (const client of [master, ...watchers]) await client.sees(creature);
  master.connection.send('CMSG_SET_SELECTION', { target: creature.guid });
  master.say('.npc say Moo to |cffff8000|Hitem:1:0|h[you]|h|r');
  master.say('.npc yell MOO');
  for (const { heard, name, waitFor } of watchers.map((client) => ({
    heard: client.heard,
    name: client.name,
    waitFor: client.waitFor.bind(client),
  })))
    for (const text of ['Moo to [you]', 'MOO'])
      await waitFor(`${name} to hear ${text}`, () => heard.find((line) => line.text === text));
  await master.command('.npc set level 33', /is of level 33 now/);
  await master.command('.modify scale 2', /2 times its usual size/);
  for (const client of watchers)
    await client.waitFor('the new level', () => {
      const sight = client.sights.find(creature.guid);
      return sight !== undefined && client.sights.value(sight, 'UNIT_LEVEL') === 33;
    });
  await master.command('.npc near 10', /entry 910020/);
  await master.command('.distance', /0\.00 yards away/);
  await master.command(`.npc delete ${counter}`, /is gone/);
  for (const client of watchers) await client.losesSightOf(creature);
});

test('a place gets a name, others are sent there over maps, and recall brings back from the other map', async () => {
  await master.command('.tele add Story-Nook', /called story-nook/);
  await master.command('.tele add story-nook', /There is a place of that name/);
  await master.command('.lookup tele story', /story-nook: map 0/);
  const [, , traveller] = watchers;
  assert.ok(traveller);
  await master.command('.tele name Watchnew farshore', /Watchnew is taken to/);
  await traveller.waitFor('the other map', () => traveller.map === 1);
  await until(() => master.command('.gps Watchnew', /Map: |Nobody/).then((line) => line.startsWith('Map: 1 ')), {
    what: 'the traveller to be found on the other map',
  });
  await master.command('.recall Watchnew', /Watchnew is back at/);
  await traveller.waitFor('the first map', () => traveller.map === 0);
  await master.command('.tele del story-nook', /No place is called story-nook any more/);
});

test('a command is lent to players, obeyed, and taken back', async () => {
  const [old] = watchers;
  assert.ok(old);
  await master.command('.command role player gps', /for player and above/);
  await old.command('.gps', /X: ?-89/);
  await master.command('.command role default gps', /for moderator and above/);
  await old.command('.gps', /no command/);
});

test('nothing that an operator may type closes its session or stops the realm', async () => {
  for (const line of [
    '.',
    '..',
    '.npc',
    '.npc say',
    '.modify hp 99999999999999999999',
    '.tele %s %s',
    `.${'x'.repeat(200)}`,
  ])
    master.say(line);
  await master.command('.gps', /X:/);
});
