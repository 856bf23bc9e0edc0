import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { call } from '@realmwright/kernel/contract';
import { realmId } from '@realmwright/kernel/ids';
import { proveLogin } from '@realmwright/protocol/srp6/srp6-client';
import { largeSafePrime } from '@realmwright/protocol/srp6/srp6-values';
import { totpAt, totpSecretText } from '@realmwright/protocol/srp6/totp';
import { everyBuild } from '@realmwright/protocol/versions/build';
import {
  banAccount,
  createAccount,
  findSession,
  setAuthenticator,
  setPassword,
} from '@realmwright/services/account/account.contract';
import {
  challengeAnswerBytes,
  challengeBytes,
  proofBytes,
  readChallengeAnswer,
} from '@realmwright/testkit/client/login-bytes';
import { type LoginResult, logIn, loginResults, reconnect } from '@realmwright/testkit/client/login-client';
import { machineRandom } from '@realmwright/testkit/client/machine-random';
import { openLine, type TcpLine } from '@realmwright/testkit/client/tcp-line';
import { type TestPorts, testPorts } from '@realmwright/testkit/test-ports';
import { startTestServices, type TestServices } from '@realmwright/testkit/test-services';
import { type HarmWatch, watchForHarm } from '@realmwright/testkit/unharmed';
import { defaultLoginLimits, type LoginLimits } from './login-config.ts';
import { type LoginServer, startLoginServer } from './login-server.ts';

/** Rows of the table of attacks on the login server. Their ids stand in the names. */

let services: TestServices;
let ports: TestPorts;
let server: LoginServer;
let at: { host: string; port: number };
let harm: HarmWatch;

before(async () => {
  harm = watchForHarm();
  services = await startTestServices();
  ports = testPorts(services.bus);
  server = await start(ports, { proofMillis: 6_000, messageMillis: 700 });
  at = { host: '127.0.0.1', port: server.port };
  for (const username of ['ANN', 'BOB', 'CID', 'DAN', 'EVE', 'FAY', 'GIL']) {
    await call(services.bus, createAccount, { username, password: 'secret', roles: ['player'] });
  }
});

after(async () => {
  for (const one of started) await one.stop();
  await services[Symbol.asyncDispose]();
});

/** Every login server of this file; a test that fails leaves none behind. */
const started: LoginServer[] = [];

async function start(given: TestPorts, limits: Partial<LoginLimits>): Promise<LoginServer> {
  const running = await startLoginServer(given, {
    bind: '127.0.0.1',
    port: 0,
    publicAddress: '',
    limits: { ...defaultLoginLimits, challenges: { rate: 1e6, burst: 1e6 }, ...limits },
    realms: [
      { realm: realmId(1), name: 'Testmere', kind: 'normal', timezone: 1, builds: everyBuild, highlight: 'none' },
    ],
  });
  started.push(running);
  return running;
}

/** A line whose challenge has been answered, and what a proof is made from. */
async function challenged(name: string): Promise<TcpLine & ReturnType<typeof readChallengeAnswer>> {
  const line = await openLine(at.host, at.port);
  line.write(challengeBytes(name));
  const answer = await line.read(challengeAnswerBytes);
  harm.hear(answer);
  return Object.assign(line, readChallengeAnswer(answer));
}

/** The whole answer to a proof, up to the end of the connection. */
async function answerTo(line: TcpLine, proof: Uint8Array): Promise<readonly number[]> {
  line.write(proof);
  const answer = await line.read(4);
  harm.hear(answer);
  await line.closed;
  await assert.rejects(line.read(1), /closed with 0 of 1/);
  return [...answer];
}

async function closesWithinASecond(line: TcpLine): Promise<void> {
  const began = performance.now();
  await line.closed;
  // A second on a calm machine; a busy one may take longer to notice.
  assert.ok(performance.now() - began < 4_000, 'the connection was closed too late');
}

function refusal(result: LoginResult): number | undefined {
  if ('result' in result) return result.result;
  result.line.destroy();
  return undefined;
}

const unknownAccount = [0x01, loginResults.unknownAccount, 0, 0];
const honest = (name: string, line: ReturnType<typeof readChallengeAnswer>, password = 'secret') =>
  proveLogin({ username: name, password, ...line, random: machineRandom });

