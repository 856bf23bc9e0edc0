import { ByteReader } from '@realmwright/kernel/schema/bytes';
import { type Outgoing, outgoing } from '@realmwright/protocol/schema/outgoing';
import { cstring, fixed, packet, restBytes, u32, u64 } from '@realmwright/protocol/schema/wire';
import { type Build, isBuild } from '@realmwright/protocol/versions/build';
import { versionOf } from '@realmwright/protocol/versions/versions';
import {
  SMSG_AUTH_CHALLENGE_1_12,
  SMSG_AUTH_CHALLENGE_3_3,
  SMSG_AUTH_RESPONSE_1_12,
  SMSG_AUTH_RESPONSE_2_4,
  SMSG_AUTH_RESPONSE_3_3,
} from '@realmwright/protocol/world/session/auth.packet';

/** The first packet of every connection. `seeds` are 32 unpredictable bytes that 3.3.5a carries and nothing uses. */
export function authChallenge(build: Build, serverSeed: number, seeds: Uint8Array): Outgoing {
  return build === 12340
    ? outgoing(SMSG_AUTH_CHALLENGE_3_3, { unknown1: 1, serverSeed, seed: seeds })
    : outgoing(SMSG_AUTH_CHALLENGE_1_12, { serverSeed });
}

/** What a client says to prove that it holds the session key of its account. */
export interface AuthProof {
  /** As the client says; not necessarily one that is supported. */
  readonly build: number;
  readonly accountName: string;
  readonly clientSeed: number;
  /** SHA-1, 20 bytes. */
  readonly digest: Uint8Array;
  /** The list of addons as it came; empty, broken or without its size in clients that exist. */
  readonly addons: Uint8Array;
}

/** Whether an opcode is that of the proof; it is the same in all builds, which is what makes one port for all possible. */
export function isAuthSession(opcode: number): boolean {
  return opcode === versionOf(12340).packet('CMSG_AUTH_SESSION', 'client')?.opcode;
}

/**
 * Reads a proof by the layout of the build that it names; 3.3.5a's for builds that are not supported. The list of addons
 * at its end occurs empty, deflated, and without the size in front of it, and is not looked at here.
 * @throws ProtocolError
 */
export function readAuthProof(body: Uint8Array): AuthProof {
  const { build, rest } = proofHead.codec.decode(body);
  const layout = isBuild(build) && build !== 12340 ? proof_1_12 : proof_3_3;
  const reader = new ByteReader(rest);
  const { account, clientSeed, digest } = layout.codec.read(reader);
  return { build, accountName: account, clientSeed, digest, addons: reader.bytes(reader.remaining) };
}

/** Largest account name that is read, bytes; names have 16 at most, and whoever sends more is unknown. */
const largestName = 64;

const proofHead = packet('CMSG_AUTH_SESSION', { build: u32, rest: restBytes({ maxBytes: 10_240 }) });

const proof_1_12 = packet('CMSG_AUTH_SESSION', {
  serverId: u32,
  account: cstring({ maxBytes: largestName }),
  clientSeed: u32,
  digest: fixed(20),
});

const proof_3_3 = packet('CMSG_AUTH_SESSION', {
  loginServerId: u32,
  account: cstring({ maxBytes: largestName }),
  loginServerType: u32,
  clientSeed: u32,
  regionId: u32,
  battlegroupId: u32,
  realmId: u32,
  dosResponse: u64,
  digest: fixed(20),
});

/** Codes of the answer, the same in all builds. */
const result = {
  ok: 0x0c,
  failed: 0x0d,
  rejected: 0x0e,
  unavailable: 0x10,
  wrongVersion: 0x14,
  waiting: 0x1b,
  banned: 0x1c,
} as const;

/** The session is open. Build and expansion go together here: nobody is kept out of a client's own expansion. */
export function authAccepted(build: Build): Outgoing {
  const billing = { result: result.ok, billingTime: 0, billingFlags: 0, billingRested: 0 };
  switch (build) {
    case 5875:
      return outgoing(SMSG_AUTH_RESPONSE_1_12, billing);
    case 8606:
      return outgoing(SMSG_AUTH_RESPONSE_2_4, { ...billing, expansion: 1 });
    case 12340:
      return outgoing(SMSG_AUTH_RESPONSE_3_3, { ...billing, expansion: 2 });
  }
}

/** The realm is full; `position` counts from 1. Sent again whenever it changes. */
export function authWaiting(build: Build, position: number): Outgoing {
  const waiting = { result: result.waiting, queuePosition: position };
  switch (build) {
    case 5875:
      return outgoing(SMSG_AUTH_RESPONSE_1_12, waiting);
    case 8606:
      return outgoing(SMSG_AUTH_RESPONSE_2_4, waiting);
    case 12340:
      return outgoing(SMSG_AUTH_RESPONSE_3_3, { ...waiting, realmHasFreeCharacterMigration: false });
  }
}

/** Why a session is not opened, as far as the client may know. */
export type AuthRefusal = 'failed' | 'rejected' | 'unavailable' | 'wrongVersion' | 'banned';

/** Refuses; the connection is closed behind it. */
export function authRefused(build: Build, refusal: AuthRefusal): Outgoing {
  const refused = { result: result[refusal] };
  switch (build) {
    case 5875:
      return outgoing(SMSG_AUTH_RESPONSE_1_12, refused);
    case 8606:
      return outgoing(SMSG_AUTH_RESPONSE_2_4, refused);
    case 12340:
      return outgoing(SMSG_AUTH_RESPONSE_3_3, refused);
  }
}
