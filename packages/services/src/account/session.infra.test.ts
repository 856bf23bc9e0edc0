import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, listen } from '@realmwright/kernel/contract';
import { edgeId, realmId, sessionId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { startTestServices, until } from '@realmwright/testkit/test-services';
import {
  acceptLogin,
  advanceQueue,
  banAccount,
  closeSession,
  countSessions,
  createAccount,
  findAccount,
  findLogin,
  findOpenSessions,
  findSession,
  grantRole,
  keepSessions,
  openSession,
  sessionClosed,
  sessionRevoked,
  setPassword,
} from './account.contract.ts';

const address = '192.0.2.7';
const sessionKey = new Uint8Array(40).fill(5);

async function make(bus: Bus, username: string, password = 'secret'): Promise<number> {
  const outcome = await call(bus, createAccount, { username, password, roles: [] });
  assert.ok('value' in outcome);
  return outcome.value.accountId;
}

async function logIn(bus: Bus, username: string, code?: string) {
  const found = await call(bus, findLogin, { username, address });
  assert.ok('value' in found);
  const { generation } = found.value;
  const entered = { code, pinProof: undefined };
  return call(bus, acceptLogin, {
    username,
    sessionKey,
    generation,
    build: 12340,
    locale: 'enUS',
    address,
    ...entered,
  });
}

async function openedSession(bus: Bus, username: string, edge: string, session: number, capacity = 100) {
  await logIn(bus, username);
  const key = await call(bus, findSession, { username, address });
  assert.ok('value' in key);
  const { accountId, generation, hasAuthenticator } = key.value;
  const where = { edge: edgeId(edge), session: sessionId(session) };
  const opened = { ...where, build: 12340, address, capacity, webSession: undefined, resumption: undefined };
  return call(bus, openSession, { accountId, generation, hasAuthenticator, realm: realmId(1), ...opened });
}

test('of the sessions that are asked for those that are open are told', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ASKED');
  await openedSession(bus, 'ASKED', 'edge-a', 7);
  const asked = { edge: edgeId('edge-a'), sessions: [sessionId(6), sessionId(7)] };
  assert.deepEqual(await call(bus, findOpenSessions, asked), { value: { open: [7] } });
  assert.deepEqual(await call(bus, findOpenSessions, { ...asked, edge: edgeId('edge-b') }), { value: { open: [] } });
});

test('a second session of an account puts the first one out', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  const revoked: string[] = [];
  const closed: number[] = [];
  listen(bus, sessionRevoked, { scope: 'edge-a' }, ({ session, reason }) => void revoked.push(`${session} ${reason}`));
  listen(bus, sessionClosed, {}, ({ session }) => void closed.push(session));
  await bus.flush();
  assert.ok('value' in (await openedSession(bus, 'ann', 'edge-a', 1)));
  const second = await openedSession(bus, 'ann', 'edge-b', 9);
  assert.ok('value' in second);
  assert.deepEqual(second.value.superseded, { edge: 'edge-a', session: 1 });
  await until(() => revoked.length === 1 && closed.length === 1);
  assert.deepEqual(revoked, ['1 superseded']);
  const counts = await call(bus, countSessions, undefined);
  assert.ok('value' in counts);
  assert.deepEqual(counts.value.realms, [{ realm: 1, sessions: 1 }]);
});

test('a ban and a password change put the open session out', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  const revoked: string[] = [];
  listen(bus, sessionRevoked, { scope: 'edge-a' }, ({ session, reason }) => void revoked.push(`${session} ${reason}`));
  await bus.flush();
  await openedSession(bus, 'ann', 'edge-a', 1);
  await call(bus, setPassword, { username: 'ann', password: 'fresh' });
  await openedSession(bus, 'ann', 'edge-a', 2);
  await call(bus, banAccount, { username: 'ann', seconds: 0, reason: 'x', by: 'test' });
  await until(() => revoked.length === 2);
  assert.deepEqual(revoked, ['1 password-changed', '2 banned']);
});

test('sessions that an edge forgot are closed, and it hears of those that are no more', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const id = await make(bus, 'ann');
  await openedSession(bus, 'ann', 'edge-a', 1);
  const edge = edgeId('edge-a');
  const kept = await call(bus, keepSessions, { edge, ...everyNumber, sessions: [sessionId(1), sessionId(2)] });
  assert.deepEqual(kept, { value: { lost: [2] } });
  await call(bus, keepSessions, { edge, ...everyNumber, sessions: [] });
  const young = await call(bus, findAccount, { username: 'ann' });
  assert.ok('value' in young && young.value.isOnline, 'a session that was just opened may have crossed the message');
  services.clock.advance(16_000);
  await call(bus, keepSessions, { edge, ...everyNumber, sessions: [] });
  const found = await call(bus, findAccount, { username: 'ann' });
  assert.ok('value' in found);
  assert.equal(found.value.accountId, id);
  assert.equal(found.value.isOnline, false);
});

test('an edge that names its sessions in several messages loses none, and each closes what it forgot of its own numbers', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const edge = edgeId('edge-a');
  const numbers = [3, 20_003, 20_004, 40_000];
  for (const number of numbers) {
    await make(bus, `user${number}`);
    await openedSession(bus, `user${number}`, 'edge-a', number);
  }
  services.clock.advance(16_000);
  const named = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => sessionId(first + index));
  const parts = [
    { first: sessionId(1), last: sessionId(20_000), sessions: named(1, 20_000) },
    // The third is forgotten: within its own numbers nobody names it.
    { first: sessionId(20_001), last: everyNumber.last, sessions: named(20_001, 40_000).filter((n) => n !== 20_004) },
  ];
  for (const part of parts) {
    const kept = await call(bus, keepSessions, { edge, ...part });
    assert.ok('value' in kept);
    assert.equal(kept.value.lost.length, part.sessions.filter((session) => !numbers.includes(session)).length);
  }
  const isOnline = await Promise.all(
    numbers.map(async (number) => {
      const found = await call(bus, findAccount, { username: `user${number}` });
      return 'value' in found && found.value.isOnline;
    }),
  );
  assert.deepEqual(isOnline, [true, true, false, true]);
});

