import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, listen } from '@realmwright/kernel/contract';
import { startTestServices, until } from '@realmwright/testkit/test-services';
import { createAccount } from '../account/account.contract.ts';
import { openWebSession } from '../account/web-session.contract.ts';
import { commandLogged, listAudit } from './operator.contract.ts';

test('a sign-in that looks odd stands in the log of operators, once, and whoever watches is told', async () => {
  await using services = await startTestServices();
  const { bus } = services;
  const told: bigint[] = [];
  listen(bus, commandLogged, {}, ({ entry }) => void told.push(entry));
  await bus.flush();
  await call(bus, createAccount, { username: 'ann', password: 'secret', roles: [] });
  const signIn = (address: string) =>
    call(bus, openWebSession, { username: 'ann', password: 'secret', code: undefined, address, device: 'a device' });
  await signIn('192.0.2.7');
  await signIn('192.0.2.8');
  await signIn('203.0.113.9');
  await until(() => told.length > 0);
  const listed = await call(bus, listAudit, { before: 0n, limit: 10, caller: '' });
  assert.ok('value' in listed);
  assert.deepEqual(
    listed.value.entries.map(({ entry, caller, command, text }) => [entry, caller, command, text]),
    [[told[0], 'ANN', 'sign-in', 'from 203.0.113.9: another device was in use at the same time, from 192.0.2.8']],
  );
});
