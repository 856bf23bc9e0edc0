import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountRole } from '@realmwright/kernel/account-role';
import { call, listen } from '@realmwright/kernel/contract';
import { type AccountId, edgeId, realmId, sessionId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { startTestServices, until } from '@realmwright/testkit/test-services';
import {
  acceptLogin,
  banAccount,
  createAccount,
  findLogin,
  findSession,
  openSession,
  sessionRevoked,
  unbanAccount,
} from './account.contract.ts';
import {
  banAddress,
  findMeasures,
  listAccountsByAddress,
  listAddressBans,
  listBannedAccounts,
  muteAccount,
  muteChanged,
  unbanAddress,
  unmuteAccount,
} from './moderation.contract.ts';

async function make(bus: Bus, username: string, roles: AccountRole[] = []): Promise<AccountId> {
  const outcome = await call(bus, createAccount, { username, password: 'secret', roles });
  assert.ok('value' in outcome);
  return outcome.value.accountId;
}

/** Logs in from an address and opens a session; the outcome of the step that was refused, or of the last one. */
async function comeIn(bus: Bus, username: string, address: string, session = 1) {
  const found = await call(bus, findLogin, { username, address });
  if ('refused' in found) return found;
  const sessionKey = new Uint8Array(40).fill(5);
  const entered = { build: 12_340, locale: 'enUS', code: undefined, pinProof: undefined };
  await call(bus, acceptLogin, { username, sessionKey, generation: found.value.generation, address, ...entered });
  const key = await call(bus, findSession, { username, address });
  if ('refused' in key) return key;
  const { accountId, generation, hasAuthenticator } = key.value;
  const where = { realm: realmId(1), edge: edgeId('edge-a'), session: sessionId(session), webSession: undefined };
  const terms = { build: 12_340, address, capacity: 100, resumption: undefined };
  return call(bus, openSession, { accountId, generation, hasAuthenticator, ...where, ...terms });
}

test('a mute reaches the open session, holds for those who come later, and runs out', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  const accountId = await make(bus, 'ann');
  await comeIn(bus, 'ann', '192.0.2.7');
  const heard: number[] = [];
  listen(bus, muteChanged, { scope: edgeId('edge-a') }, ({ mutedUntil }) => void heard.push(mutedUntil));
  await bus.flush();
  const muted = await call(bus, muteAccount, { accountId, seconds: 600, reason: 'loud', by: 'OP' });
  assert.ok('value' in muted);
  await until(() => heard.length === 1);
  assert.deepEqual(heard, [muted.value.until]);
  const again = await comeIn(bus, 'ann', '192.0.2.7', 2);
  assert.ok('value' in again);
  assert.equal(again.value.mutedUntil, muted.value.until);
  clock.advance(601_000);
  const later = await comeIn(bus, 'ann', '192.0.2.7', 3);
  assert.ok('value' in later);
  assert.equal(later.value.mutedUntil, 0);
});

test('a mute is lifted once, and the history keeps who did what', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const accountId = await make(bus, 'ann');
  await call(bus, muteAccount, { accountId, seconds: 600, reason: 'loud', by: 'OP' });
  await call(bus, muteAccount, { accountId, seconds: 1200, reason: 'louder', by: 'OP' });
  assert.deepEqual(await call(bus, unmuteAccount, { accountId, by: 'CHIEF' }), { value: undefined });
  assert.deepEqual(await call(bus, unmuteAccount, { accountId, by: 'CHIEF' }), { refused: 'account.not-muted' });
  const found = await call(bus, findMeasures, { accountId });
  assert.ok('value' in found);
  assert.deepEqual(
    found.value.mutes.map(({ reason, by, liftedBy }) => [reason, by, liftedBy]),
    [
      ['louder', 'OP', 'CHIEF'],
      ['loud', 'OP', 'OP'],
    ],
  );
});