test('the sessions of a silent edge are swept', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  const closed: number[] = [];
  listen(bus, sessionClosed, {}, ({ session }) => void closed.push(session));
  await bus.flush();
  await openedSession(bus, 'ann', 'edge-a', 3);
  services.clock.advance(31_000);
  await until(() => closed.length === 1);
});

test('closing a session twice, or one of somebody else, does nothing', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  const opened = await openedSession(bus, 'ann', 'edge-a', 3);
  assert.ok('value' in opened);
  const key = await call(bus, findSession, { username: 'ann', address });
  assert.ok('value' in key);
  const { accountId } = key.value;
  await call(bus, closeSession, { accountId, edge: edgeId('edge-b'), session: sessionId(3) });
  const stays = await call(bus, findAccount, { username: 'ann' });
  assert.ok('value' in stays && stays.value.isOnline);
  const mine = { accountId, edge: edgeId('edge-a'), session: sessionId(3) };
  await call(bus, closeSession, mine);
  await call(bus, closeSession, mine);
  const gone = await call(bus, findAccount, { username: 'ann' });
  assert.ok('value' in gone && !gone.value.isOnline);
});

test('A-15: of many sessions opened at the same moment one stays and every other is put out', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  await logIn(bus, 'ann');
  const key = await call(bus, findSession, { username: 'ann', address });
  assert.ok('value' in key);
  const { accountId, generation } = key.value;
  const revoked: number[] = [];
  listen(bus, sessionRevoked, { scope: 'edge-a' }, ({ session }) => void revoked.push(session));
  await bus.flush();
  const numbers = Array.from({ length: 12 }, (_, i) => i + 1);
  const where = {
    accountId,
    generation,
    hasAuthenticator: false,
    realm: realmId(1),
    edge: edgeId('edge-a'),
    build: 12340,
    address,
    capacity: 9,
    webSession: undefined,
    resumption: undefined,
  };
  await Promise.all(numbers.map((n) => call(bus, openSession, { ...where, session: sessionId(n) })));
  await until(() => revoked.length === 11);
  const named = { edge: edgeId('edge-a'), ...everyNumber, sessions: numbers.map(sessionId) };
  const kept = await call(bus, keepSessions, named);
  assert.ok('value' in kept);
  assert.deepEqual([...kept.value.lost].sort(), [...revoked].sort());
});

const everyNumber = { first: sessionId(1), last: sessionId(0xffff_ffff) };

/** How the sessions of an edge stand in the queue, after whoever can be was let in. */
async function standing(bus: Bus, edge: string, sessions: readonly number[], capacity: number) {
  const question = { realm: realmId(1), edge: edgeId(edge), sessions: sessions.map((one) => sessionId(one)), capacity };
  const outcome = await call(bus, advanceQueue, question);
  assert.ok('value' in outcome);
  return new Map(outcome.value.sessions.map(({ session, position }) => [Number(session), position]));
}

test('the queue of a realm is one over all its edges, and those who work for the realm pass it', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  const places = new Map<string, number>();
  for (const [username, edge, session] of [
    ['one', 'edge-a', 1],
    ['two', 'edge-b', 1],
    ['three', 'edge-a', 2],
    ['boss', 'edge-b', 2],
    ['four', 'edge-b', 3],
  ] as const) {
    await make(bus, username);
    if (username === 'boss') await call(bus, grantRole, { username, role: 'moderator' });
    clock.advance(10);
    const opened = await openedSession(bus, username, edge, session, 1);
    assert.ok('value' in opened);
    places.set(username, opened.value.queuePosition);
  }
  assert.deepEqual([...places], Object.entries({ one: 0, two: 1, three: 2, boss: 0, four: 3 }));
  const one = await call(bus, findAccount, { username: 'one' });
  assert.ok('value' in one);
  await call(bus, closeSession, { accountId: one.value.accountId, edge: edgeId('edge-a'), session: sessionId(1) });
  // The operator has a place too: the realm stays full until there is room for one more.
  assert.deepEqual(await standing(bus, 'edge-a', [1, 2], 1), new Map([[2, 2]]));
  assert.deepEqual(await standing(bus, 'edge-a', [1, 2], 2), new Map([[2, 1]]), 'the other edge was first');
  assert.deepEqual(
    await standing(bus, 'edge-b', [1, 2, 3], 2),
    new Map([
      [1, 0],
      [2, 0],
      [3, 2],
    ]),
  );
});

test('a second session of an account keeps the place of the first', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  for (const username of ['ann', 'bob']) await make(bus, username);
  await openedSession(bus, 'ann', 'edge-a', 1, 1);
  await openedSession(bus, 'bob', 'edge-a', 2, 1);
  const again = await openedSession(bus, 'ann', 'edge-b', 1, 1);
  assert.ok('value' in again && again.value.queuePosition === 0);
  assert.deepEqual(await standing(bus, 'edge-a', [2], 1), new Map([[2, 1]]));
});

test('of many who come at the same moment exactly as many get in as there are places', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const names = Array.from({ length: 12 }, (_, i) => `crowd${i}`);
  for (const username of names) await make(bus, username);
  const opened = await Promise.all(names.map((name, i) => openedSession(bus, name, `edge-${i % 3}`, i + 1, 5)));
  const admitted = opened.filter((outcome) => 'value' in outcome && outcome.value.queuePosition === 0);
  assert.equal(admitted.length, 5);
});
