import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { worldProofOf } from '@realmwright/protocol/srp6/session-proof';
import { versionOf } from '@realmwright/protocol/versions/versions';
import { logIn } from '@realmwright/testkit/client/login-client';
import { WorldConnection } from '@realmwright/testkit/client/world-connection';
import { type InlineRealm, startInlineRealm } from '@realmwright/testkit/inline-realm';
import { until } from '@realmwright/testkit/test-services';
import { type HarmWatch, watchForHarm } from '@realmwright/testkit/unharmed';
import { readAuthProof } from './authentication.wire.ts';
import { defaultGatewayLimits } from './gateway-config.ts';

/** Rows of the table of attacks on the gateway: what each input gets. Their ids stand in the names. */

let realm: InlineRealm;
let harm: HarmWatch;

before(async () => {
  harm = watchForHarm();
  realm = await startInlineRealm();
  await realm.createAccount('MALLORY');
  await realm.createAccount('CONTROL');
});

after(async () => {
  await realm[Symbol.asyncDispose]();
});

const build = 12340;

function open(): Promise<WorldConnection> {
  return WorldConnection.open({ host: '127.0.0.1', port: realm.gateway.port }, build);
}

function opcode(name: string, sender: 'client' | 'server' = 'client'): number {
  return versionOf(build).packet(name, sender)?.opcode ?? assert.fail(`${name} is not named`);
}

async function closesWithinASecond(connection: WorldConnection): Promise<void> {
  const started = performance.now();
  await connection.closed;
  // A second on a calm machine; a busy one may take longer to notice.
  assert.ok(performance.now() - started < 4_000, 'the connection was closed too late');
}

