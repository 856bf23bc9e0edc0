import type { CharacterDeath, Place } from '@realmwright/kernel/character-sheet';
import type { CharacterId } from '@realmwright/kernel/ids';
import type { EntityKey } from './entity-key.ts';
import type { MemberStats } from './parties/party.ts';

/**
 * What a step wants done outside of the simulation. The host carries effects out after the step; their outcomes come
 * back as inputs. Nothing in the step waits for them.
 */
export type Effect =
  | SaveProgress
  | { readonly kind: 'commandAnswered'; readonly question: number; readonly lines: readonly string[] }
  | {
      readonly kind: 'commandCarriedOut';
      readonly caller: string;
      readonly character: CharacterId | undefined;
      readonly text: string;
      readonly isRefused: boolean;
    }
  | {
      readonly kind: 'spawnAdded';
      readonly question: number;
      readonly entry: number;
      readonly place: Place;
      readonly wanderYards: number;
      readonly by: string;
    }
  | {
      readonly kind: 'spawnMoved';
      readonly counter: number;
      readonly entry: number;
      readonly place: Place;
      readonly by: string;
    }
  | {
      readonly kind: 'spawnRemoved';
      readonly counter: number;
      readonly entry: number;
      readonly place: Place;
      readonly by: string;
    }
  /** An operator names a place. */
  | {
      readonly kind: 'placeNamed';
      readonly question: number;
      readonly name: string;
      readonly place: Place;
      readonly by: string;
    }
  /** A player of that name is not in this instance: to be found elsewhere, and brought to the place or gone to. */
  | {
      readonly kind: 'playerSought';
      readonly question: number;
      readonly name: string;
      readonly purpose: 'summon' | 'appear';
      readonly place: Place;
    }
  /** Two who trade have agreed: the ledger is to move the coins. */
  | {
      readonly kind: 'coinsPledged';
      readonly trade: number;
      readonly from: CharacterId;
      readonly to: CharacterId;
      readonly copper: number;
    }
  /** What others are told who ask who is in the world. */
  | { readonly kind: 'presenceChanged'; readonly character: CharacterId; readonly zone: number; readonly level: number }
  /** It began to fight or does so no more; it hides from players or shows itself again. What is undefined is as it was. */
  | {
      readonly kind: 'bearingChanged';
      readonly character: CharacterId;
      readonly isFighting: boolean | undefined;
      readonly isHidden: boolean | undefined;
    }
  /**
   * A phase threw about this entity, or while something about nobody came in; it is out of the world. A character is let
   * go as it was last saved.
   */
  | {
      readonly kind: 'quarantined';
      readonly phase: string;
      readonly entity: EntityKey | undefined;
      readonly character: CharacterId | undefined;
      readonly epoch: number | undefined;
      readonly error: unknown;
    }
  /** What does the ledger say of this character's purse? Its sheet was read before it came in. */
  | { readonly kind: 'purseSought'; readonly character: CharacterId }
  /** In which groups are these characters? */
  | { readonly kind: 'partiesSought'; readonly characters: readonly CharacterId[] }
  /** What members of groups who are here have to tell those elsewhere. */
  | { readonly kind: 'memberStatsGathered'; readonly members: readonly GatheredStats[] }
  /** Of these groups nothing is known of members elsewhere. */
  | { readonly kind: 'memberStatsWanted'; readonly groups: readonly number[] }
  /** The world stopped believing a client. */
  | {
      readonly kind: 'movementDistrusted';
      readonly character: CharacterId;
      readonly why: 'place' | 'clock' | 'distance' | 'height' | 'wall';
      /** Corrections of the last minute. */
      readonly corrections: number;
      /** There were too many of them: the session is closed. */
      readonly isClosed: boolean;
    };

/** How one member of a group is. */
export interface GatheredStats {
  readonly group: number;
  readonly member: CharacterId;
  readonly stats: MemberStats;
}

/** Writes a character's progress under its epoch. `release`: it leaves the world for good with this save. */
export interface SaveProgress {
  readonly kind: 'saveProgress';
  readonly character: CharacterId;
  readonly epoch: number;
  readonly sequence: number;
  readonly release: boolean;
  readonly progress: Progress;
}

/** The part of a character that the world may write: absolute values. */
export interface Progress {
  readonly level: number;
  readonly xp: number;
  readonly place: Place;
  readonly zone: number;
  readonly health: number;
  readonly powers: readonly number[];
  readonly totalPlayedSeconds: number;
  readonly levelPlayedSeconds: number;
  readonly bind: { readonly place: Place; readonly zone: number };
  readonly isResting: boolean;
  readonly death: CharacterDeath | undefined;
}
