import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announce, call, listen } from '@realmwright/kernel/contract';
import { accountId, characterId, edgeId, instanceId, mapId, realmId, sessionId } from '@realmwright/kernel/ids';
import { testPorts } from '@realmwright/testkit/test-ports';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import { sessionClosed } from '../account/account.contract.ts';
import { announcePresence, withdrawPresence } from '../social/social.contract.ts';
import {
  channelHeard,
  channelNoticed,
  joinChannel,
  leaveChannel,
  listMembers,
  moderateChannel,
  moveMemberships,
  sayInChannel,
} from './channels.contract.ts';
import { letStraysGo } from './strays.ts';

const edgeOf = (n: number) => edgeId(n % 2 === 0 ? 'edge-even' : 'edge-odd');

function actor({ realm }: TestServices, n: number) {
  const at = { edge: edgeOf(n), session: sessionId(n) };
  return { realm, characterId: characterId(n), name: `Name${n}`, ...at, hasAuthority: false };
}

function join(services: TestServices, n: number, channel = 'Ferry', password = '') {
  return call(services.bus, joinChannel, { actor: actor(services, n), channel, password });
}

function say(services: TestServices, n: number, text: string, channel = 'Ferry') {
  const line = { actor: actor(services, n), channel, status: 'here', text, operation: undefined } as const;
  return call(services.bus, sayInChannel, line);
}

async function membersOf(services: TestServices, n: number, channel = 'Ferry') {
  const listed = await call(services.bus, listMembers, { actor: actor(services, n), channel });
  return 'value' in listed ? listed.value.members.map((member) => Number(member.characterId)) : listed.refused;
}

/** Everything that both edges are sent, as text: `edge-odd 1 3: hello`. */
async function hearing({ bus }: TestServices): Promise<string[]> {
  const heard: string[] = [];
  for (const scope of ['edge-even', 'edge-odd']) {
    const note = (receivers: readonly { characterId: number }[], what: string) =>
      void heard.push(`${scope} ${receivers.map((one) => one.characterId).join(' ')}: ${what}`);
    listen(bus, channelHeard, { scope }, ({ receivers, text, from }) => note(receivers, `${from} ${text}`));
    listen(bus, channelNoticed, { scope }, ({ receivers, notice }) => note(receivers, notice.kind));
  }
  await bus.flush();
  return heard;
}

async function arrive({ bus, realm }: TestServices, n: number) {
  const place = { map: mapId(0), instance: instanceId('r1-m0-1'), edge: edgeOf(n), session: sessionId(n) };
  const self = { characterId: characterId(n), accountId: accountId(n), realm, name: `Name${n}`, race: 1, class: 1 };
  const more = { gender: 0, level: 1, zone: 12, build: 12340, roles: [], isInvisible: false };
  await call(bus, announcePresence, { ...self, ...place, ...more });
}

test('whoever goes on at another edge is still in its channels, and hears them there', async () => {
  await using services = await startTestServices();
  for (const n of [1, 3]) await arrive(services, n);
  await join(services, 1);
  await join(services, 3);
  const heard = await hearing(services);
  const former = { edge: edgeOf(1), session: sessionId(1) };
  const moved = { edge: edgeOf(2), session: sessionId(9) };
  const who = { characterId: characterId(1), former };
  // A session that is not its own takes nothing along.
  await call(services.bus, moveMemberships, { ...who, former: { ...former, session: sessionId(7) }, ...moved });
  assert.deepEqual(await membersOf(services, 1), [1, 3]);
  await call(services.bus, moveMemberships, { ...who, ...moved });
  await say(services, 3, 'still here?');
  await until(() => heard.length === 2);
  assert.deepEqual(heard.toSorted(), ['edge-even 1: 3 still here?', 'edge-odd 3: 3 still here?']);
  announce(services.bus, sessionClosed, { accountId: accountId(1), ...former });
  await say(services, 3, 'and now?');
  await until(() => heard.length === 4);
  assert.ok(heard.includes('edge-even 1: 3 and now?'));
});

test('what is said in a channel goes to each edge once, with all of its members there', async () => {
  await using services = await startTestServices();
  for (const n of [1, 2, 3, 4, 5]) assert.ok('value' in (await join(services, n)));
  const heard = await hearing(services);
  assert.ok('value' in (await say(services, 2, 'all aboard')));
  await until(() => heard.length === 2);
  assert.deepEqual(heard.sort(), ['edge-even 2 4: 2 all aboard', 'edge-odd 1 3 5: 2 all aboard']);
});

test('whoever does something is told in the answer, and the others on their edges', async () => {
  await using services = await startTestServices();
  const heard = await hearing(services);
  const first = await join(services, 1, 'ferry');
  assert.ok('value' in first);
  assert.deepEqual(
    first.value.notices.map(({ notice }) => notice.kind),
    ['youJoined', 'rightsChanged'],
  );
  const second = await join(services, 2, 'FERRY');
  assert.deepEqual(second, { value: { channel: 'ferry', notices: [{ notice: { kind: 'youJoined' }, number: 0 }] } });
  await until(() => heard.length === 1);
  const left = await call(services.bus, leaveChannel, { actor: actor(services, 1), channel: 'Ferry' });
  assert.ok('value' in left);
  assert.deepEqual(left.value.notices, [{ notice: { kind: 'youLeft' }, number: 0 }]);
  await until(() => heard.length === 3);
  assert.deepEqual(heard, ['edge-odd 1: joined', 'edge-even 2: left', 'edge-even 2: rightsChanged']);
});

