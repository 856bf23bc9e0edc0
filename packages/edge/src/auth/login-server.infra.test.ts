import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { announce, call } from '@realmwright/kernel/contract';
import { edgeId, realmId } from '@realmwright/kernel/ids';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { banAccount, createAccount, lockAccount, unlockAccount } from '@realmwright/services/account/account.contract';
import { type LoginResult, listRealms, logIn, loginResults, reconnect } from '@realmwright/testkit/client/login-client';
import { testPorts } from '@realmwright/testkit/test-ports';
import { startTestServices, type TestServices } from '@realmwright/testkit/test-services';
import { gatewayAnnounced } from '../gateway/gateway.contract.ts';
import { defaultLoginLimits } from './login-config.ts';
import { type LoginServer, startLoginServer } from './login-server.ts';

let services: TestServices;
let server: LoginServer;
let at: { host: string; port: number };
const realm = realmId(1);

before(async () => {
  services = await startTestServices();
  server = await startLoginServer(testPorts(services.bus), {
    bind: '127.0.0.1',
    port: 0,
    publicAddress: '',
    limits: { ...defaultLoginLimits, proofMillis: 1_500 },
    realms: [{ realm, name: 'Testmere', kind: 'normal', timezone: 1, builds: everyBuild, highlight: 'none' }],
  });
  at = { host: '127.0.0.1', port: server.port };
  for (const username of ['ANN', 'BOB', 'CID']) {
    await call(services.bus, createAccount, { username, password: 'secret', roles: ['player'] });
  }
});

after(async () => {
  await server.stop();
  await services[Symbol.asyncDispose]();
});

for (const build of everyBuild) {
  test(`a client of build ${build} logs in, sees the realm and comes back with its session key`, async () => {
    announce(services.bus, gatewayAnnounced, {
      realm,
      edge: edgeId('gate1'),
      isReady: true,
      ports: everyBuild.map((known) => ({ build: known, port: 27_000 + (known % 1000) })),
      sessions: 5,
      capacity: 10,
      bytesIn: 0,
      bytesOut: 0,
    });
    await services.bus.flush();
    const { line, sessionKey } = accepted(await logIn(at, build, { username: 'ann', password: 'secret' }));
    const realms = await listRealms(line, build);
    assert.deepEqual(realms, [
      {
        id: 1,
        name: 'Testmere',
        kind: 0,
        isLocked: false,
        flags: 0,
        host: '127.0.0.1',
        port: 27_000 + (build % 1000),
        population: 1,
        characterCount: 0,
      },
    ]);
    line.destroy();
    const again = accepted(await reconnect(at, build, 'ANN', sessionKey));
    assert.equal((await listRealms(again.line, build)).length, 1);
    again.line.destroy();
    const forged = await reconnect(at, build, 'ANN', new Uint8Array(40));
    assert.equal(refusal(forged), loginResults.unknownAccount);
  });
}

test('a realm whose gateways are all silent or closing is shown offline', async () => {
  announce(services.bus, gatewayAnnounced, {
    realm,
    edge: edgeId('gate1'),
    isReady: false,
    ports: [],
    sessions: 0,
    capacity: 10,
    bytesIn: 0,
    bytesOut: 0,
  });
  await services.bus.flush();
  const { line } = accepted(await logIn(at, 12340, { username: 'ann', password: 'secret' }));
  const [shown] = await listRealms(line, 12340);
  assert.equal(shown?.flags, 2);
  line.destroy();
});

test('A-05: an unknown account and a wrong password get the same answer at the same step', async () => {
  const unknown = await logIn(at, 12340, { username: 'NOBODY', password: 'secret' });
  const wrong = await logIn(at, 12340, { username: 'ANN', password: 'wrong' });
  assert.deepEqual(unknown, wrong);
  assert.equal(refusal(wrong), loginResults.unknownAccount);
});

test('A-06: a ban and a lock show only after a valid proof', async () => {
  await call(services.bus, banAccount, { username: 'BOB', seconds: 0, reason: 'test', by: 'test' });
  await call(services.bus, lockAccount, { username: 'CID' });
  assert.equal(refusal(await logIn(at, 12340, { username: 'BOB', password: 'wrong' })), loginResults.unknownAccount);
  assert.equal(refusal(await logIn(at, 12340, { username: 'BOB', password: 'secret' })), loginResults.banned);
  assert.equal(refusal(await logIn(at, 12340, { username: 'CID', password: 'wrong' })), loginResults.unknownAccount);
  assert.equal(refusal(await logIn(at, 12340, { username: 'CID', password: 'secret' })), loginResults.locked);
  await call(services.bus, unlockAccount, { username: 'CID' });
});

test('an unknown build is refused before anything is asked', async () => {
  const answer = await logIn(at, 4062, { username: 'ANN', password: 'secret' });
  assert.deepEqual(answer, { result: loginResults.versionInvalid, step: 'challenge' });
});

function accepted(result: LoginResult): Extract<LoginResult, { sessionKey: Uint8Array }> {
  if ('sessionKey' in result) return result;
  assert.fail(`the login was refused with ${result.result} at ${result.step}`);
}

function refusal(result: LoginResult): number | undefined {
  if ('result' in result) return result.result;
  result.line.destroy();
  return undefined;
}
