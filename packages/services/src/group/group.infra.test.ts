import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announce, call, listen } from '@realmwright/kernel/contract';
import { accountId, characterId, edgeId, instanceId, mapId, sessionId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import { sessionClosed } from '../account/account.contract.ts';
import { createCharacter } from '../character/character.contract.ts';
import { addContact } from '../social/friends.contract.ts';
import {
  announcePresence,
  setStatus,
  unchangedPresence,
  updatePresence,
  withdrawPresence,
} from '../social/social.contract.ts';
import {
  absentFromGroup,
  acceptInvitation,
  appointAssistant,
  attendGroup,
  convertToRaid,
  declineInvitation,
  handOverGroup,
  inviteToGroup,
  leaveGroup,
  listGroups,
  moveMember,
  removeMember,
} from './group.contract.ts';
import { groupChanged, groupTold } from './group-news.contract.ts';
import {
  answerReadyCheck,
  listMarks,
  markTarget,
  rollDice,
  sayToGroup,
  startReadyCheck,
} from './group-signals.contract.ts';
import type { GroupNews } from './group-telling.ts';

const id = characterId;
const nameOf = (n: number) => `Name${String.fromCharCode(96 + n)}`;

/** Puts characters 1 to `count` into the world, the odd ones at edge-a and the even ones at edge-b, and hears their news. */
async function people(services: TestServices, count: number) {
  const { bus } = services;
  const told: { readonly edge: string; readonly to: readonly number[]; readonly news: GroupNews }[] = [];
  const projected: { readonly revision: number; readonly members: number; readonly leader: number }[] = [];
  for (const edge of ['edge-a', 'edge-b']) {
    listen(bus, groupTold, { scope: edge }, ({ receivers, news }) => {
      told.push({ edge, to: receivers.map(({ session }) => session), news });
    });
  }
  listen(bus, groupChanged, {}, ({ group: { revision, members, leader } }) => {
    projected.push({ revision, members: members.length, leader });
  });
  await bus.flush();
  for (let n = 1; n <= count; n++) await enter(services, n);
  const kinds = (to: number) => told.filter((one) => one.to.includes(to)).map(({ news }) => news.kind);
  const groupOf = async (n: number) => {
    const found = await call(bus, attendGroup, { characterId: id(n), ...connectionOf(n) });
    return 'value' in found ? found.value.group : undefined;
  };
  const invite = (by: number, to: number) => call(bus, inviteToGroup, { character: id(by), name: nameOf(to) });
  const acceptIt = (n: number) => call(bus, acceptInvitation, { character: id(n) });
  const bring = async (by: number, ...others: number[]) => {
    for (const n of others) {
      assert.deepEqual(await invite(by, n), { value: { name: nameOf(n) } });
      assert.deepEqual(await acceptIt(n), { value: undefined });
    }
  };
  return { told, projected, kinds, groupOf, invite, acceptIt, bring };
}

const connectionOf = (n: number) => ({ edge: edgeId(n % 2 === 1 ? 'edge-a' : 'edge-b'), session: sessionId(n) });

async function enter({ bus, realm }: TestServices, n: number, race = 1): Promise<void> {
  const place = { map: mapId(0), instance: instanceId('r1-m0-1'), ...connectionOf(n) };
  const self = { characterId: id(n), accountId: accountId(n), realm, name: nameOf(n), race, class: 1, gender: 0 };
  await call(bus, announcePresence, {
    ...self,
    level: 1,
    zone: 12,
    ...place,
    build: 12340,
    roles: [],
    isInvisible: false,
  });
}

test('who accepts is in the group of who invited, and everybody of it is told once per edge', async () => {
  await using services = await startTestServices();
  const { told, projected, groupOf, bring } = await people(services, 3);
  await bring(1, 2, 3);
  const group = await groupOf(1);
  assert.deepEqual(
    group?.members.map(({ name, isOnline }) => [name, isOnline]),
    [
      [nameOf(1), true],
      [nameOf(2), true],
      [nameOf(3), true],
    ],
  );
  assert.equal(group?.leader, 1);
  await until(() => told.filter(({ news }) => news.kind === 'changed').length === 4 && projected.length === 2);
  const last = told.filter(({ news }) => news.kind === 'changed').slice(-2);
  assert.deepEqual(last.map(({ edge, to }) => [edge, to]).toSorted(), [
    ['edge-a', [1, 3]],
    ['edge-b', [2]],
  ]);
  assert.ok((projected[1]?.revision ?? 0) > (projected[0]?.revision ?? 0));
});

test('every reason against an invitation is named', async () => {
  await using services = await startTestServices();
  const { invite, bring, kinds } = await people(services, 8);
  const { bus } = services;
  await enter(services, 9, 2);
  assert.deepEqual(await invite(1, 1), { refused: 'group.player-not-found' });
  assert.deepEqual(await invite(1, 20), { refused: 'group.player-not-found' });
  assert.deepEqual(await invite(20, 1), { refused: 'group.not-in-world' });
  assert.deepEqual(await invite(1, 9), { refused: 'group.wrong-side' });
  await bring(1, 2, 3, 4);
  assert.deepEqual(await invite(2, 6), { refused: 'group.not-leader' });
  assert.deepEqual(await invite(6, 2), { refused: 'group.already-in-group' });
  await until(() => kinds(2).includes('invitedInVain'));
  assert.ok('value' in (await invite(1, 6)));
  assert.deepEqual(await invite(7, 6), { refused: 'group.already-invited' });
  await bring(1, 5);
  assert.deepEqual(await invite(1, 7), { refused: 'group.full' });
  assert.deepEqual(await call(bus, acceptInvitation, { character: id(6) }), { refused: 'group.full' });
});

test('who ignores somebody is not invited by them', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  const looks = { skin: 0, face: 0, hairStyle: 0, hairColor: 0, facialHair: 0 };
  for (const n of [1, 2]) {
    const operation = newOperationId(systemRandom);
    const self = { realm, build: 12340, name: nameOf(n), race: 1, class: 1, gender: 0, appearance: looks };
    const created = await call(bus, createCharacter, { operation, accountId: accountId(n), ...self });
    assert.ok('value' in created && created.value.characterId === n);
  }
  const { invite } = await people(services, 2);
  const ignored = { realm, build: 12340, contact: id(1), kind: 'ignored', note: '' } as const;
  assert.ok('value' in (await call(bus, addContact, { owner: id(2), ...ignored })));
  assert.deepEqual(await invite(1, 2), { refused: 'group.ignored' });
  assert.ok('value' in (await invite(2, 1)));
});