for (const [name, publicKey] of [
  ['A-01: a public key of zero', new Uint8Array(32)],
  ['A-01: a public key that is the prime itself', largeSafePrime],
  ['A-01: a public key just above the prime', largeSafePrime.map((byte, i) => (i === 0 ? byte + 1 : byte))],
  ['A-01: the largest public key', new Uint8Array(32).fill(0xff)],
] as const) {
  test(`${name} is refused like a wrong password, and no session key is kept`, async () => {
    const line = await challenged('EVE');
    assert.deepEqual(await answerTo(line, proofBytes(publicKey, new Uint8Array(20))), unknownAccount);
    assert.deepEqual(await call(services.bus, findSession, { username: 'EVE', address: '127.0.0.1' }), {
      refused: 'account.no-session',
    });
  });
}

test('A-02: every kind of wrong proof gets the bytes that an unknown account gets, and the connection ends', async () => {
  const unknown = await challenged('NOBODY');
  const random = proofBytes(
    machineRandom.bytes(31).reduce((key, byte, i) => key.with(i, byte), new Uint8Array(32)),
    machineRandom.bytes(20),
  );
  assert.deepEqual(await answerTo(unknown, random), unknownAccount);
  const first = await challenged('ANN');
  assert.deepEqual(await answerTo(first, random), unknownAccount);
  const second = await challenged('ANN');
  const off = honest('ANN', second);
  assert.deepEqual(
    await answerTo(
      second,
      proofBytes(
        off.clientPublicKey,
        off.clientProof.map((byte, i) => (i === 7 ? byte ^ 1 : byte)),
      ),
    ),
    unknownAccount,
  );
  const third = await challenged('ANN');
  const other = honest('BOB', third);
  assert.deepEqual(await answerTo(third, proofBytes(other.clientPublicKey, other.clientProof)), unknownAccount);
});

test('A-03: a recorded proof is refused against another challenge', async () => {
  const recorded = await challenged('ANN');
  const proof = honest('ANN', recorded);
  const bytes = proofBytes(proof.clientPublicKey, proof.clientProof);
  recorded.write(bytes);
  assert.equal((await recorded.read(32))[1], loginResults.ok);
  const fresh = await challenged('ANN');
  assert.deepEqual(await answerTo(fresh, bytes), unknownAccount);
  recorded.destroy();
});

test('A-03: the same proof a second time closes the connection without an answer', async () => {
  const line = await challenged('ANN');
  const proof = honest('ANN', line);
  const bytes = proofBytes(proof.clientPublicKey, proof.clientProof);
  line.write(Uint8Array.of(...bytes, ...bytes));
  await line.read(32);
  await closesWithinASecond(line);
});

test('A-04: every challenge has another public key', async () => {
  const keys = new Set<string>();
  for (let i = 0; i < 20; i++) {
    const line = await challenged('ANN');
    keys.add(Buffer.from(line.serverPublicKey).toString('hex'));
    line.destroy();
  }
  assert.equal(keys.size, 20);
});

for (const [what, name] of [
  ['lower case', 'nobody'],
  ['a null byte inside', Buffer.from('AN\0N')],
  ['an overlong form of a letter', Buffer.from([0xc1, 0x81, 0x4e, 0x4e])],
  ['a lone surrogate', Buffer.from([0xed, 0xa0, 0x80])],
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x41])],
  ['a sharp s', 'straße'],
  ['an i without dot', 'annı'],
  ['a combining mark', 'Ann\u0301'],
  ['letters turned round', '\u202eNNA'],
  ['four bytes sixteen times', '𝔸'.repeat(16)],
  ['seventeen letters', 'ABCDEFGHIJKLMNOPQ'],
  ['255 letters', 'A'.repeat(255)],
] as const) {
  test(`A-07: a name with ${what} is challenged like any other and belongs to nobody`, async () => {
    const line = await openLine(at.host, at.port);
    line.write(challengeBytes(name));
    const head = await line.read(3).catch(() => undefined);
    // What is no text at all is no message either.
    if (head === undefined) return closesWithinASecond(line);
    assert.equal(head[2], loginResults.ok);
    const answer = Uint8Array.of(...head, ...(await line.read(challengeAnswerBytes - 3)));
    const proof = honest('ANN', readChallengeAnswer(answer));
    assert.deepEqual(await answerTo(line, proofBytes(proof.clientPublicKey, proof.clientProof)), unknownAccount);
  });
}

