import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openHeaderCiphers } from '../cipher/header-cipher.ts';
import { logonChallengeClient } from '../login/challenge.packet.ts';
import { encodeLogin } from '../login/login-message.ts';
import {
  challengeRefusal,
  challengeReply,
  proofRefusal,
  proofReply,
  realmListReply,
  reconnectReply,
  reconnectVerdict,
} from '../login/login-replies.ts';
import { logonProofClient_8, reconnectProofClient } from '../login/proof.packet.ts';
import { realmListClient } from '../login/realm-list.packet.ts';
import { type LoginStream, nextLogin, openLoginStream, receiveLogin, shortLogonProof } from './login-frames.ts';
import { nextWorld, openWorldStream, receiveWorld, type WorldFrame, type WorldStream } from './world-frames.ts';
import { clientFrame, serverFrame } from './world-header.ts';

/** Cuts bytes at pseudo-random places that depend on the seed. */
function cut(bytes: Uint8Array, seed: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let state = seed;
  for (let at = 0; at < bytes.length; ) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff;
    const length = 1 + (state % 17);
    parts.push(bytes.slice(at, at + length));
    at += length;
  }
  return parts;
}

function worldFrames(stream: WorldStream, parts: readonly Uint8Array[]): (WorldFrame | string)[] {
  const found: (WorldFrame | string)[] = [];
  for (const part of parts) {
    receiveWorld(stream, part);
    for (let frame = nextWorld(stream); frame !== 'more'; frame = nextWorld(stream)) {
      found.push(frame);
      if (frame === 'garbage') return found;
    }
  }
  return found;
}

const packets = fc.array(
  fc.record({ opcode: fc.nat(0x51e), body: fc.uint8Array({ maxLength: 60 }) }, { noNullPrototype: true }),
  { maxLength: 12 },
);

for (const name of ['xor', 'keyed-xor', 'arc4'] as const) {
  for (const sender of ['client', 'server'] as const) {
    test(`packets of a ${sender} under ${name} are the same for every fragmentation`, () => {
      fc.assert(
        fc.property(packets, fc.nat(), (sent, seed) => {
          const key = new Uint8Array(40).fill(7);
          const { send } = openHeaderCiphers(name, key, sender);
          const frame = sender === 'client' ? clientFrame : serverFrame;
          const bytes = Buffer.concat(sent.map(({ opcode, body }) => frame(opcode, body, send)));
          const stream = openWorldStream(sender);
          stream.cipher = openHeaderCiphers(name, key, sender === 'client' ? 'server' : 'client').receive;
          assert.deepStrictEqual(worldFrames(stream, cut(bytes, seed)), sent);
        }),
      );
    });
  }
}

test('a server packet of more than 0x7FFF bytes has a size of three bytes', () => {
  const body = new Uint8Array(0x8000).fill(3);
  const { send } = openHeaderCiphers('arc4', new Uint8Array(40), 'server');
  const stream = openWorldStream('server');
  stream.cipher = openHeaderCiphers('arc4', new Uint8Array(40), 'client').receive;
  const bytes = serverFrame(0x1f6, body, send);
  assert.deepStrictEqual(worldFrames(stream, [bytes.slice(0, 4), bytes.slice(4)]), [{ opcode: 0x1f6, body }]);
});

test('any bytes give packets, a wait for more or garbage, and never keep more than was received', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(), (bytes, seed) => {
      for (const sender of ['client', 'server'] as const) {
        const stream = openWorldStream(sender);
        worldFrames(stream, cut(bytes, seed));
        assert.ok(stream.queue.used <= bytes.length);
        const login = openLoginStream(sender);
        loginFrames(login, cut(bytes, seed));
        assert.ok(login.queue.used <= bytes.length);
      }
    }),
  );
});

