import type { ValueOf } from '@realmwright/kernel/schema/type';
import { generator, largeSafePrime } from '../srp6/srp6-values.ts';
import { logonChallengeServer_3, logonChallengeServer_8, reconnectChallengeServer } from './challenge.packet.ts';
import { encodeLogin, loginVersionOf } from './login-message.ts';
import { loginResult, securityFlag } from './login-result.ts';
import {
  logonProofServer_2,
  logonProofServer_8,
  reconnectProofServer_2,
  reconnectProofServer_5,
} from './proof.packet.ts';
import { type realm_8, realmListServer_2, realmListServer_8 } from './realm-list.packet.ts';

/** Answers of the login server as whole frames, in the layout of a game build. Send each in one write. */

/** The second factor that a challenge asks for. */
export type SecondFactor =
  | { readonly kind: 'none' }
  | { readonly kind: 'pin'; readonly gridSeed: number; readonly serverSalt: Uint8Array }
  /** Only clients of version 8 have this prompt; older ones enter the code on the grid of the PIN. */
  | { readonly kind: 'authenticator' };

/** Opens the exchange: B, salt, and the salt for the file check (16 bytes of chance). */
export function challengeReply(
  build: number,
  challenge: {
    readonly serverPublicKey: Uint8Array;
    readonly salt: Uint8Array;
    readonly checksumSalt: Uint8Array;
    readonly secondFactor: SecondFactor;
  },
): Uint8Array {
  const { secondFactor } = challenge;
  const value = {
    result: loginResult.values.SUCCESS,
    serverPublicKey: challenge.serverPublicKey,
    generator: Uint8Array.of(generator),
    largeSafePrime,
    salt: challenge.salt,
    crcSalt: challenge.checksumSalt,
    securityFlag: flagOf(secondFactor),
    ...(secondFactor.kind === 'pin' ? { pinGridSeed: secondFactor.gridSeed, pinSalt: secondFactor.serverSalt } : {}),
  };
  return isOld(build)
    ? encodeLogin(logonChallengeServer_3, value)
    : encodeLogin(logonChallengeServer_8, { ...value, required: 1 });
}

/** Refuses a first message. */
export function challengeRefusal(result: number): Uint8Array {
  return encodeLogin(logonChallengeServer_8, { result });
}

/** Accepts a proof: M2, and the account's flags for clients that read them. */
export function proofReply(
  build: number,
  proof: { readonly serverProof: Uint8Array; readonly accountFlag: number },
): Uint8Array {
  const value = { result: loginResult.values.SUCCESS, serverProof: proof.serverProof, hardwareSurveyId: 0 };
  return isOld(build)
    ? encodeLogin(logonProofServer_2, value)
    : encodeLogin(logonProofServer_8, { ...value, accountFlag: proof.accountFlag, unknown: 0 });
}

/** Refuses a proof. */
export function proofRefusal(build: number, result: number): Uint8Array {
  return isOld(build) ? encodeLogin(logonProofServer_2, { result }) : encodeLogin(logonProofServer_8, { result });
}

/** Answers a reconnect with 16 bytes of chance. */
export function reconnectReply(challengeData: Uint8Array): Uint8Array {
  return encodeLogin(reconnectChallengeServer, {
    result: loginResult.values.SUCCESS,
    challengeData,
    checksumSalt: new Uint8Array(16),
  });
}

/** Refuses a reconnect. */
export function reconnectRefusal(result: number): Uint8Array {
  return encodeLogin(reconnectChallengeServer, { result });
}

/** The verdict on a reconnect proof. */
export function reconnectVerdict(build: number, result: number): Uint8Array {
  return isOld(build)
    ? encodeLogin(reconnectProofServer_2, { result })
    : encodeLogin(reconnectProofServer_5, { result });
}

/** A realm of the list. `version` is sent only with the flag `SPECIFY_BUILD` and never to old clients. */
export type ListedRealm = ValueOf<typeof realm_8>;

/** The list of realms, 255 at most. */
export function realmListReply(build: number, realms: readonly ListedRealm[]): Uint8Array {
  if (!isOld(build)) return encodeLogin(realmListServer_8, { realms });
  return encodeLogin(realmListServer_2, {
    realms: realms.map(({ locked: _locked, version: _version, ...realm }) => ({ ...realm, flag: realm.flag & ~0x04 })),
  });
}

function isOld(build: number): boolean {
  return loginVersionOf(build) === 3;
}

function flagOf(secondFactor: SecondFactor): number {
  switch (secondFactor.kind) {
    case 'none':
      return securityFlag.values.NONE;
    case 'pin':
      return securityFlag.values.PIN;
    case 'authenticator':
      return securityFlag.values.AUTHENTICATOR;
  }
}