test('A-07: a name of no letters is no message', async () => {
  const line = await openLine(at.host, at.port);
  line.write(challengeBytes(''));
  await closesWithinASecond(line);
});

for (const [name, bytes] of [
  ['A-08: a name longer than its message', challengeBytes('ANN', { nameLength: 255 })],
  ['A-08: a name shorter than its message', challengeBytes('ANN', { nameLength: 1 })],
  ['A-08: a size below the fixed part', challengeBytes('ANN', { size: 20 })],
  ['A-08: a size above the longest name', challengeBytes('ANN', { size: 0xffff })],
  ['A-10: an unknown command', Uint8Array.of(0x77, 1, 2, 3)],
  ['A-10: the realm list before a proof', Uint8Array.of(0x10, 0, 0, 0, 0)],
  ['A-10: a proof before a challenge', proofBytes(new Uint8Array(32).fill(1), new Uint8Array(20))],
  ['A-10: a reconnect proof before a challenge', Uint8Array.of(0x03, ...new Uint8Array(57))],
  ['A-10: a challenge that comes twice', Uint8Array.of(...challengeBytes('ANN'), ...challengeBytes('ANN'))],
  [
    'A-10: a reconnect after a challenge',
    Uint8Array.of(...challengeBytes('ANN'), ...challengeBytes('ANN', { command: 2 })),
  ],
] as const) {
  test(`${name} closes the connection within a second`, async () => {
    const line = await openLine(at.host, at.port);
    line.write(bytes);
    await closesWithinASecond(line);
  });
}

for (const [name, bytes] of [
  ['A-08: a message that says more than comes', challengeBytes('ANN', { size: 40 })],
  ['A-08: a message of which one byte comes', Uint8Array.of(0x00)],
] as const) {
  test(`${name} is waited for and then closes`, async () => {
    const line = await openLine(at.host, at.port);
    const began = performance.now();
    line.write(bytes);
    await line.closed;
    const waited = performance.now() - began;
    assert.ok(waited > 600 && waited < 5_000, `closed after ${waited} ms`);
  });
}

test('A-08: a proof without its last byte is waited for and then closes, and a byte too many is a message of its own', async () => {
  const short = await challenged('ANN');
  const proof = honest('ANN', short, 'wrong');
  const bytes = proofBytes(proof.clientPublicKey, proof.clientProof);
  short.write(bytes.subarray(0, 74));
  const began = performance.now();
  await short.closed;
  assert.ok(performance.now() - began > 600);
  const long = await challenged('ANN');
  const right = honest('ANN', long);
  long.write(Uint8Array.of(...proofBytes(right.clientPublicKey, right.clientProof), 0x77));
  assert.equal((await long.read(32))[1], loginResults.ok);
  await closesWithinASecond(long);
});