async function attacks(): Promise<number> {
  const text = await realm.gatewayPorts.metrics.text();
  const samples = text.split('\n').filter((line) => line.startsWith('attack_total{'));
  return samples.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

for (const [name, bytes] of [
  ['G-01: a size of zero', [0, 0, 0, 0, 0, 0]],
  ['G-01: a size of three', [0, 3, 0xed, 1, 0, 0]],
  ['G-01: a size of 10,240', [0x28, 0, 0xed, 1, 0, 0]],
  ['G-01: a size of 65,535', [0xff, 0xff, 0xed, 1, 0, 0]],
  ['G-02: an opcode beyond the table', [0, 4, 0x1f, 5, 0, 0]],
  ['G-03: a ping before the proof', [0, 12, 0xdc, 1, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0]],
  ['G-04: a proof without body', [0, 4, 0xed, 1, 0, 0]],
  ['G-19: a web request', [...Buffer.from('GET / HTTP/1.1\r\nHost: realm\r\n\r\n')]],
  ['G-19: a proxy header in words', [...Buffer.from('PROXY TCP4 10.9.8.7 127.0.0.1 56324 8085\r\n')]],
  [
    'G-19: a proxy header in bytes',
    [...Buffer.from('\r\n\r\n\0\r\nQUIT\n'), 0x21, 0x11, 0, 12, 10, 9, 8, 7, 127, 0, 0, 1, 1, 2, 3, 4],
  ],
] as const) {
  test(`${name} closes the connection within a second and counts as an attack`, async () => {
    const connection = await open();
    const counted = await attacks();
    connection.sendGarbage(Uint8Array.from(bytes));
    await closesWithinASecond(connection);
    assert.equal(await attacks(), counted + 1);
    const closed = realm.gatewayPorts.events.findLast(({ event }) => event === 'session-closed');
    assert.equal(closed?.fields['address'], '127.0.0.1', 'the address is the one of the socket, whatever is claimed');
  });
}

test('G-01: sizes that no client sends close an enciphered session too', async () => {
  for (const size of [0, 1, 2, 3, 10_240, 65_535]) {
    const connection = await realm.connect('MALLORY', build);
    connection.sendGarbage(connection.frameOf(opcode('CMSG_PING'), new Uint8Array(8), size));
    await closesWithinASecond(connection);
  }
});

test('G-04: a proof that is cut anywhere is an error of its reader and closes the connection', async () => {
  const body = versionOf(build)
    .packet('CMSG_AUTH_SESSION', 'client')
    ?.layout?.codec.encode({ ...proofFields, username: 'MALLORY', clientSeed: 1, clientProof: new Uint8Array(20) });
  assert.ok(body !== undefined);
  for (let length = 0; length < body.length; length++) {
    assert.throws(() => readAuthProof(body.slice(0, length)), ProtocolError);
    if (length % 8 !== 0) continue;
    const connection = await open();
    connection.sendRaw(opcode('CMSG_AUTH_SESSION'), body.slice(0, length));
    await closesWithinASecond(connection);
  }
});

test('G-04: a recorded proof is worth nothing on another connection', async () => {
  const accepted = await logIn({ host: '127.0.0.1', port: realm.login.port }, build, {
    username: 'MALLORY',
    password: 'secret',
  });
  assert.ok('sessionKey' in accepted);
  accepted.line.destroy();
  const first = await open();
  const serverSeed = (await first.next('SMSG_AUTH_CHALLENGE', 0)).number('serverSeed');
  const clientSeed = 7;
  const clientProof = worldProofOf({ username: 'MALLORY', clientSeed, serverSeed, sessionKey: accepted.sessionKey });
  const recorded = { ...proofFields, username: 'MALLORY', clientSeed, clientProof };
  const replayed = await open();
  replayed.send('CMSG_AUTH_SESSION', recorded);
  await closesWithinASecond(replayed);
  assert.equal(replayed.received.length, 1, 'nothing but the challenge');
  const opened = () => realm.gatewayPorts.events.filter(({ event }) => event === 'session-opened').length;
  const count = opened();
  first.send('CMSG_AUTH_SESSION', recorded);
  await until(() => opened() === count + 1); // on its own connection the proof is good
  first.destroy();
});

test('G-04: a wrong digest and an unknown account are closed without an answer', async () => {
  for (const username of ['MALLORY', 'NOBODY']) {
    const connection = await open();
    const answered = connection.authenticate(username, new Uint8Array(40));
    await assert.rejects(answered, /closed/);
    assert.equal(connection.received.length, 1);
  }
});

test('G-04: a second proof on an open session closes it', async () => {
  const connection = await realm.connect('MALLORY', build);
  connection.sendRaw(opcode('CMSG_AUTH_SESSION'), new Uint8Array(80));
  await closesWithinASecond(connection);
});

test('G-02: a packet that only servers send closes the session', async () => {
  const connection = await realm.connect('MALLORY', build);
  connection.sendRaw(opcode('SMSG_CHAR_ENUM', 'server'), new Uint8Array(1));
  await closesWithinASecond(connection);
});

test('G-05: a packet of the world is dropped on the character screen, and the session lives', async () => {
  const connection = await realm.connect('MALLORY', build);
  connection.send('CMSG_LOGOUT_REQUEST', {});
  await connection.ask('CMSG_PING', { sequenceId: 7, roundTimeInMs: 20 }, 'SMSG_PONG');
  connection.destroy();
});

test('G-06: a byte more, a byte less or another bit under the cipher closes the session', async () => {
  const frame = (connection: WorldConnection) => connection.frameOf(opcode('CMSG_PING'), new Uint8Array(8));
  const damages: readonly ((connection: WorldConnection) => Uint8Array)[] = [
    (connection) => Uint8Array.of(0x55, ...frame(connection)),
    (connection) => frame(connection).slice(1),
    (connection) => frame(connection).map((byte, i) => (i === 0 ? byte ^ 0x80 : byte)),
    (connection) => frame(connection).map((byte, i) => (i === 4 ? byte ^ 0x01 : byte)),
  ];
  for (const damaged of damages) {
    const connection = await realm.connect('MALLORY', build);
    connection.sendGarbage(damaged(connection));
    for (let i = 0; i < 4; i++) connection.send('CMSG_CHAR_ENUM', {});
    await closesWithinASecond(connection);
  }
});

test('G-07: truncated packets are dropped, and the tenth closes the session', async () => {
  const connection = await realm.connect('MALLORY', build);
  for (let i = 0; i < 9; i++) connection.sendRaw(opcode('CMSG_CHAR_CREATE'), new Uint8Array(3));
  await connection.ask('CMSG_PING', { sequenceId: 7, roundTimeInMs: 20 }, 'SMSG_PONG');
  connection.sendRaw(opcode('CMSG_CHAR_CREATE'), new Uint8Array(3));
  await closesWithinASecond(connection);
});

test('G-08: bytes behind the last field are counted and otherwise ignored', async () => {
  const connection = await realm.connect('MALLORY', build);
  const from = connection.received.length;
  connection.sendRaw(opcode('CMSG_PING'), Uint8Array.of(9, 0, 0, 0, 1, 0, 0, 0, 0xff, 0xff));
  assert.equal((await connection.next('SMSG_PONG', from)).number('sequenceId'), 9);
  connection.destroy();
});

test('G-12: a flood is dropped while it is short and closed when it goes on, and others notice nothing', async () => {
  const control = await realm.connect('CONTROL', build);
  const connection = await realm.connect('MALLORY', build);
  const started = performance.now();
  while (!connection.isClosed && performance.now() - started < 9_000) {
    for (let i = 0; i < 100; i++) connection.send('CMSG_KEEP_ALIVE', {});
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(connection.isClosed);
  const lasted = performance.now() - started;
  assert.ok(lasted > 4_000 && lasted < 8_000, `closed after ${lasted} ms`);
  const asked = performance.now();
  await control.ask('CMSG_PING', { sequenceId: 1, roundTimeInMs: 1 }, 'SMSG_PONG');
  assert.ok(performance.now() - asked < 4_000);
  control.destroy();
});

test('G-16: pings that come too fast close the session', async () => {
  const connection = await realm.connect('MALLORY', build);
  for (let i = 0; i < 4; i++) connection.send('CMSG_PING', { sequenceId: i, roundTimeInMs: 0xffff_ffff });
  await closesWithinASecond(connection);
});

test('packets that nothing handles are counted by name and logged once per session', async () => {
  const connection = await realm.connect('MALLORY', build);
  const logged = () => realm.gatewayPorts.events.filter(({ event }) => event === 'packet-unhandled').length;
  const before_ = logged();
  for (let i = 0; i < 3; i++) connection.sendRaw(opcode('CMSG_BOOTME'), new Uint8Array(0));
  await until(async () =>
    /gateway_unhandled_packets_total\{[^}]*CMSG_BOOTME[^}]*\} 3/.test(await realm.gatewayPorts.metrics.text()),
  );
  assert.equal(logged(), before_ + 1);
  connection.destroy();
});

