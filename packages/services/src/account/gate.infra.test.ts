import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountRole } from '@realmwright/kernel/account-role';
import { call, listen } from '@realmwright/kernel/contract';
import { edgeId, sessionId } from '@realmwright/kernel/ids';
import { fixedSettings } from '@realmwright/services/start';
import { startTestServices, type TestServices, until } from '@realmwright/testkit/test-services';
import { acceptLogin, createAccount, findLogin, findSession, openSession, sessionRevoked } from './account.contract.ts';
import { findGate, setGate } from './gate.contract.ts';

const address = '192.0.2.7';

/** A new account of that role comes in; the gateway was started with ten places. */
async function comeIn({ bus, realm }: TestServices, username: string, roles: AccountRole[], session: number) {
  await call(bus, createAccount, { username, password: 'secret', roles });
  const found = await call(bus, findLogin, { username, address });
  assert.ok('value' in found);
  const { generation } = found.value;
  const entered = { build: 12_340, locale: 'enUS', code: undefined, pinProof: undefined };
  await call(bus, acceptLogin, { username, sessionKey: new Uint8Array(40), generation, address, ...entered });
  const key = await call(bus, findSession, { username, address });
  assert.ok('value' in key);
  const noOther = { hasAuthenticator: false, webSession: undefined, resumption: undefined };
  const where = { realm, edge: edgeId('edge-a'), session: sessionId(session), capacity: 10, ...noOther };
  return call(bus, openSession, { accountId: key.value.accountId, generation, build: 12_340, address, ...where });
}

test('a gate keeps lower roles out and, where it is to, puts them out', async () => {
  await using services = await startTestServices();
  const { bus, realm } = services;
  await comeIn(services, 'ann', [], 1);
  await comeIn(services, 'mod', ['moderator'], 2);
  const revoked: number[] = [];
  listen(bus, sessionRevoked, { scope: edgeId('edge-a') }, ({ session }) => void revoked.push(session));
  await bus.flush();
  const gate = { leastRole: 'moderator' as const, capacity: undefined };
  assert.deepEqual(await call(bus, setGate, { realm, gate, endsOthers: false, by: 'OP' }), {
    value: { endedCount: 0 },
  });
  assert.deepEqual(await comeIn(services, 'bert', [], 3), { refused: 'account.realm-closed' });
  assert.ok('value' in (await comeIn(services, 'gm', ['gamemaster'], 4)));
  assert.deepEqual(await call(bus, setGate, { realm, gate, endsOthers: true, by: 'OP' }), { value: { endedCount: 1 } });
  await until(() => revoked.length === 1);
  assert.deepEqual(revoked, [1]);
  assert.deepEqual(await call(bus, findGate, { realm }), { value: gate });
});

test('the number of places is that of operators, else of the configuration in force, else of the gateway', async () => {
  await using services = await startTestServices({ settings: fixedSettings({ capacity: 1 }) });
  const { bus, realm } = services;
  const positionOf = async (name: string, session: number) => {
    const opened = await comeIn(services, name, [], session);
    assert.ok('value' in opened);
    return opened.value.queuePosition;
  };
  assert.equal(await positionOf('ann', 1), 0);
  assert.equal(await positionOf('bert', 2), 1, 'the configuration has one place');
  const gate = { leastRole: 'player' as const, capacity: 3 };
  await call(bus, setGate, { realm, gate, endsOthers: true, by: 'OP' });
  assert.equal(await positionOf('cleo', 3), 0, 'operators said three');
  assert.equal(await positionOf('dora', 4), 1);
});