function loginFrames(stream: LoginStream, parts: readonly Uint8Array[]): (Uint8Array | string)[] {
  const found: (Uint8Array | string)[] = [];
  for (const part of parts) {
    receiveLogin(stream, part);
    for (let frame = nextLogin(stream); frame !== 'more'; frame = nextLogin(stream)) {
      found.push(frame);
      if (frame === 'garbage') return found;
    }
  }
  return found;
}

const proof = {
  clientPublicKey: new Uint8Array(32).fill(1),
  clientProof: new Uint8Array(20),
  crcHash: new Uint8Array(20),
  telemetryKeys: [],
};
const fromClient = [
  encodeLogin(logonChallengeClient, {
    protocolVersion: 8,
    version: { major: 3, minor: 3, patch: 5, build: 12_340 },
    platform: 0,
    os: 0,
    locale: 0,
    utcTimezoneOffset: 0,
    clientIpAddress: 0,
    accountName: 'ANN',
  }),
  encodeLogin(logonProofClient_8, { ...proof, securityFlag: 4, authenticator: '123456' }),
  encodeLogin(logonProofClient_8, {
    ...proof,
    securityFlag: 1,
    pinSalt: new Uint8Array(16),
    pinHash: new Uint8Array(20),
  }),
  encodeLogin(realmListClient, {}),
  encodeLogin(reconnectProofClient, {
    proofData: new Uint8Array(16),
    clientProof: new Uint8Array(20),
    clientChecksum: new Uint8Array(20),
  }),
];
const keys = { serverPublicKey: new Uint8Array(32), salt: new Uint8Array(32), checksumSalt: new Uint8Array(16) };
const realm = {
  realmType: 0,
  locked: false,
  flag: 0,
  name: 'Hollowmere',
  address: '127.0.0.1:8085',
  population: 200,
  numberOfCharactersOnRealm: 1,
  category: 1,
  realmId: 1,
};

test('G-11: login messages of a client are the same for every fragmentation', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      assert.deepStrictEqual(loginFrames(openLoginStream('client'), cut(Buffer.concat(fromClient), seed)), fromClient);
    }),
  );
});

for (const [build, version] of [
  [5875, 3],
  [12_340, 8],
] as const) {
  test(`login messages of the server to build ${build} are the same for every fragmentation`, () => {
    const frames = [
      challengeReply(build, { ...keys, secondFactor: { kind: 'none' } }),
      challengeReply(build, { ...keys, secondFactor: { kind: 'pin', gridSeed: 1, serverSalt: new Uint8Array(16) } }),
      challengeRefusal(4),
      proofReply(build, { serverProof: new Uint8Array(20), accountFlag: 0 }),
      proofRefusal(build, 4),
      reconnectReply(new Uint8Array(16)),
      reconnectVerdict(build, 0),
      realmListReply(build, [realm, { ...realm, flag: 4, version: { major: 3, minor: 3, patch: 5, build: 12_340 } }]),
    ];
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const stream = openLoginStream('server', version);
        assert.deepStrictEqual(loginFrames(stream, cut(Buffer.concat(frames), seed)), frames);
      }),
    );
  });
}

test('a proof that is one byte short is offered while nothing else waits', () => {
  const stream = openLoginStream('client');
  const whole = encodeLogin(logonProofClient_8, { ...proof, securityFlag: 0 });
  receiveLogin(stream, whole.slice(0, 74));
  assert.equal(nextLogin(stream), 'more');
  assert.deepStrictEqual(shortLogonProof(stream), whole.slice(0, 74));
  receiveLogin(stream, whole.slice(74));
  assert.equal(shortLogonProof(stream), undefined);
  assert.deepStrictEqual(nextLogin(stream), whole);
});

test('unknown commands and impossible sizes are garbage at once', () => {
  for (const bytes of [[0x77], [0x00, 8, 0xff, 0xff], [0x00, 8, 0, 0], [0x02, 8, 30, 0]]) {
    const stream = openLoginStream('client');
    receiveLogin(stream, Uint8Array.from(bytes));
    assert.equal(nextLogin(stream), 'garbage');
  }
});
