import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { EdgeId, RealmId } from '@realmwright/kernel/ids';
import type { Millis } from '@realmwright/kernel/units';
import { resumableMillis } from '@realmwright/services/account/sign-in.contract';
import { type ConnectionLimits, defaultConnectionLimits } from '../listener/open-connections.ts';
import type { BucketLimit } from '../listener/token-bucket.ts';

/** What one realtime edge is told at its start. */
export interface RealtimeConfig {
  readonly edge: EdgeId;
  readonly realm: RealmId;
  readonly realmName: string;
  readonly bind: string;
  /** 0 lets the system choose; `RealtimeEdge.port` says what it chose. */
  readonly port: number;
  /** Whose pages may open a socket: origins such as `https://play.example.org`. */
  readonly origins: readonly string[];
  /** Addresses or networks of proxies that are believed when they say whom they ask for. */
  readonly trustedProxies: readonly string[];
  /** What of the realm's content the edge translates with. */
  readonly content: Pick<RealmContent, 'creatureTemplates' | 'objectTemplates' | 'duel' | 'races'>;
  /** Sessions of the realm before newcomers are turned away. */
  readonly capacity: number;
  readonly limits: RealtimeLimits;
}

/** The bounds of a line; their origin is the project's table of attacks (W-05 to W-08). */
export interface RealtimeLimits {
  /** Messages of the socket per second. */
  readonly messages: BucketLimit;
  /** Frames per second, of which a message holds up to 256: so many in one message are no way round the other limit. */
  readonly frames: BucketLimit;
  /** A line that stays overdrawn this long is closed; until then its messages are dropped. */
  readonly overdraftMillis: Millis;
  /** Bytes that the system has not taken, from which on state adds up instead of being queued. */
  readonly slowBytes: number;
  /** The same, from which on the line is closed. */
  readonly stuckBytes: number;
  /** Most bytes of one state frame. */
  readonly stateBytes: number;
  /** Deeds of one session that wait or run. */
  readonly deeds: number;
  /** Outcomes of deeds that are remembered, for clients that ask again. */
  readonly rememberedDeeds: number;
  /** Deeds of one session that were wished for without a line, and how old they may be. */
  readonly oldDeeds: number;
  readonly oldestDeedSeconds: number;
  /** Silence that ends a line. */
  readonly silentMillis: Millis;
  /** Connections that are open, whatever becomes of them. */
  readonly connections: ConnectionLimits;
  /** Lines that are being opened and have not been let in. */
  readonly handshakes: number;
  /** Reliable frames of a session that its client has not confirmed, and their bytes; the oldest are let go beyond. */
  readonly keptFrames: number;
  readonly keptBytes: number;
  /** Longest time that an instance may take to let a character in. */
  readonly enteringMillis: Millis;
  /** How long a session whose line broke can be resumed. */
  readonly awayMillis: Millis;
}

export const defaultRealtimeLimits: RealtimeLimits = {
  messages: { rate: 30, burst: 60 },
  frames: { rate: 90, burst: 360 },
  overdraftMillis: 3_000,
  slowBytes: 262_144,
  stuckBytes: 1_048_576,
  stateBytes: 32_768,
  deeds: 32,
  rememberedDeeds: 256,
  oldDeeds: 200,
  oldestDeedSeconds: 86_400,
  silentMillis: 60_000,
  connections: defaultConnectionLimits,
  handshakes: 500,
  keptFrames: 256,
  keptBytes: 131_072,
  enteringMillis: 30_000,
  awayMillis: resumableMillis,
};
