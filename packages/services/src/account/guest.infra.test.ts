import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import type { AccountId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import { createCharacter, listCharacters } from '../character/character.contract.ts';
import { createAccount, findAccountById } from './account.contract.ts';
import { issueResetToken, offerAuthenticator } from './credentials.contract.ts';
import { signIn } from './sign-in.contract.ts';
import { checkAccess, linkGuest, openGuestSession, openWebSession, refreshWebSession } from './web-session.contract.ts';

const address = '192.0.2.7';

async function comeAsGuest({ bus }: TestServices) {
  const opened = await call(bus, openGuestSession, { address, device: 'a browser' });
  assert.ok('value' in opened, JSON.stringify(opened));
  return opened.value;
}

async function makeCharacter({ bus, realm }: TestServices, accountId: AccountId, name: string): Promise<void> {
  const appearance = { skin: 1, face: 2, hairStyle: 3, hairColor: 4, facialHair: 5 };
  const looks = { build: REALTIME_BUILD, race: 1, class: 1, gender: 0, appearance };
  const operation = newOperationId(systemRandom);
  const made = await call(bus, createCharacter, { operation, accountId, realm, name, ...looks });
  assert.ok('value' in made, JSON.stringify(made));
}

async function charactersOf({ bus, realm }: TestServices, accountId: AccountId): Promise<readonly string[]> {
  const listed = await call(bus, listCharacters, { accountId, realm, build: REALTIME_BUILD });
  return 'value' in listed ? listed.value.characters.map(({ name }) => name) : [];
}

test('a guest plays, and keeps its characters when it makes an account of its own', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const guest = await comeAsGuest(services);
  assert.ok(guest.isGuest);
  const { accountId, accessToken } = guest;
  await makeCharacter(services, accountId, 'Ann');
  const offered = await call(bus, offerAuthenticator, { accountId, password: 'x', address });
  assert.deepEqual(offered, { refused: 'account.wrong-password' });
  const reset = await call(bus, issueResetToken, { username: guest.username, by: 'OP' });
  assert.deepEqual(reset, { refused: 'account.is-guest' });
  await call(bus, createAccount, { username: 'taken', password: 'secret', roles: [] });
  const link = (username: string, password = 'secret') => call(bus, linkGuest, { accountId, username, password });
  assert.deepEqual(await link('taken'), { refused: 'account.name-taken' });
  assert.deepEqual(await link('Ann Lee'), { refused: 'account.invalid-name' });
  assert.deepEqual(await link('ann', 'ä'), { refused: 'account.invalid-password' });
  assert.deepEqual(await link('ann'), { value: { username: 'ANN' } });
  assert.deepEqual(await link('bob'), { refused: 'account.not-guest' });
  // The session goes on under the new name.
  const access = await call(bus, checkAccess, { accessToken });
  assert.ok('value' in access);
  assert.deepEqual([access.value.username, access.value.isGuest], ['ANN', false]);
  const signedIn = await call(bus, signIn, { username: 'ann', password: 'secret', code: undefined, address });
  assert.ok('value' in signedIn && signedIn.value.accountId === accountId);
  assert.deepEqual(await charactersOf(services, accountId), ['Ann']);
});

test('nobody signs in with the name of a guest', async () => {
  await using services = await startTestServices();
  const { username } = await comeAsGuest(services);
  for (const password of ['', ' ', username, 'guest']) {
    const device = { username, password, code: undefined, address, device: 'x' };
    assert.deepEqual(await call(services.bus, openWebSession, device), { refused: 'account.wrong-password' });
  }
});

test('a realm takes as many guests as it is told, and none where none are wanted', async () => {
  await using services = await startTestServices({ guests: { most: 2, days: 7 } });
  const { bus } = services;
  await comeAsGuest(services);
  const { accountId } = await comeAsGuest(services);
  const third = () => call(bus, openGuestSession, { address, device: 'x' });
  assert.deepEqual(await third(), { refused: 'account.too-many-guests' });
  await call(bus, linkGuest, { accountId, username: 'ann', password: 'secret' });
  assert.ok('value' in (await third()));
});

test('a guest that stays away is removed with its characters; one that comes back, or was linked, stays', async () => {
  await using services = await startTestServices({ guests: { most: 9, days: 7, period: 50 } });
  const { bus, clock } = services;
  const [away, back, linked] = [await comeAsGuest(services), await comeAsGuest(services), await comeAsGuest(services)];
  await makeCharacter(services, away.accountId, 'Ann');
  await call(bus, linkGuest, { accountId: linked.accountId, username: 'bob', password: 'secret' });
  clock.advance(6 * 86_400_000);
  const refreshed = await call(bus, refreshWebSession, { refreshToken: back.refreshToken, address });
  assert.ok('value' in refreshed);
  clock.advance(2 * 86_400_000);
  const isThere = async (accountId: AccountId) => 'value' in (await call(bus, findAccountById, { accountId }));
  await until(async () => !(await isThere(away.accountId)));
  assert.deepEqual(await charactersOf(services, away.accountId), []);
  assert.deepEqual([await isThere(back.accountId), await isThere(linked.accountId)], [true, true]);
});