test('A-11: a challenge that comes byte by byte is answered like a whole one', async () => {
  const line = await openLine(at.host, at.port);
  for (const byte of challengeBytes('ANN')) {
    line.write(Uint8Array.of(byte));
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal((await line.read(3))[2], loginResults.ok);
  line.destroy();
});

test('A-11: bytes that trickle do not stretch the time that a client has', async () => {
  const line = await openLine(at.host, at.port);
  const began = performance.now();
  for (const byte of challengeBytes('ANN')) {
    if (line.isClosed) break;
    line.write(Uint8Array.of(byte));
    await delay(150);
  }
  await line.closed;
  assert.ok(performance.now() - began < 6_000);
});

test('A-11: a client that says nothing is closed at its deadline', async () => {
  const line = await openLine(at.host, at.port);
  const began = performance.now();
  await line.closed;
  const waited = performance.now() - began;
  assert.ok(waited > 5_500 && waited < 20_000, `closed after ${waited} ms`);
});

test('A-11: of thousands of silent connections the oldest give way, one network is held to its share, and logins go on', async () => {
  const own = testPorts(services.bus);
  const crowded = await start(own, { unproven: { total: 400, perNetwork: 20, crowded: 100 } });
  const silent = Array.from({ length: 500 }, (_, i) =>
    connect({ host: '127.0.0.1', port: crowded.port, localAddress: `127.9.${i % 50}.1` }).on('error', () => undefined),
  );
  const one = Array.from({ length: 60 }, () =>
    connect({ host: '127.0.0.1', port: crowded.port, localAddress: '127.8.8.8' }).on('error', () => undefined),
  );
  await Promise.all(
    [...silent, ...one].map((socket) =>
      socket.connecting ? new Promise((resolve) => socket.once('connect', resolve).once('close', resolve)) : undefined,
    ),
  );
  const began = performance.now();
  const result = await logIn({ host: '127.0.0.1', port: crowded.port }, 12340, { username: 'ANN', password: 'secret' });
  assert.equal(refusal(result), undefined);
  assert.ok(performance.now() - began < 8_000);
  const text = await own.metrics.text();
  assert.match(text, /attack_total\{[^}]*reason="evicted"[^}]*\} [1-9]/);
  assert.match(text, /attack_total\{[^}]*reason="too-many-connections"[^}]*\} [1-9]/);
  for (const socket of [...silent, ...one]) socket.destroy();
});

test('A-12: failures are remembered beyond the login server that saw them', async () => {
  for (let i = 0; i < 10; i++) {
    assert.equal(refusal(await logIn(at, 12340, { username: 'FAY', password: 'wrong' })), loginResults.unknownAccount);
  }
  const other = await start(testPorts(services.bus), {});
  const later = await logIn({ host: '127.0.0.1', port: other.port }, 12340, { username: 'FAY', password: 'secret' });
  assert.deepEqual(later, { result: busy, step: 'challenge' });
  assert.equal(refusal(await logIn(at, 12340, { username: 'ANN', password: 'secret' })), undefined);
});

test('A-13: challenges beyond the rate of an address are refused without any computing, and come back with time', async () => {
  const own = testPorts(services.bus);
  const strict = await start(own, { challenges: { rate: 2, burst: 30 } });
  const to = { host: '127.0.0.1', port: strict.port };
  const first = async (): Promise<number | undefined> => {
    const line = await openLine(to.host, to.port);
    line.write(challengeBytes('ANN'));
    const [, , result] = await line.read(3);
    line.destroy();
    return result;
  };
  const results = await Promise.all(Array.from({ length: 80 }, first));
  const busyCount = results.filter((result) => result === busy).length;
  assert.ok(busyCount >= 10 && busyCount <= 50, `${busyCount} of 80 were told to come later`);
  await delay(1_200);
  assert.equal(await first(), loginResults.ok);
});

test('A-13: arithmetic that waits is bounded; who comes beyond it is turned away and nobody else is harmed', async () => {
  const own = testPorts(services.bus);
  const strict = await start(own, { arithmeticBound: 4 });
  const to = { host: '127.0.0.1', port: strict.port };
  const lines = await Promise.all(Array.from({ length: 60 }, () => openLine(to.host, to.port)));
  for (const line of lines) line.write(challengeBytes('ANN'));
  const outcomes = await Promise.all(
    lines.map((line) =>
      line.read(3).then(
        () => 'answered',
        () => 'closed',
      ),
    ),
  );
  assert.ok(outcomes.includes('answered'));
  for (const line of lines) line.destroy();
  assert.equal(refusal(await logIn(to, 12340, { username: 'ANN', password: 'secret' })), undefined);
});

test('A-14: nobody comes back with a key of zeros, of another account, or without ever having logged in', async () => {
  const ann = await logIn(at, 12340, { username: 'ANN', password: 'secret' });
  assert.ok('sessionKey' in ann);
  ann.line.destroy();
  const bob = await logIn(at, 12340, { username: 'BOB', password: 'secret' });
  assert.ok('sessionKey' in bob);
  bob.line.destroy();
  for (const [name, key] of [
    ['BOB', ann.sessionKey],
    ['BOB', new Uint8Array(40)],
    ['EVE', new Uint8Array(40)],
    ['NOBODY', new Uint8Array(40)],
    ['EVE', ann.sessionKey],
  ] as const) {
    assert.deepEqual(await reconnect(at, 12340, name, key), { result: loginResults.unknownAccount, step: 'proof' });
  }
  assert.equal(refusal(await reconnect(at, 12340, 'BOB', bob.sessionKey)), undefined);
});

