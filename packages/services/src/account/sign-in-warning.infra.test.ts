import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { edgeId, sessionId } from '@realmwright/kernel/ids';
import type { Bus } from '@realmwright/kernel/ports/bus';
import { startTestServices } from '@realmwright/testkit/test-services';
import { createAccount, findAccount, openSession } from './account.contract.ts';
import { listDevices, listSignInWarnings, openWebSession } from './web-session.contract.ts';

async function signIn(bus: Bus, address: string, device: string) {
  const credentials = { username: 'ann', password: 'secret', code: undefined };
  const opened = await call(bus, openWebSession, { ...credentials, address, device });
  assert.ok('value' in opened, JSON.stringify(opened));
  return opened.value;
}

test('a sign-in from another region while another device is in use is flagged for both sides', async () => {
  await using services = await startTestServices();
  const { bus, complaints } = services;
  await call(bus, createAccount, { username: 'ann', password: 'secret', roles: [] });
  const home = await signIn(bus, '192.0.2.7', 'home');
  assert.equal(home.warning, undefined);
  const away = await signIn(bus, '203.0.113.9', 'away');
  assert.equal(away.warning, 'at-once');
  const listed = await call(bus, listDevices, { accountId: home.accountId, after: undefined, limit: 10 });
  assert.ok('value' in listed);
  const warning = listed.value.devices.find(({ device }) => device === 'away')?.warning;
  assert.deepEqual(warning, { kind: 'at-once', otherAddress: '192.0.2.7' });
  const warnings = await call(bus, listSignInWarnings, { accountId: undefined, limit: 10 });
  assert.ok('value' in warnings);
  assert.deepEqual(
    warnings.value.warnings.map(({ username, kind, otherAddress }) => [username, kind, otherAddress]),
    [['ANN', 'at-once', '192.0.2.7']],
  );
  assert.ok(complaints.some(({ event }) => event === 'sign-in-flagged'));
});

test('whoever plays with a game client is in use, however long ago it logged in', async () => {
  await using services = await startTestServices();
  const { bus, clock, realm } = services;
  await call(bus, createAccount, { username: 'ann', password: 'secret', roles: [] });
  const found = await call(bus, findAccount, { username: 'ann' });
  assert.ok('value' in found);
  const { accountId } = found.value;
  const playing = { edge: edgeId('edge-a'), session: sessionId(1), build: 12_340, capacity: 9, address: '192.0.2.7' };
  const asGame = { hasAuthenticator: false, webSession: undefined, resumption: undefined };
  const opened = await call(bus, openSession, { accountId, generation: 1, realm, ...playing, ...asGame });
  assert.ok('value' in opened);
  clock.advance(7_200_000);
  assert.equal((await signIn(bus, '203.0.113.9', 'away')).warning, 'at-once');
});
