/** How fights go on a realm. Chances are shares of 1, times milliseconds, lengths yards, angles radians. */
export interface CombatRules {
  readonly melee: MeleeRules;
  readonly hitTable: HitTableRules;
  readonly regeneration: RegenerationRules;
  readonly rage: RageRules;
}

export interface MeleeRules {
  /** Two may strike at each other within the sum of their reaches and this, but always within `leastReach`. */
  readonly extraReach: number;
  readonly leastReach: number;
  /** How wide players are and how far they reach. */
  readonly playerRadius: number;
  readonly playerReach: number;
  /** The whole angle in front of a unit in which it can strike, parry and dodge. */
  readonly frontArc: number;
  /** Time after the last blow between players in which both count as fighting. */
  readonly combatMillis: number;
  readonly criticalTimes: number;
  /** So much attack power is worth one point of damage a second. */
  readonly attackPowerPerDps: number;
}

/** A chance that depends on levels: `even` between equals, `perLevel` more for each level the victim stands above. */
export interface LevelledChance {
  readonly even: number;
  readonly perLevel: number;
  readonly most: number;
}

/** The sides of the one die that decides a blow; what they leave over is an ordinary hit. */
export interface HitTableRules {
  readonly miss: LevelledChance;
  readonly dodge: LevelledChance;
  readonly parry: LevelledChance;
  readonly critical: LevelledChance;
  /** Only for players who strike at creatures above their level. */
  readonly glancing: LevelledChance;
  /** Share of the damage that a glancing blow does, between these. */
  readonly glancingLeast: number;
  readonly glancingMost: number;
}

export interface RegenerationRules {
  readonly everyMillis: number;
  /** Share of the greatest health that comes back each time out of combat: to players and to creatures. */
  readonly playerHealth: number;
  readonly creatureHealth: number;
  readonly powers: readonly PowerRegeneration[];
}

/** How one kind of power comes and goes by itself: shares of the bar each time, negative for one that runs down. */
export interface PowerRegeneration {
  readonly kind: number;
  readonly calm: number;
  readonly fighting: number;
}

/** Rage comes from blows: `factor x damage / (base + perLevel x level)` points of the bar. */
export interface RageRules {
  readonly dealtFactor: number;
  readonly takenFactor: number;
  readonly base: number;
  readonly perLevel: number;
}

/** What a kill is worth. */
export interface ExperienceRules {
  /** For a creature of one's own level: `base + perLevel x level`. */
  readonly base: number;
  readonly perLevel: number;
  /** Share more for each level that the creature stands above, for so many levels at most. */
  readonly perLevelAbove: number;
  readonly mostLevelsAbove: number;
  /** From a level on: creatures so many levels below are worth nothing. Ascending; the last that applies counts. */
  readonly grey: readonly { readonly level: number; readonly levels: number }[];
}
