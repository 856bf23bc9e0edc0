import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { realmId } from '@realmwright/kernel/ids';
import { largeSafePrime } from '@realmwright/protocol/srp6/srp6-values';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { createAccount } from '@realmwright/services/account/account.contract';
import { challengeAnswerBytes, challengeBytes, proofBytes } from '@realmwright/testkit/client/login-bytes';
import { openLine } from '@realmwright/testkit/client/tcp-line';
import { countCalls } from '@realmwright/testkit/count-calls';
import { testPorts } from '@realmwright/testkit/test-ports';
import { startTestServices } from '@realmwright/testkit/test-services';
import { defaultLoginLimits } from './login-config.ts';
import { startLoginServer } from './login-server.ts';

/** What a login costs: powers, hashes, secrets opened, queries. Login server and services run in this thread. */
const counted = [
  { file: 'protocol/src/srp6/srp6-values.ts', name: 'serverPublicKeyOf' },
  { file: 'protocol/src/srp6/srp6-values.ts', name: 'serverPremaster' },
  { file: 'protocol/src/srp6/digest.ts', name: 'sha1' },
  { file: 'services/src/account/secret-box.ts', name: 'open' },
  { file: 'services/src/account/secret-box.ts', name: 'find' },
  { file: 'services/src/account/login-throttle.ts', name: 'isThrottled' },
  { file: 'services/src/account/login-throttle.ts', name: 'reportFailure' },
  { file: 'pg/lib/client.js', name: 'query' },
] as const;

async function world() {
  const services = await startTestServices();
  const server = await startLoginServer(testPorts(services.bus), {
    bind: '127.0.0.1',
    port: 0,
    publicAddress: '',
    limits: defaultLoginLimits,
    realms: [
      { realm: realmId(1), name: 'Testmere', kind: 'normal', timezone: 1, builds: everyBuild, highlight: 'none' },
    ],
  });
  await call(services.bus, createAccount, { username: 'ANN', password: 'secret', roles: ['player'] });
  return {
    /** One whole attempt, counted. */
    attempt: (name: string, publicKey: Uint8Array = new Uint8Array(32).fill(3)) =>
      countCalls(counted, async () => {
        const line = await openLine('127.0.0.1', server.port);
        line.write(challengeBytes(name));
        await line.read(challengeAnswerBytes);
        line.write(proofBytes(publicKey, new Uint8Array(20)));
        await line.read(4);
        await line.closed;
      }),
    async [Symbol.asyncDispose]() {
      await server.stop();
      await services[Symbol.asyncDispose]();
    },
  };
}

test('A-05: a wrong password and an unknown name cost the same powers, hashes, secrets and queries', async () => {
  await using it = await world();
  // What is made once, at the first of all attempts, is not what is compared.
  for (const name of ['ANN', 'NOBODY']) await it.attempt(name);
  const known = await it.attempt('ANN');
  assert.deepEqual(await it.attempt('NOBODY'), known);
  assert.deepEqual(await it.attempt('NO NAME AT ALL'), known);
  assert.deepEqual(known, {
    // One power for B, two for the key of the session.
    serverPublicKeyOf: 1,
    serverPremaster: 1,
    sha1: known['sha1'],
    open: 1,
    find: 1,
    isThrottled: 1,
    reportFailure: 1,
    // Whether the address is banned, and the account, in one.
    query: 1,
  });
  assert.ok((known['sha1'] ?? 0) > 3);
});

test('A-01: a degenerate public key is refused before any power or hash is computed for it', async () => {
  await using it = await world();
  await it.attempt('ANN');
  const { serverPublicKeyOf, serverPremaster, sha1 } = await it.attempt('ANN', largeSafePrime);
  // The one power is that of the challenge, which came before the key.
  assert.deepEqual({ serverPublicKeyOf, serverPremaster, sha1 }, { serverPublicKeyOf: 1, serverPremaster: 0, sha1: 0 });
});