test('an operator who hides is invited by nobody but operators, as if it were not there; somebody invisible is', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const { kinds, invite } = await people(services, 4);
  const change = (n: number, to: Partial<Parameters<typeof updatePresence.input.encode>[0]>) =>
    call(bus, updatePresence, { ...unchangedPresence, ...to, characterId: id(n) });
  await change(2, { isHidden: true, roles: ['moderator'] });
  await change(3, { roles: ['moderator'] });
  await call(bus, setStatus, { characterId: id(4), status: 'here', statusText: '', isInvisible: true });
  assert.deepEqual(await invite(1, 2), { refused: 'group.player-not-found' });
  assert.deepEqual(await invite(3, 2), { value: { name: nameOf(2) } });
  assert.deepEqual(await invite(1, 4), { value: { name: nameOf(4) } });
  await until(() => kinds(4).length === 1);
  assert.deepEqual(kinds(2), ['invited']);
});

test('of two who accept the last seat at the same time one gets it', async () => {
  await using services = await startTestServices();
  const { invite, acceptIt, bring, groupOf } = await people(services, 7);
  await bring(1, 2, 3, 4);
  await invite(1, 5);
  await invite(1, 6);
  const outcomes = await Promise.all([acceptIt(5), acceptIt(6)]);
  assert.deepEqual(outcomes.map((one) => ('refused' in one ? one.refused : 'in')).toSorted(), ['group.full', 'in']);
  assert.equal((await groupOf(1))?.members.length, 5);
});

test('when two accept an inviter without a group at the same time, one group is made', async () => {
  await using services = await startTestServices();
  const { invite, acceptIt, groupOf } = await people(services, 5);
  for (const n of [2, 3, 4, 5]) await invite(1, n);
  const outcomes = await Promise.all([2, 3, 4, 5].map(acceptIt));
  assert.ok(outcomes.every((one) => 'value' in one));
  const group = await groupOf(1);
  assert.equal(group?.members.length, 5);
  assert.equal(group?.leader, 1);
  const left = await services.database.rows<{ count: number }>('select count(*)::int as count from characters.groups');
  assert.deepEqual(left, [{ count: 1 }], 'the attempt that lost left nothing behind');
});