test('G-14: a client that never reads what it asks for is closed, and its queue is bounded until then', async () => {
  const plenty = { rate: 1e9, burst: 1e9 };
  const limits = { ...defaultGatewayLimits, frames: plenty, bytes: plenty, cost: plenty, fastPingMillis: 0 };
  await using slow = await startInlineRealm({ limits: { ...limits, stalledWriteMillis: 1_000 } });
  await slow.createAccount('SLOW');
  const connection = await slow.connect('SLOW', build);
  connection.stopReading();
  const isClosed = () => slow.gatewayPorts.events.some(({ event }) => event === 'session-closed');
  for (let i = 0; i < 600 && !isClosed(); i++) {
    for (let n = 0; n < 2_000; n++) connection.send('CMSG_PING', { sequenceId: n, roundTimeInMs: 1 });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await until(isClosed);
  const closed = slow.gatewayPorts.events.find(({ event }) => event === 'session-closed');
  assert.equal(closed?.fields['reason'], 'slow-consumer');
  connection.destroy();
});

test('after all of it the gateway is unharmed', async () => {
  const control = await realm.connect('CONTROL', build);
  const attacker = await realm.connect('MALLORY', build);
  for (let i = 0; i < 12; i++) attacker.sendRaw(opcode('CMSG_CHAR_CREATE'), new Uint8Array(3));
  await closesWithinASecond(attacker);
  for (const { body } of attacker.received) harm.hear(body);
  await harm.assertUnharmed({
    edge: 'gateway',
    ports: realm.gatewayPorts,
    bus: realm.services.bus,
    bystander: () => control.ask('CMSG_PING', { sequenceId: 1, roundTimeInMs: 1 }, 'SMSG_PONG'),
  });
  control.destroy();
});

/** What a proof holds besides name, seed and digest. */
const proofFields = {
  clientBuild: build,
  loginServerId: 0,
  loginServerType: 0,
  regionId: 0,
  battlegroundId: 0,
  realmId: 1,
  dosResponse: 0n,
  addonInfo: new Uint8Array(0),
};
