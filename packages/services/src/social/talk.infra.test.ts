import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountRole } from '@realmwright/kernel/account-role';
import { call, listen } from '@realmwright/kernel/contract';
import { accountId, characterId, edgeId, instanceId, mapId, sessionId } from '@realmwright/kernel/ids';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import { channelNoticed, joinChannel, sayInChannel } from '../channels/channels.contract.ts';
import { acceptInvitation, attendGroup, inviteToGroup } from '../group/group.contract.ts';
import { groupTold } from '../group/group-news.contract.ts';
import { answerReadyCheck, finishReadyCheck, rollDice, startReadyCheck } from '../group/group-signals.contract.ts';
import { announcementMade, announcePresence, makeAnnouncement, whisper, whisperDelivered } from './social.contract.ts';
import { keepTalk, mostHeardTalk, mostReplyLines, recallTalk, type talkType } from './talk.contract.ts';
import { deleteTalkBefore } from './talk.store.ts';

/** Somebody is in the world, with a page at edge `web` or with a game client at edge `old`. */
async function arrive(
  { bus, realm }: TestServices,
  name: string,
  n: number,
  by: 'page' | 'game client',
  roles: readonly AccountRole[] = [],
) {
  const edge = edgeId(by === 'page' ? 'web' : 'old');
  const place = { map: mapId(0), instance: instanceId('r1-m0-1'), edge, session: sessionId(n) };
  const self = { characterId: characterId(n), accountId: accountId(n), realm, name, race: 1, class: 1, gender: 0 };
  const build = by === 'page' ? REALTIME_BUILD : 12340;
  await call(bus, announcePresence, {
    ...self,
    level: 1,
    zone: 12,
    ...place,
    build,
    roles: [...roles],
    isInvisible: false,
  });
}

const seatOf = (n: number, edge = 'web') => ({ edge: edgeId(edge), session: sessionId(n) });

async function recall({ bus }: TestServices, n: number, heard: readonly number[] = []) {
  const recalled = await call(bus, recallTalk, { seats: [seatOf(n)], heard: [...heard] });
  assert.ok('value' in recalled);
  return recalled.value.lines;
}

async function textsFor(services: TestServices, n: number, heard: readonly number[] = []) {
  return (await recall(services, n, heard)).flatMap(({ talk }) => ('text' in talk ? [talk.text] : []));
}

function line(text: string): ValueOf<typeof talkType> {
  return { kind: 'saidToGroup', how: 'party', from: characterId(1), fromName: 'Ann', text };
}

async function keep({ bus }: TestServices, text: string, to: readonly number[], operation?: Uint8Array) {
  const kept = await call(bus, keepTalk, { listeners: to.map(characterId), talk: line(text), operation });
  assert.ok('value' in kept);
  return kept.value.number;
}

test('talk is kept for pages, each line once whatever the number of listeners, and for nobody else', async () => {
  await using services = await startTestServices();
  await arrive(services, 'Ann', 1, 'game client');
  await arrive(services, 'Web', 2, 'page');
  await arrive(services, 'Net', 3, 'page');
  assert.equal(await keep(services, 'for game clients', [1]), 0);
  const one = (await keep(services, 'for all', [1, 2, 3])) ?? 0;
  const two = (await keep(services, 'for one', [3])) ?? 0;
  assert.ok(one > 0 && two > one);
  assert.deepEqual(await textsFor(services, 2), ['for all']);
  assert.deepEqual(await textsFor(services, 3), ['for all', 'for one']);
  assert.deepEqual(await textsFor(services, 1), []);
  assert.deepEqual(await textsFor(services, 3, [two]), ['for all'], 'an earlier line that was not heard is told');
  assert.deepEqual(await textsFor(services, 3, [one, two]), []);
});

test('a line is for the stay in which it was said: not for the next session, nor for both seats of one twice', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await arrive(services, 'Web', 2, 'page');
  await keep(services, 'before', [2]);
  const place = { map: mapId(0), instance: instanceId('r1-m0-1'), ...seatOf(20, 'next') };
  const self = { characterId: characterId(2), accountId: accountId(2), realm: services.realm, name: 'Web' };
  const shown = {
    race: 1,
    class: 1,
    gender: 0,
    level: 1,
    zone: 12,
    build: REALTIME_BUILD,
    roles: [],
    isInvisible: false,
  };
  await call(bus, announcePresence, { ...self, ...place, ...shown });
  await keep(services, 'after', [2]);
  assert.deepEqual(await textsFor(services, 2), ['before']);
  const both = [seatOf(2), seatOf(20, 'next'), seatOf(20, 'next')];
  const recalled = await call(bus, recallTalk, { seats: both, heard: [] });
  assert.deepEqual('value' in recalled && recalled.value.lines.map(({ talk }) => 'text' in talk && talk.text), [
    'before',
    'after',
  ]);
});