test('two who invite each other and accept at the same time are one group', async () => {
  await using services = await startTestServices();
  const { invite, acceptIt, groupOf } = await people(services, 2);
  await Promise.all([invite(1, 2), invite(2, 1)]);
  const outcomes = await Promise.all([acceptIt(1), acceptIt(2)]);
  assert.equal(outcomes.filter((one) => 'value' in one).length, 1);
  assert.equal((await groupOf(1))?.groupId, (await groupOf(2))?.groupId);
});

test('everybody leaves at the same time, and nothing is left', async () => {
  await using services = await startTestServices();
  const { bring, groupOf } = await people(services, 5);
  const { bus, database } = services;
  await bring(1, 2, 3, 4, 5);
  await Promise.all([1, 2, 3, 4, 5].map((n) => call(bus, leaveGroup, { character: id(n) })));
  for (let n = 1; n <= 5; n++) assert.equal(await groupOf(n), undefined);
  assert.deepEqual(await database.rows('select group_id from characters.groups'), []);
});

test('an invitation ends with its time, with its refusal, and with the one who takes it back', async () => {
  await using services = await startTestServices();
  const { invite, acceptIt, kinds } = await people(services, 3);
  const { bus, clock } = services;
  await invite(1, 2);
  clock.advance(61_000);
  assert.deepEqual(await acceptIt(2), { refused: 'group.no-invitation' });
  await invite(1, 2);
  assert.ok('value' in (await call(bus, declineInvitation, { character: id(2) })));
  await until(() => kinds(1).includes('declined'));
  assert.deepEqual(await acceptIt(2), { refused: 'group.no-invitation' });
  await invite(1, 2);
  await call(bus, removeMember, { character: id(1), member: undefined, name: nameOf(2).toUpperCase() });
  assert.deepEqual(await acceptIt(2), { refused: 'group.no-invitation' });
});

test('a member who vanishes stays, and returns as if it had not been away', async () => {
  await using services = await startTestServices();
  const { bring, groupOf, kinds } = await people(services, 3);
  const { bus } = services;
  await bring(1, 2, 3);
  announce(bus, sessionClosed, { accountId: accountId(2), edge: edgeId('edge-b'), session: sessionId(2) });
  await until(async () => (await groupOf(1))?.members.some(({ isOnline }) => !isOnline) === true);
  const before = kinds(1).length;
  const again = { characterId: id(2), edge: edgeId('edge-a'), session: sessionId(22) };
  const found = await call(bus, attendGroup, again);
  assert.ok('value' in found && found.value.group?.members.every(({ isOnline }) => isOnline));
  await until(() => kinds(1).length > before);
  await call(bus, absentFromGroup, { characterId: id(2), edge: edgeId('edge-b'), session: sessionId(2) });
  assert.ok(
    (await groupOf(1))?.members.every(({ isOnline }) => isOnline),
    'an older session ends nothing',
  );
});

test('a leader who is away too long is followed by one who is there', async () => {
  await using services = await startTestServices();
  const { bring, groupOf, kinds } = await people(services, 3);
  const { bus, clock } = services;
  await bring(1, 2, 3);
  await call(bus, absentFromGroup, { characterId: id(1), ...connectionOf(1) });
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  assert.equal((await groupOf(2))?.leader, 1, 'not at once');
  clock.advance(121_000);
  await until(async () => (await groupOf(2))?.leader === 2);
  await until(() => kinds(3).includes('leaderChanged'));
});

test('a member whose session nobody ended is found out', async () => {
  await using services = await startTestServices();
  const { bring, groupOf } = await people(services, 3);
  const { bus, clock } = services;
  await bring(1, 2, 3);
  await call(bus, withdrawPresence, { characterId: id(3), ...connectionOf(3) });
  clock.advance(61_000);
  await until(async () => (await groupOf(1))?.members.some(({ isOnline }) => !isOnline) === true);
});

test('whoever asks which groups characters are in learns of those who are in none, and since when', async () => {
  await using services = await startTestServices();
  const { bring } = await people(services, 4);
  const { bus } = services;
  await bring(1, 2, 3);
  await call(bus, leaveGroup, { character: id(2) });
  const found = await call(bus, listGroups, { characters: [id(1), id(2), id(3), id(4)] });
  assert.ok('value' in found);
  assert.deepEqual(
    found.value.groups.map(({ members }) => members.map(({ characterId: member }) => member)),
    [[1, 3]],
  );
  const [second, fourth] = found.value.alone;
  assert.deepEqual([second?.character, fourth?.character, fourth?.revision], [2, 4, 0]);
  assert.equal(second?.revision, found.value.groups[0]?.revision, 'the leaver is out since the change that it made');
});

