import type { RealmId } from '@realmwright/kernel/ids';
import type { Millis } from '@realmwright/kernel/units';
import type { Build } from '@realmwright/protocol/versions/build';
import type { BucketLimit } from '../listener/token-bucket.ts';
import { defaultUnprovenLimits, type UnprovenLimits } from '../listener/unproven-connections.ts';

/** What a login server is told at its start. */
export interface LoginConfig {
  readonly bind: string;
  /** 0 lets the system choose; `LoginServer.port` says what it chose. */
  readonly port: number;
  readonly realms: readonly LoginRealm[];
  /**
   * Host that clients are sent to, or `host:port` where a translated port must be named (then every build is sent to
   * that port). Empty: the address that is listened on, or the one by which the client reached this server.
   */
  readonly publicAddress: string;
  readonly limits: LoginLimits;
}

/** A realm as the list shows it; whether it is up and how full it is comes from its gateways. */
export interface LoginRealm {
  readonly realm: RealmId;
  readonly name: string;
  readonly kind: 'normal' | 'pvp' | 'roleplay' | 'roleplay-pvp';
  /** Tab of the realm list. */
  readonly timezone: number;
  readonly builds: readonly Build[];
  /** `recommended` and `new` colour the realm's line; a full or absent realm shows that instead. */
  readonly highlight: 'none' | 'recommended' | 'new';
}

/** The bounds of the login server. */
export interface LoginLimits {
  readonly unproven: UnprovenLimits;
  /** Longest time from the connection to an accepted proof. */
  readonly proofMillis: Millis;
  /** Longest time from the first byte of a message to its last. */
  readonly messageMillis: Millis;
  /** Longest silence of a client that has logged in; it asks for the realm list every few seconds while it shows it. */
  readonly idleMillis: Millis;
  /** First messages of one address per second. */
  readonly challenges: BucketLimit;
  /** Arithmetic that may wait for its turn, and how long. Beyond it clients are told to try again later. */
  readonly arithmeticBound: number;
  readonly arithmeticMillis: Millis;
}

/** The defaults; their origin is the project's table of attacks. */
export const defaultLoginLimits: LoginLimits = {
  unproven: defaultUnprovenLimits,
  proofMillis: 10_000,
  messageMillis: 5_000,
  idleMillis: 600_000,
  challenges: { rate: 50, burst: 200 },
  arithmeticBound: 2_048,
  arithmeticMillis: 3_000,
};