test('whoever has heard a lot names the last lines, and is told only what is newer or fell between them', async () => {
  await using services = await startTestServices();
  await arrive(services, 'Web', 2, 'page');
  const numbers: number[] = [];
  for (let n = 0; n < mostHeardTalk + 4; n++) numbers.push((await keep(services, `line ${n}`, [2])) ?? 0);
  const heard = numbers.slice(1, -1).filter((_, at) => at !== 5);
  assert.deepEqual(await textsFor(services, 2, heard.slice(-mostHeardTalk)), ['line 6', `line ${mostHeardTalk + 3}`]);
});

test('answers of commands that are too long for one message leave room for the newest lines, which are told', async () => {
  await using services = await startTestServices();
  await arrive(services, 'Web', 2, 'page');
  await keep(services, 'long ago', [2]);
  const lines = Array.from({ length: mostReplyLines }, () => 'x'.repeat(1_000));
  const answer = { listeners: [characterId(2)], talk: { kind: 'replied', lines }, operation: undefined } as const;
  for (let times = 0; times < 8; times++) await call(services.bus, keepTalk, answer);
  await keep(services, 'just now', [2]);
  const recalled = await recall(services, 2);
  assert.deepEqual(
    recalled.map(({ talk }) => ('text' in talk ? talk.text : talk.kind)),
    ['replied', 'replied', 'replied', 'just now'],
  );
  const bytes = recallTalk.output.encode({ lines: recalled }).length;
  assert.ok(bytes > 500_000 && bytes < 1_000_000, `${bytes}`);
});

test('under one operation a line is said once, to pages and to game clients, in a channel too', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  await arrive(services, 'Ann', 1, 'game client');
  await arrive(services, 'Web', 2, 'page');
  const heard: string[] = [];
  for (const edge of ['web', 'old'])
    listen(bus, whisperDelivered, { scope: edge }, ({ text }) => void heard.push(text));
  await bus.flush();
  const operation = (n: number) => new Uint8Array(16).fill(n);
  assert.ok(((await keep(services, 'once', [1, 2], operation(1))) ?? 0) > 0);
  assert.equal(await keep(services, 'once', [1, 2], operation(1)), undefined);
  assert.deepEqual(await textsFor(services, 2), ['once']);
  const whispered = { from: characterId(2), toName: 'Ann', language: 0, text: 'psst', operation: operation(2) };
  for (let times = 0; times < 3; times++) {
    const said = await call(bus, whisper, whispered);
    assert.ok('value' in said && said.value.end === 'delivered');
  }
  const actor = { realm, characterId: characterId(2), name: 'Web', ...seatOf(2), hasAuthority: false };
  await call(bus, joinChannel, { actor, channel: 'Ferry', password: '' });
  const spoken = { actor, channel: 'Ferry', status: 'here', text: 'ahoy', operation: operation(3) } as const;
  for (let times = 0; times < 3; times++) assert.ok('value' in (await call(bus, sayInChannel, spoken)));
  assert.deepEqual(await textsFor(services, 2), ['once', 'ahoy']);
  await call(bus, whisper, { ...whispered, text: 'the last', operation: undefined });
  await until(() => heard.includes('the last'));
  assert.deepEqual(heard, ['psst', 'the last']);
});

