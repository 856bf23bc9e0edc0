import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { EdgeId, RealmId } from '@realmwright/kernel/ids';
import type { Millis } from '@realmwright/kernel/units';
import type { Build } from '@realmwright/protocol/versions/build';
import type { BucketLimit } from '../listener/token-bucket.ts';
import { defaultUnprovenLimits, type UnprovenLimits } from '../listener/unproven-connections.ts';

/**
 * Ids that each build knows, names of creatures, languages of races: what answers can be made from without asking
 * anybody.
 */
export type GatewayContent = Pick<
  RealmContent,
  'ruleset' | 'creatureTemplates' | 'objectTemplates' | 'races' | 'zones'
>;

/** What one gateway is told at its start. */
export interface GatewayConfig {
  readonly edge: EdgeId;
  readonly realm: RealmId;
  readonly bind: string;
  /** 0 lets the system choose; `Gateway.port` says what it chose. */
  readonly port: number;
  /**
   * Further ports for the older builds, because a server that speaks first must know to whom. 0 or absent: the system
   * chooses; the realm list names the port to each client. Set them where a firewall must know.
   */
  readonly portByBuild?: Partial<Record<Build, number>>;
  /** Builds whose clients may enter this realm. */
  readonly admittedBuilds: readonly Build[];
  /** What of the realm's content the edge translates with. */
  readonly content: GatewayContent;
  /** Sessions of the realm, on all its gateways, before newcomers wait in the login queue. Operators never wait. */
  readonly capacity: number;
  readonly limits: GatewayLimits;
}

/** The bounds of a session; every number may be changed by configuration, none may be absent. */
export interface GatewayLimits {
  readonly unproven: UnprovenLimits;
  /** Frames per second. */
  readonly frames: BucketLimit;
  /** Received bytes per second. */
  readonly bytes: BucketLimit;
  /** Cost units per second; a packet costs what its row says. */
  readonly cost: BucketLimit;
  /** A session that stays overdrawn this long is closed; until then its frames are dropped. */
  readonly overdraftMillis: Millis;
  /** Malformed packets within `strikeWindowMillis` that close the session. */
  readonly strikes: number;
  readonly strikeWindowMillis: Millis;
  /** Requests of one session that wait or run; the socket is not read while there are as many. */
  readonly laneBound: number;
  /** A session whose socket was not read for this long because its lane was full is closed. */
  readonly stalledLaneMillis: Millis;
  /** Most bytes of one write. */
  readonly flushBytes: number;
  /** Queued bytes from which on movement of others is shed. */
  readonly shedBytes: number;
  /** Queued bytes at which a session is closed as a slow consumer. */
  readonly queueBytes: number;
  /** A session whose socket took nothing for this long is closed. */
  readonly stalledWriteMillis: Millis;
  /** Longest time from the connection to a proof. */
  readonly proofMillis: Millis;
  /** Longest time that the services may take to check a proof or let a character in. */
  readonly openingMillis: Millis;
  /** Longest time that an instance may take to let a character in. */
  readonly enteringMillis: Millis;
  /** Longest time that a client may take to load another map. */
  readonly loadingMillis: Millis;
  /** Silence that ends a session which has been heard to ping or to answer time requests. */
  readonly idleMillis: Millis;
  /** Silence that ends a session of a client that never pings. */
  readonly quietMillis: Millis;
  /** Pings closer together than this are too fast, and the second in a row closes. */
  readonly fastPingMillis: Millis;
}

/** The defaults; their origin is the project's table of attacks (G-12 to G-16). */
export const defaultGatewayLimits: GatewayLimits = {
  unproven: defaultUnprovenLimits,
  frames: { rate: 60, burst: 150 },
  bytes: { rate: 32_768, burst: 131_072 },
  cost: { rate: 120, burst: 600 },
  overdraftMillis: 5_000,
  strikes: 10,
  strikeWindowMillis: 60_000,
  laneBound: 64,
  stalledLaneMillis: 10_000,
  flushBytes: 65_536,
  shedBytes: 131_072,
  queueBytes: 1_048_576,
  stalledWriteMillis: 5_000,
  proofMillis: 10_000,
  openingMillis: 15_000,
  enteringMillis: 30_000,
  loadingMillis: 180_000,
  idleMillis: 60_000,
  quietMillis: 900_000,
  fastPingMillis: 27_000,
};
