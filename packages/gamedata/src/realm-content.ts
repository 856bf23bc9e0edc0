import type { Carriable } from './carriable.ts';
import type { CombatRules, ExperienceRules } from './combat.ts';
import type { CreatureSpawn, CreatureTemplate } from './creature.ts';
import type { DeathRules, Graveyard } from './death.ts';
import type { DuelRules } from './duel.ts';
import type { ObjectTemplate } from './object-template.ts';
import type { CharacterClass, Combination, LevelStats, Outfit, Race, StartPoint } from './peoples.ts';
import type { MapRecord, TeleportName, TextEmote, Zone } from './places.ts';
import type { Ruleset } from './ruleset.ts';
import type { Land } from './terrain/land.ts';

/**
 * Everything that varies from one realm to another and is not state: what the content bundles say, checked and joined.
 * Plain data, which passes to threads and into recordings as it is.
 */
export interface RealmContent {
  readonly bundles: readonly BundleName[];
  /** 16 hexadecimal digits of a hash of all of it: equal for equal content. */
  readonly hash: string;
  readonly ruleset: Ruleset;
  readonly maps: readonly MapRecord[];
  /** What the land of a map is like; at most one for each map, and maps without are open plains. */
  readonly lands: readonly Land[];
  readonly zones: readonly Zone[];
  readonly teleports: readonly TeleportName[];
  readonly textEmotes: readonly TextEmote[];
  readonly races: readonly Race[];
  readonly classes: readonly CharacterClass[];
  readonly combinations: readonly Combination[];
  readonly startPoints: readonly StartPoint[];
  /** At most one for a class; a class without begins with nothing on. */
  readonly outfits: readonly Outfit[];
  /** Every class at every level up to the ruleset's greatest. */
  readonly levelStats: readonly LevelStats[];
  /** Experience from level i + 1 to the next, for every level below the greatest. */
  readonly experienceSteps: readonly number[];
  readonly combat: CombatRules;
  readonly experience: ExperienceRules;
  readonly death: DeathRules;
  /** At least one for each map. */
  readonly graveyards: readonly Graveyard[];
  readonly duel: DuelRules;
  readonly carriables: readonly Carriable[];
  /** Every kind of game object that clients may see. */
  readonly objectTemplates: readonly ObjectTemplate[];
  readonly creatureTemplates: readonly CreatureTemplate[];
  readonly creatureSpawns: readonly CreatureSpawn[];
}

export interface BundleName {
  readonly name: string;
  readonly version: string;
}
