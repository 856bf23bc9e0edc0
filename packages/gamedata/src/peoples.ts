import type { GameBuild } from './known-ids.ts';

/** A race that characters can have; the id is the clients' own. */
export interface Race {
  readonly id: number;
  readonly name: string;
  readonly maleDisplay: number;
  readonly femaleDisplay: number;
  /** The faction template of its players. */
  readonly faction: number;
  /** Which of the two player sides it belongs to. */
  readonly side: 'first' | 'second';
  /** Language id of its side, and 0 or its own second language. */
  readonly languages: readonly number[];
}

/** A profession of adventurers; the id is the clients' own. */
export interface CharacterClass {
  readonly id: number;
  readonly name: string;
  /** Kind of power of its main bar, 0 to 6. */
  readonly powerKind: number;
  /** Level at which new characters of it begin. */
  readonly startLevel: number;
}

/** A race and a class that go together in the builds named. */
export interface Combination {
  readonly race: number;
  readonly class: number;
  readonly builds: readonly GameBuild[];
}

/** Where new characters of a race begin. */
export interface StartPoint {
  readonly race: number;
  readonly map: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly orientation: number;
  /** Area id that the character list shows. */
  readonly zone: number;
}

/** What new characters of a class wear. */
export interface Outfit {
  readonly class: number;
  readonly items: readonly OutfitItem[];
}

/** One visible piece: slot 0 (head) to 18 (tabard); the numbers are the clients' own. */
export interface OutfitItem {
  readonly slot: number;
  readonly entry: number;
  readonly displayId: number;
  /** The clients' kind of place that it fits: 4 shirt, 7 legs, 8 feet, 13 one hand, 14 shield, 17 two hands, 20 robe ... */
  readonly inventoryType: number;
}

/** What a class is worth at one level. */
export interface LevelStats {
  readonly class: number;
  readonly level: number;
  readonly health: number;
  /** Most of the class's power: mana, or the fixed size of another bar. */
  readonly power: number;
  readonly strength: number;
  readonly agility: number;
  readonly stamina: number;
  readonly intellect: number;
  readonly spirit: number;
  /** Strength of blows without a weapon: damage before attack power, between these. */
  readonly attackPower: number;
  readonly minDamage: number;
  readonly maxDamage: number;
}
