import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { announce, call } from '@realmwright/kernel/contract';
import { edgeId, realmId } from '@realmwright/kernel/ids';
import { largeSafePrime } from '@realmwright/protocol/srp6/srp6-values';
import { everyBuild } from '@realmwright/protocol/versions/build';
import {
  banAccount,
  createAccount,
  lockAccount,
  setPassword,
  unlockAccount,
} from '@realmwright/services/account/account.contract';
import { type LoginResult, listRealms, logIn, loginResults, reconnect } from '@realmwright/testkit/client/login-client';
import { openLine, type TcpLine } from '@realmwright/testkit/client/tcp-line';
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
  for (const username of ['ANN', 'BOB', 'CID', 'DAN']) {
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
  });
  await services.bus.flush();
  const { line } = accepted(await logIn(at, 12340, { username: 'ann', password: 'secret' }));
  const [shown] = await listRealms(line, 12340);
  assert.equal(shown?.flags, 2);
  line.destroy();
});

test('an unknown account and a wrong password get the same answer at the same step', async () => {
  const unknown = await logIn(at, 12340, { username: 'NOBODY', password: 'secret' });
  const wrong = await logIn(at, 12340, { username: 'ANN', password: 'wrong' });
  assert.deepEqual(unknown, wrong);
  assert.equal(refusal(wrong), loginResults.unknownAccount);
});

test('a ban and a lock show only after a valid proof', async () => {
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

test('a session key is void after a change of password', async () => {
  const { line, sessionKey } = accepted(await logIn(at, 12340, { username: 'DAN', password: 'secret' }));
  line.destroy();
  await call(services.bus, setPassword, { username: 'DAN', password: 'other' });
  assert.equal(refusal(await reconnect(at, 12340, 'DAN', sessionKey)), loginResults.unknownAccount);
});

for (const [what, bytes] of [
  ['an unknown command', [0x77, 1, 2, 3]],
  ['the realm list before a proof', [0x10, 0, 0, 0, 0]],
  ['a proof before a challenge', [0x01, ...new Uint8Array(74)]],
  ['a reconnect proof before a challenge', [0x03, ...new Uint8Array(57)]],
  ['an account name longer than its message', [0x00, 8, 31, 0, ...new Uint8Array(29), 255, 65]],
] as const) {
  test(`${what} closes the connection within a second`, async () => {
    const line = await openLine(at.host, at.port);
    const started = performance.now();
    line.write(Uint8Array.from(bytes));
    await line.closed;
    assert.ok(performance.now() - started < 1_000);
  });
}

test('a client that proves nothing is closed at its deadline', async () => {
  const line = await openLine(at.host, at.port);
  line.write(Uint8Array.of(0x00, 8));
  const started = performance.now();
  await line.closed;
  assert.ok(performance.now() - started < 3_000);
});

for (const [what, publicKey] of [
  ['zero', new Uint8Array(32)],
  ['the prime itself', largeSafePrime],
] as const) {
  test(`A-01: a public key that is ${what} is refused like a wrong password, and the connection ends`, async () => {
    const line = await challenged();
    line.write(Uint8Array.of(0x01, ...publicKey, ...new Uint8Array(20 + 20 + 2)));
    assert.deepEqual([...(await line.read(2))], [0x01, loginResults.unknownAccount]);
    await line.closed;
  });
}

test('A-02: a second challenge on one connection closes it without an answer', async () => {
  const line = await challenged();
  line.write(challengeOfAnn);
  await line.closed;
});

test('A-04: every challenge has another public key', async () => {
  const keys = new Set<string>();
  for (let i = 0; i < 20; i++) {
    const line = await openLine(at.host, at.port);
    line.write(challengeOfAnn);
    keys.add(Buffer.from(await line.read(3 + 32)).toString('hex'));
    line.destroy();
  }
  assert.equal(keys.size, 20);
});

test('A-11: a challenge that comes byte by byte is answered like a whole one', async () => {
  const line = await openLine(at.host, at.port);
  for (const byte of challengeOfAnn) {
    line.write(Uint8Array.of(byte));
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal((await line.read(3))[2], loginResults.ok);
  line.destroy();
});

/** The first message of a 3.3.5a client with the account ANN. */
const challengeOfAnn = Buffer.concat([
  Buffer.from([0x00, 8, 33, 0]),
  Buffer.from('WoW\0'),
  Buffer.from([3, 3, 5, 12_340 & 0xff, 12_340 >> 8]),
  Buffer.from('68x\0niW\0SUne'),
  Buffer.from([0, 0, 0, 0, 127, 0, 0, 1, 3]),
  Buffer.from('ANN'),
]);

/** A line whose challenge has been answered. */
async function challenged(): Promise<TcpLine> {
  const line = await openLine(at.host, at.port);
  line.write(challengeOfAnn);
  await line.read(119);
  return line;
}

function accepted(result: LoginResult): Extract<LoginResult, { sessionKey: Uint8Array }> {
  if ('sessionKey' in result) return result;
  assert.fail(`the login was refused with ${result.result} at ${result.step}`);
}

function refusal(result: LoginResult): number | undefined {
  if ('result' in result) return result.result;
  result.line.destroy();
  return undefined;
}
