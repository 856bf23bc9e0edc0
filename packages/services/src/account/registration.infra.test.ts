import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { startTestServices } from '@realmwright/testkit/test-services';
import { findAccount } from './account.contract.ts';
import { banAddress } from './moderation.contract.ts';
import { registerAccount, signIn } from './sign-in.contract.ts';

const address = '192.0.2.7';

test('people make accounts of their own, without any role, and sign in with them', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const register = (username: string, password: string) => call(bus, registerAccount, { username, password, address });
  const made = await register('ann', 'secret');
  assert.ok('value' in made);
  assert.equal(made.value.username, 'ANN');
  assert.deepEqual(await register('Ann', 'other'), { refused: 'account.name-taken' });
  assert.deepEqual(await register('ann lee', 'secret'), { refused: 'account.invalid-name' });
  assert.deepEqual(await register('lee', 'a password of more than sixteen'), { refused: 'account.invalid-password' });
  const found = await call(bus, findAccount, { username: 'ann' });
  assert.ok('value' in found);
  assert.deepEqual(found.value.roles, []);
  const signedIn = await call(bus, signIn, { username: 'ann', password: 'secret', code: undefined, address });
  assert.ok('value' in signedIn);
});

test('nobody makes an account from an address that is banned', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  await call(bus, banAddress, { network: '192.0.2.0/24', seconds: 0, reason: 'test', by: 'test' });
  const refused = await call(bus, registerAccount, { username: 'ann', password: 'secret', address });
  assert.deepEqual(refused, { refused: 'account.address-banned' });
});