test('notices of channels, dice and ready checks are kept for pages, under the number that comes with the news', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  await arrive(services, 'Ann', 1, 'game client');
  await arrive(services, 'Web', 2, 'page');
  const numbers: number[] = [];
  listen(bus, channelNoticed, { scope: 'web' }, ({ number }) => void numbers.push(number));
  listen(bus, groupTold, { scope: 'web' }, ({ number }) => void (number > 0 && numbers.push(number)));
  await bus.flush();
  const actor = (n: number, name: string, edge: string) => {
    return { realm, characterId: characterId(n), name, ...seatOf(n, edge), hasAuthority: false };
  };
  const web = { actor: actor(2, 'Web', 'web'), channel: 'Ferry', password: '' };
  const joined = await call(bus, joinChannel, web);
  assert.ok('value' in joined);
  numbers.push(...joined.value.notices.map(({ number }) => number));
  await call(bus, joinChannel, { ...web, actor: actor(1, 'Ann', 'old') });
  await until(() => numbers.length === 3);
  assert.deepEqual(await recall(services, 1), [], 'a game client asks for nothing');
  for (const [n, edge] of [
    [1, 'old'],
    [2, 'web'],
  ] as const) {
    await call(bus, attendGroup, { characterId: characterId(n), ...seatOf(n, edge) });
  }
  await call(bus, inviteToGroup, { character: characterId(1), name: 'Web' });
  await call(bus, acceptInvitation, { character: characterId(2) });
  await call(bus, rollDice, { character: characterId(1), least: 4, greatest: 4 });
  await call(bus, startReadyCheck, { character: characterId(1) });
  await call(bus, answerReadyCheck, { character: characterId(2), isReady: true });
  await call(bus, finishReadyCheck, { character: characterId(1) });
  await until(() => numbers.length === 7);
  const lines = await recall(services, 2);
  assert.deepEqual(
    lines.map(({ talk }) => {
      if (talk.kind === 'noticedInChannel') return talk.notice.kind;
      if (talk.kind === 'rolledInGroup') return `${talk.byName} ${talk.rolled}`;
      return talk.kind === 'signalledToGroup' ? `${talk.byName} ${talk.signal}` : talk.kind;
    }),
    ['youJoined', 'rightsChanged', 'joined', 'Ann invited', 'Ann 4', 'Ann readyAsked', ' readyOver'],
  );
  assert.deepEqual(
    lines.map(({ number }) => number),
    numbers,
  );
});

test('what happened is told in time though nobody keeps it, and the log says so', async () => {
  await using services = await startTestServices();
  const { bus, complaints, database, realm } = services;
  await arrive(services, 'Ann', 1, 'page');
  await arrive(services, 'Web', 2, 'page');
  const news: string[] = [];
  listen(bus, channelNoticed, { scope: 'web' }, ({ notice, number }) => void news.push(`${notice.kind} ${number}`));
  listen(bus, groupTold, { scope: 'web' }, (told) => void news.push(`${told.news.kind} ${told.number}`));
  await bus.flush();
  await database.execute('alter table characters.talk rename to gone');
  const actor = (n: number, name: string) => {
    return { realm, characterId: characterId(n), name, ...seatOf(n), hasAuthority: false };
  };
  assert.ok('value' in (await call(bus, joinChannel, { actor: actor(1, 'Ann'), channel: 'Ferry', password: '' })));
  assert.ok('value' in (await call(bus, joinChannel, { actor: actor(2, 'Web'), channel: 'Ferry', password: '' })));
  assert.ok('value' in (await call(bus, inviteToGroup, { character: characterId(1), name: 'Web' })));
  await until(() => news.length === 2);
  assert.deepEqual(news, ['joined 0', 'invited 0']);
  const kinds = complaints.flatMap(({ event, fields }) => (event === 'news-not-kept' ? [fields?.['news']] : []));
  assert.deepEqual([...new Set(kinds)], ['noticedInChannel', 'signalledToGroup']);
});

test('what is announced is kept for everybody of the realm, and of the staff alone what is for the staff', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  await arrive(services, 'Web', 2, 'page', ['player']);
  await arrive(services, 'Net', 3, 'page', ['player', 'moderator']);
  const numbers: number[] = [];
  listen(bus, announcementMade, {}, ({ number }) => void numbers.push(number));
  await bus.flush();
  const made = { realm, onScreen: false };
  await call(bus, makeAnnouncement, { ...made, text: 'a feast', forStaff: false });
  await call(bus, makeAnnouncement, { ...made, text: 'watch the cellar', forStaff: true });
  assert.deepEqual(await textsFor(services, 2), ['a feast']);
  assert.deepEqual(await textsFor(services, 3), ['a feast', 'watch the cellar']);
  await until(() => numbers.length === 2);
  assert.deepEqual(
    (await recall(services, 3)).map(({ number }) => number),
    numbers,
  );
});

test('kept talk goes after a while', async () => {
  await using services = await startTestServices();
  await arrive(services, 'Web', 2, 'page');
  await keep(services, 'long ago', [2]);
  await deleteTalkBefore(services.database, new Date(Date.now() + 1_000));
  assert.deepEqual(await textsFor(services, 2), []);
});