test('nobody logs in from a barred network, and who is in from there is put out', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  await make(bus, 'bert');
  await comeIn(bus, 'ann', '192.0.2.7', 1);
  await comeIn(bus, 'bert', '198.51.100.9', 2);
  const revoked: string[] = [];
  listen(
    bus,
    sessionRevoked,
    { scope: edgeId('edge-a') },
    ({ session, reason }) => void revoked.push(`${session} ${reason}`),
  );
  await bus.flush();
  const banned = await call(bus, banAddress, { network: '192.0.2.99/24', seconds: 0, reason: 'floods', by: 'OP' });
  assert.deepEqual(banned, { value: { network: '192.0.2.0/24', endedCount: 1 } });
  await until(() => revoked.length === 1);
  assert.deepEqual(revoked, ['1 banned']);
  const refused = { refused: 'account.address-banned' };
  assert.deepEqual(await comeIn(bus, 'ann', '192.0.2.8'), refused);
  assert.deepEqual(await call(bus, findSession, { username: 'ann', address: '192.0.2.8' }), refused);
  assert.ok('value' in (await comeIn(bus, 'ann', '192.0.3.1')));
  assert.deepEqual(await call(bus, unbanAddress, { network: '192.0.2.0/25', by: 'OP' }), {
    refused: 'account.not-banned',
  });
  assert.ok('value' in (await call(bus, unbanAddress, { network: '192.0.2.0/24', by: 'OP' })));
  assert.ok('value' in (await comeIn(bus, 'ann', '192.0.2.8')));
});

test('a ban of an address that has run out lets in, and a session opened from a barred address is refused', async () => {
  await using services = await startTestServices();
  const { bus, clock } = services;
  const accountId = await make(bus, 'ann');
  await comeIn(bus, 'ann', '192.0.2.7');
  const key = await call(bus, findSession, { username: 'ann', address: '192.0.2.7' });
  assert.ok('value' in key);
  await call(bus, banAddress, { network: '192.0.2.7', seconds: 60, reason: 'floods', by: 'OP' });
  const where = {
    realm: realmId(1),
    edge: edgeId('edge-a'),
    session: sessionId(9),
    capacity: 100,
    hasAuthenticator: false,
    webSession: undefined,
    resumption: undefined,
  };
  const opening = { accountId, generation: key.value.generation, build: 12_340, address: '192.0.2.7', ...where };
  assert.deepEqual(await call(bus, openSession, opening), { refused: 'account.address-banned' });
  clock.advance(61_000);
  assert.ok('value' in (await call(bus, openSession, opening)));
});

test('bans are listed by part and by address, and accounts by where they came from', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await make(bus, 'ann');
  await comeIn(bus, 'ann', '192.0.2.7');
  for (const network of ['192.0.2.0/24', '203.0.113.5', '2001:db8::/32'])
    await call(bus, banAddress, { network, seconds: 0, reason: 'floods', by: 'OP' });
  const networks = async (contains: string) => {
    const listed = await call(bus, listAddressBans, { contains, limit: 50 });
    assert.ok('value' in listed);
    return listed.value.bans.map(({ network }) => network);
  };
  assert.deepEqual((await networks('')).sort(), ['192.0.2.0/24', '2001:db8::/32', '203.0.113.5']);
  assert.deepEqual(await networks('192.0.2.200'), ['192.0.2.0/24']);
  assert.deepEqual(await networks('113'), ['203.0.113.5']);
  const came = await call(bus, listAccountsByAddress, { network: '192.0.2.0/24', limit: 50 });
  assert.deepEqual(came, { value: { accounts: [{ username: 'ANN', lastAddress: '192.0.2.7', isOnline: false }] } });
  for (const [network, refused] of [
    ['nonsense', 'account.invalid-network'],
    ['0.0.0.0/0', 'account.network-too-wide'],
  ] as const)
    assert.deepEqual(await call(bus, banAddress, { network, seconds: 0, reason: 'x', by: 'OP' }), { refused });
});

test('banned accounts are listed while the ban is in force, and the history keeps it afterwards', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const accountId = await make(bus, 'ann');
  await call(bus, banAccount, { username: 'ann', seconds: 0, reason: 'cheats', by: 'OP' });
  const listed = await call(bus, listBannedAccounts, { contains: 'an', limit: 50 });
  assert.ok('value' in listed);
  assert.deepEqual(
    listed.value.accounts.map(({ username, ban }) => [username, ban.reason]),
    [['ANN', 'cheats']],
  );
  await call(bus, unbanAccount, { username: 'ann', by: 'CHIEF' });
  assert.deepEqual(await call(bus, listBannedAccounts, { contains: '', limit: 50 }), {
    value: { totalCount: 0, accounts: [] },
  });
  const found = await call(bus, findMeasures, { accountId });
  assert.ok('value' in found);
  assert.deepEqual(
    found.value.bans.map(({ reason, liftedBy }) => [reason, liftedBy]),
    [['cheats', 'CHIEF']],
  );
});
