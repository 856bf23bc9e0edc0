/** A kind of creature. `entry` is what clients ask its name by. */
export interface CreatureTemplate {
  readonly entry: number;
  readonly name: string;
  readonly title: string;
  /** One of these, by the spawn's counter. */
  readonly displays: readonly number[];
  readonly scale: number;
  readonly minLevel: number;
  readonly maxLevel: number;
  readonly health: number;
  readonly faction: number;
  /** Bits of `npcFlags` of the world's entity fields. */
  readonly npcFlags: number;
  /** Yards per second. */
  readonly walkSpeed: number;
  readonly runSpeed: number;
  /** Its width, and how far it reaches in a fight, yards. */
  readonly boundingRadius: number;
  readonly combatReach: number;
  /** The clients' creature type: 1 beast, 7 humanoid, 8 critter ... */
  readonly creatureType: number;
  /** The clients' beast family, 0 for none. */
  readonly family: number;
  /** 0 normal, 1 elite, 2 rare elite, 3 boss, 4 rare. */
  readonly rank: number;
  /** How it fights; nobody can fight a creature without. */
  readonly fight?: CreatureFight | undefined;
}

/** How a creature fights when it is struck at, and what becomes of it. Times in milliseconds. */
export interface CreatureFight {
  /** Damage of a blow before armor, between these. */
  readonly minDamage: number;
  readonly maxDamage: number;
  readonly swingMillis: number;
  readonly armor: number;
  /** Yards from where it took up the fight beyond which it gives up and runs back. */
  readonly leashYards: number;
  /** How long its corpse lies there, and after which time since its death it is back. */
  readonly corpseMillis: number;
  readonly respawnMillis: number;
}

/** What a spawned creature does with its time. Pauses in milliseconds, distances in yards. */
export type CreatureBehaviour =
  | { readonly kind: 'stand'; readonly turnsEveryMillis: number }
  | {
      readonly kind: 'wander';
      readonly radius: number;
      readonly minPauseMillis: number;
      readonly maxPauseMillis: number;
      readonly gait: 'walk' | 'run';
    }
  | {
      readonly kind: 'patrol';
      readonly points: readonly {
        readonly x: number;
        readonly y: number;
        readonly z: number;
        readonly pauseMillis: number;
      }[];
      readonly gait: 'walk' | 'run';
      /** Back to the first point after the last, or the same way back. */
      readonly route: 'circle' | 'backAndForth';
    }
  | { readonly kind: 'routine'; readonly gait: 'walk' | 'run'; readonly stops: readonly RoutineStop[] };

/** Where a villager is from a minute of the realm's day on, and what it does there. */
export interface RoutineStop {
  /** 0 is midnight, 1439 the minute before. Stops stand in the order of the day. */
  readonly fromMinute: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly orientation: number;
  /** Points that it passes on its way to here. */
  readonly via: readonly { readonly x: number; readonly y: number; readonly z: number }[];
  readonly pose: 'stand' | 'sit' | 'kneel' | 'sleep';
  /** How far around the place it strolls, yards; 0 stays there. */
  readonly strollYards: number;
  /** A gesture of the clients that it makes now and then, 0 for none; and the time between two things that it does. */
  readonly gesture: number;
  readonly restlessMillis: number;
}

/** One creature of the bundle. `counter` runs from 1 in the bundle's order and names it for operators' changes. */
export interface CreatureSpawn {
  readonly counter: number;
  readonly entry: number;
  readonly map: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly orientation: number;
  readonly behaviour: CreatureBehaviour;
}