test('A-14: a key is void after a change of password, after a ban, and after a day', async () => {
  const keyOf = async (username: string): Promise<Uint8Array> => {
    const result = await logIn(at, 12340, { username, password: 'secret' });
    assert.ok('sessionKey' in result);
    result.line.destroy();
    return result.sessionKey;
  };
  const [dan, cid, bob] = [await keyOf('DAN'), await keyOf('CID'), await keyOf('BOB')];
  await call(services.bus, setPassword, { username: 'DAN', password: 'other' });
  assert.equal(refusal(await reconnect(at, 12340, 'DAN', dan)), loginResults.unknownAccount);
  await call(services.bus, banAccount, { username: 'CID', seconds: 0, reason: 'test', by: 'test' });
  assert.equal(refusal(await reconnect(at, 12340, 'CID', cid)), loginResults.unknownAccount);
  services.clock.advance(86_401_000);
  assert.equal(refusal(await reconnect(at, 12340, 'BOB', bob)), loginResults.unknownAccount);
  services.clock.advance(-86_401_000);
});

test('A-17: what looks like SQL, a format or a line of a log is a name like any other', async () => {
  for (const name of ["'; drop table x", '" or ""=""', '%n%n%s%d', '#{7*7}', 'a\r\nlevel=error', '../../etc']) {
    assert.equal(
      refusal(await logIn(at, 12340, { username: name, password: "' or '1'='1" })),
      loginResults.unknownAccount,
    );
  }
  assert.equal(refusal(await logIn(at, 12340, { username: 'ANN', password: 'secret' })), undefined);
  assert.deepEqual(
    services.complaints.filter(({ event }) => event !== 'login-throttled'),
    [],
  );
});

test('A-09: codes that are missing, malformed, of another time or used are refused like a wrong password', async () => {
  const secret = machineRandom.bytes(20);
  const set = { username: 'GIL', remove: false, secret: totpSecretText(secret) };
  assert.ok('value' in (await call(services.bus, setAuthenticator, set)));
  const tryCode = async (factor: readonly number[]): Promise<number | undefined> => {
    const line = await openLine(at.host, at.port);
    line.write(challengeBytes('GIL'));
    const answer = await line.read(challengeAnswerBytes + 1);
    assert.equal(answer[118], 4, 'a code is asked for');
    const proof = honest('GIL', readChallengeAnswer(answer));
    line.write(proofBytes(proof.clientPublicKey, proof.clientProof, factor));
    const [, result] = await line.read(2);
    line.destroy();
    return result;
  };
  const code = (text: string, length = text.length): number[] => [4, length, ...Buffer.from(text)];
  const now = totpAt(secret, services.clock.now());
  const old = totpAt(secret, services.clock.now() - 120_000);
  const { unknownAccount: refused } = loginResults;
  for (const factor of [[0], code(''), code('12345'), code('abcdef'), code(`${now} `), code('٣٣٣٣٣٣'), code(old)]) {
    assert.equal(await tryCode(factor), refused, String(factor));
  }
  await assert.rejects(tryCode(code('1'.repeat(255))), /closed/, 'more than a code can have is no message');
  assert.equal(await tryCode(code(now)), loginResults.ok);
  assert.equal(await tryCode(code(now)), refused, 'the same code again');
  const line = await openLine(at.host, at.port);
  line.write(challengeBytes('GIL'));
  const proof = honest('GIL', readChallengeAnswer(await line.read(challengeAnswerBytes + 1)));
  line.write(proofBytes(proof.clientPublicKey, proof.clientProof, code(now, 255)));
  await line.closed; // 255 letters were announced and six came
});

test('after all of it the login server is unharmed', async () => {
  await harm.assertUnharmed({
    edge: 'login',
    ports,
    bus: services.bus,
    bystander: async () =>
      assert.equal(refusal(await logIn(at, 12340, { username: 'ANN', password: 'secret' })), undefined),
  });
});

/** "Try again later": what a client is told that comes too often. */
const busy = 0x08;
