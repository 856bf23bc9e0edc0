import type { GameBuild, KnownIdTables } from './known-ids.ts';

/** What a realm plays by: which clients it admits and the numbers that are rules, not code. */
export interface Ruleset {
  readonly name: string;
  readonly admittedBuilds: readonly GameBuild[];
  readonly maxLevel: number;
  /** Copper that a new character starts with. */
  readonly startingMoney: number;
  /** Seconds between the wish to log out and the end, outside rest areas. */
  readonly logoutSeconds: number;
  /** Seconds a character whose client vanished stays in the world. */
  readonly graceSeconds: number;
  readonly chatRanges: ChatRanges;
  readonly trade: TradeRules;
  readonly groups: GroupRules;
  readonly speeds: BaseSpeeds;
  readonly knownIds: readonly { readonly build: GameBuild; readonly tables: KnownIdTables }[];
}

/** How far each kind of talk carries, yards. */
export interface ChatRanges {
  readonly say: number;
  readonly yell: number;
  readonly emote: number;
}

/** How far apart two may trade, and how long an offer has to lie there before it can be accepted. */
export interface TradeRules {
  readonly yards: number;
  readonly settleMillis: number;
}

/** What parties and raids go by. */
export interface GroupRules {
  /** Whether peoples of different sides may be in one group. */
  readonly acrossSides: boolean;
  /** An invitation can be accepted for this long. */
  readonly invitationSeconds: number;
  /** After this time without its leader, somebody who is there leads the group. */
  readonly leaderAwaySeconds: number;
  /** Time to answer whether one is ready. */
  readonly readyCheckSeconds: number;
  /** Members who are out of sight are told of at most this often. */
  readonly memberStatsSeconds: number;
}

/** Speeds of a player without any change: yards per second, `turn` and `pitch` in radians per second. */
export interface BaseSpeeds {
  readonly walk: number;
  readonly run: number;
  readonly runBack: number;
  readonly swim: number;
  readonly swimBack: number;
  readonly flight: number;
  readonly flightBack: number;
  readonly turn: number;
  readonly pitch: number;
}