test('members hand over, are put out, and the last two part', async () => {
  await using services = await startTestServices();
  const { bring, groupOf, kinds } = await people(services, 3);
  const { bus } = services;
  await bring(1, 2, 3);
  assert.ok('value' in (await call(bus, handOverGroup, { character: id(1), member: id(2) })));
  assert.equal((await groupOf(1))?.leader, 2);
  const putOut = (character: number, member: number) =>
    call(bus, removeMember, { character: id(character), member: id(member), name: undefined });
  assert.deepEqual(await putOut(1, 3), { refused: 'group.not-leader' });
  assert.ok('value' in (await putOut(2, 3)));
  await until(() => kinds(3).includes('left'));
  assert.ok('value' in (await call(bus, leaveGroup, { character: id(1) })));
  assert.deepEqual(await call(bus, leaveGroup, { character: id(2) }), { refused: 'group.not-in-group' });
});

test('two moves into the last place of a subgroup at the same time leave five in it', async () => {
  await using services = await startTestServices();
  const { bring, groupOf } = await people(services, 7);
  const { bus } = services;
  await bring(1, 2);
  await call(bus, convertToRaid, { character: id(1) });
  await bring(1, 3, 4, 5, 6, 7);
  const move = (n: number, subgroup: number) => call(bus, moveMember, { character: id(1), name: nameOf(n), subgroup });
  await move(5, 3);
  const outcomes = await Promise.all([move(6, 0), move(7, 0)]);
  assert.deepEqual(outcomes.map((one) => ('refused' in one ? one.refused : 'moved')).toSorted(), [
    'group.subgroup-full',
    'moved',
  ]);
  assert.equal((await groupOf(1))?.members.filter(({ subgroup }) => subgroup === 0).length, 5);
});

test('talk, dice, marks and the ready check reach those whom they are for', async () => {
  await using services = await startTestServices();
  const { bring, told, kinds } = await people(services, 4);
  const { bus } = services;
  const say = (n: number, how: 'party' | 'raid' | 'raidWarning', text = 'psst') =>
    call(bus, sayToGroup, { character: id(n), how, language: 7, text, operation: undefined });
  assert.deepEqual(await say(1, 'party'), { refused: 'group.not-in-group' });
  await bring(1, 2, 3);
  assert.deepEqual(await say(1, 'raid'), { refused: 'group.not-a-raid' });
  assert.deepEqual(await say(1, 'party', ' '), { refused: 'group.empty-text' });
  await say(2, 'party');
  await until(() => [1, 2, 3].every((n) => kinds(n).includes('said')));

  const rolled = await call(bus, rollDice, { character: id(3), least: 1, greatest: 6 });
  assert.ok('value' in rolled && rolled.value.rolled >= 1 && rolled.value.rolled <= 6 && !rolled.value.isAlone);
  const alone = await call(bus, rollDice, { character: id(4), least: 5, greatest: 5 });
  assert.deepEqual(alone, { value: { rolled: 5, isAlone: true } });
  assert.deepEqual(await call(bus, rollDice, { character: id(4), least: 2, greatest: 1 }), {
    refused: 'group.invalid-roll',
  });

  const goose = { kind: 'creature', entry: 7, counter: 9 } as const;
  await call(bus, markTarget, { character: id(2), icon: 7, target: goose });
  await call(bus, markTarget, { character: id(3), icon: 2, target: goose });
  assert.deepEqual(await call(bus, listMarks, { character: id(1) }), {
    value: { marks: [{ icon: 2, target: goose }] },
  });

  await call(bus, convertToRaid, { character: id(1) });
  await call(bus, appointAssistant, { character: id(1), member: id(2), isAssistant: true });
  const answerIt = (n: number) => call(bus, answerReadyCheck, { character: id(n), isReady: true });
  assert.deepEqual(await answerIt(3), { refused: 'group.no-ready-check' });
  assert.deepEqual(await call(bus, startReadyCheck, { character: id(3) }), { refused: 'group.not-leader' });
  await call(bus, startReadyCheck, { character: id(2) });
  assert.ok('value' in (await answerIt(3)));
  await until(() => kinds(1).includes('readinessTold') && kinds(2).includes('readinessTold'));
  assert.ok(!kinds(3).includes('readinessTold'), 'answers are for those who may manage');
  assert.ok(told.every(({ to }) => to.length > 0));
});
