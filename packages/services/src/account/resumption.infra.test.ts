import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, listen } from '@realmwright/kernel/contract';
import { edgeId, realmId, sessionId } from '@realmwright/kernel/ids';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import {
  banAccount,
  createAccount,
  findOpenSessions,
  keepSessions,
  openSession,
  sessionClosed,
  sessionRevoked,
} from './account.contract.ts';
import { issueTicket, redeemTicket, renewResumption, resumeSession, signIn } from './sign-in.contract.ts';

const address = '192.0.2.7';
const here = { edge: edgeId('edge-a'), session: sessionId(3) };
const there = { edge: edgeId('edge-b'), session: sessionId(9) };

function token(number: number): Uint8Array {
  return new Uint8Array(32).fill(number);
}

/** An account whose session at the first edge can be resumed with token 1. */
async function resumable({ bus, realm }: TestServices) {
  const credentials = { username: 'ann', password: 'secret' };
  await call(bus, createAccount, { ...credentials, roles: [] });
  const signed = await call(bus, signIn, { ...credentials, code: undefined, address });
  assert.ok('value' in signed);
  const { accountId, generation } = signed.value;
  const issued = await call(bus, issueTicket, { ...signed.value, webSession: undefined });
  assert.ok('value' in issued);
  assert.ok('value' in (await call(bus, redeemTicket, issued.value)));
  const terms = {
    build: 0,
    address,
    capacity: 10,
    hasAuthenticator: false,
    webSession: undefined,
    resumption: token(1),
  };
  assert.ok('value' in (await call(bus, openSession, { accountId, generation, realm, ...here, ...terms })));
  return accountId;
}

async function resume(
  { bus, realm }: Pick<TestServices, 'bus' | 'realm'>,
  digest: number,
  next: number,
  to: typeof here = there,
) {
  return call(bus, resumeSession, { digest: token(digest), next: token(next), realm, ...to, address });
}

const unknown = { refused: 'account.not-resumable' };

test('a session goes on at another edge, its former one is told, and it is not closed', async () => {
  await using services = await startTestServices();
  const accountId = await resumable(services);
  const { bus } = services;
  const heard: unknown[] = [];
  listen(bus, sessionRevoked, { scope: here.edge }, ({ session, reason }) => void heard.push([session, reason]));
  listen(bus, sessionClosed, {}, () => void heard.push('closed'));
  await bus.flush();
  const moved = await resume(services, 1, 2);
  assert.ok('value' in moved);
  const { username, former, origin, mutedUntil } = moved.value;
  assert.deepEqual([username, former, origin, mutedUntil], ['ANN', here, 'edge-a/3', 0]);
  await until(() => heard.length > 0);
  assert.deepEqual(heard, [[here.session, 'moved']]);
  const open = await call(bus, findOpenSessions, { edge: there.edge, sessions: [there.session] });
  assert.ok('value' in open && open.value.open.length === 1);
  assert.deepEqual(await resume(services, 7, 8), unknown);
  // Until its client says that it has the new token, it may come with the former one; then no more.
  const back = await resume(services, 1, 3, here);
  assert.ok('value' in back && back.value.origin === 'edge-a/3');
  await call(bus, renewResumption, { accountId, ...here, digest: token(3), former: undefined });
  assert.deepEqual(await resume(services, 1, 4), unknown);
  assert.ok('value' in (await resume(services, 3, 5)));
});

test('W-10: of many who come with one token at once nobody gets two sessions', async () => {
  await using services = await startTestServices();
  await resumable(services);
  await resume(services, 1, 2);
  const comers = [4, 5, 6, 7].map((next) => resume(services, 2, next, { ...there, session: sessionId(next) }));
  await Promise.all(comers);
  const sessions = [4, 5, 6, 7].map((number) => sessionId(number));
  const open = await call(services.bus, findOpenSessions, { edge: there.edge, sessions });
  assert.ok('value' in open);
  assert.equal(open.value.open.length, 1);
});

test('a session is resumed in its own realm and in no other', async () => {
  await using services = await startTestServices();
  await resumable(services);
  const elsewhere = { ...services, realm: realmId(services.realm + 1) };
  assert.deepEqual(await resume(elsewhere, 1, 2), unknown);
  assert.ok('value' in (await resume(services, 1, 3)), 'and loses nothing by the attempt');
});

test('W-10: a ban ends the token with the session', async () => {
  await using services = await startTestServices();
  await resumable(services);
  await call(services.bus, banAccount, { username: 'ann', seconds: 0, reason: 'a test', by: 'OP' });
  assert.deepEqual(await resume(services, 1, 2), unknown);
});

test('the session of an edge that was killed can be resumed for a minute and a half, and then is closed', async () => {
  await using services = await startTestServices();
  await resumable(services);
  const { bus, clock } = services;
  const closed: number[] = [];
  listen(bus, sessionClosed, {}, ({ session }) => void closed.push(session));
  await bus.flush();
  const named = { edge: here.edge, first: sessionId(1), last: sessionId(0xffff_ffff), sessions: [here.session] };
  await call(bus, keepSessions, named);
  clock.advance(62_000);
  assert.ok('value' in (await resume(services, 1, 2)), 'the minute of the client counts from the end of its line');
  await call(bus, keepSessions, { ...named, edge: there.edge, sessions: [there.session] });
  clock.advance(95_000);
  await until(() => closed.length === 1);
  assert.deepEqual(await resume(services, 2, 3), unknown);
});