test('names belong to one realm, and a channel is gone with its last member', async () => {
  await using services = await startTestServices();
  await join(services, 1);
  const elsewhere = { ...actor(services, 2), realm: realmId(2) };
  const other = await call(services.bus, joinChannel, { actor: elsewhere, channel: 'Ferry', password: '' });
  assert.ok('value' in other && other.value.notices.length === 2, 'it opened a channel of its own');
  assert.deepEqual(await membersOf(services, 1), [1]);
  const deed = { kind: 'setPassword', password: 'geese' } as const;
  await call(services.bus, moderateChannel, { actor: actor(services, 1), channel: 'Ferry', deed });
  assert.deepEqual(await join(services, 3), { refused: 'channels.wrong-password' });
  assert.ok('value' in (await join(services, 3, 'Ferry', 'geese')));
  for (const n of [1, 3]) await call(services.bus, leaveChannel, { actor: actor(services, n), channel: 'Ferry' });
  assert.ok('value' in (await join(services, 3)), 'a new channel of that name has no password');
  const rows = await services.database.findRow<{ count: number }>(
    'select count(*)::int as count from characters.channels where realm_id = 1',
  );
  assert.equal(rows?.count, 1);
});

test('bans, rights and switches last, and refusals change nothing', async () => {
  await using services = await startTestServices();
  for (const n of [1, 2, 3]) await join(services, n);
  type Deed = Parameters<typeof moderateChannel.input.encode>[0]['deed'];
  const moderate = (n: number, deed: Deed) =>
    call(services.bus, moderateChannel, { actor: actor(services, n), channel: 'ferry', deed });
  assert.deepEqual(await moderate(2, { kind: 'toggle', what: 'moderation' }), { refused: 'channels.not-moderator' });
  assert.ok('value' in (await moderate(1, { kind: 'toggle', what: 'moderation' })));
  assert.deepEqual(await say(services, 2, 'hello?'), { refused: 'channels.not-moderator' });
  assert.ok('value' in (await moderate(1, { kind: 'setRight', target: 'Name2', right: 'moderator', isGiven: true })));
  assert.ok('value' in (await say(services, 2, 'hello!')));
  assert.ok('value' in (await moderate(2, { kind: 'expel', target: 'Name3', isBan: true })));
  assert.deepEqual(await join(services, 3), { refused: 'channels.banned' });
  assert.ok('value' in (await moderate(2, { kind: 'unban', target: 'Name3' })));
  assert.ok('value' in (await join(services, 3)));
  assert.ok('value' in (await moderate(1, { kind: 'setOwner', target: 'Name3' })));
  const listed = await call(services.bus, listMembers, { actor: actor(services, 1), channel: 'Ferry' });
  assert.ok('value' in listed);
  assert.equal(listed.value.ownerName, 'Name3');
  assert.deepEqual(
    listed.value.members.map(({ rights }) => [rights.isOwner, rights.isModerator]),
    [
      [false, true],
      [false, true],
      [true, true],
    ],
  );
});

test('names, empty lines and one channel too many are refused', async () => {
  await using services = await startTestServices();
  assert.deepEqual(await join(services, 1, '1st'), { refused: 'channels.invalid-name' });
  for (let n = 0; n < 10; n++) assert.ok('value' in (await join(services, 1, `Room${String.fromCharCode(97 + n)}`)));
  assert.deepEqual(await join(services, 1, 'Roomy'), { refused: 'channels.too-many' });
  assert.deepEqual(await say(services, 1, '  ', 'Rooma'), { refused: 'channels.empty-text' });
  assert.deepEqual(await say(services, 1, 'hello', 'Nowhere'), { refused: 'channels.not-member' });
  const rows = await services.database.findRow<{ count: number }>(
    'select count(*)::int as count from characters.channels',
  );
  assert.equal(rows?.count, 10, 'a refused channel leaves nothing behind');
});

test('several instances of the service that are asked at once make one channel with one owner', async () => {
  await using services = await startTestServices({}, { replicas: 3 });
  const numbers = Array.from({ length: 24 }, (_, n) => n + 1);
  const outcomes = await Promise.all(numbers.map((n) => join(services, n)));
  assert.ok(outcomes.every((outcome) => 'value' in outcome));
  const listed = await call(services.bus, listMembers, { actor: actor(services, 1), channel: 'Ferry' });
  assert.ok('value' in listed);
  assert.equal(listed.value.memberCount, 24);
  assert.equal(listed.value.members.filter(({ rights }) => rights.isOwner).length, 1);
  await Promise.all(
    numbers.map((n) => call(services.bus, leaveChannel, { actor: actor(services, n), channel: 'Ferry' })),
  );
  const left = await services.database.findRow<{ count: number }>(
    'select count(*)::int as count from characters.channels',
  );
  assert.equal(left?.count, 0);
});

test('whoever leaves the world, or whose session closes, leaves its channels', async () => {
  await using services = await startTestServices({}, { replicas: 2 });
  for (const n of [1, 2, 3]) {
    await arrive(services, n);
    await join(services, n);
    await join(services, n, 'Inn');
  }
  await call(services.bus, withdrawPresence, { characterId: characterId(1), edge: edgeOf(1), session: sessionId(1) });
  announce(services.bus, sessionClosed, { accountId: accountId(2), edge: edgeOf(2), session: sessionId(2) });
  for (const channel of ['Ferry', 'Inn']) {
    await until(async () => `${await membersOf(services, 3, channel)}` === '3');
  }
});

test('a member whose going nobody told is let go when the registry does not know its session', async () => {
  await using services = await startTestServices({});
  await arrive(services, 3);
  await join(services, 3);
  await join(services, 4);
  await services.database.execute("update characters.channel_members set joined_at = now() - interval '2 minutes'");
  await letStraysGo({ ...services, log: testPorts(services.bus).log });
  assert.deepEqual(await membersOf(services, 3), [3]);
});
