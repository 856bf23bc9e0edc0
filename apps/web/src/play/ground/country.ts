import type { GroundKind } from '@realmwright/gamedata/terrain/ground';
import type { Land } from '@realmwright/gamedata/terrain/land';
import { Terrain } from '@realmwright/gamedata/terrain/terrain';

/** A place of the map: yards, x north and y west. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What of a country is drawn as ground and walked on. */
export interface Country {
  groundAt(x: number, y: number): GroundKind;
  /** Height of what one stands on; undefined where nothing is known of it. */
  heightAt(x: number, y: number): number | undefined;
  /** Surface of the water over a point; undefined where the ground is dry. */
  waterLevelAt(x: number, y: number): number | undefined;
  isWalkable(x: number, y: number): boolean;
}

/** Open country, level and without an end: what lies where the realm tells of no land. */
export const openCountry: Country = {
  groundAt: () => 'grass',
  heightAt: () => undefined,
  waterLevelAt: () => undefined,
  isWalkable: () => true,
};

/** The country of a land, with open country around it. */
export function countryOf(land: Land): Country {
  const terrain = new Terrain(land);
  const at = (x: number, y: number): Country => (terrain.covers(x, y) ? terrain : openCountry);
  return {
    groundAt: (x, y) => at(x, y).groundAt(x, y),
    heightAt: (x, y) => at(x, y).heightAt(x, y),
    waterLevelAt: (x, y) => at(x, y).waterLevelAt(x, y),
    isWalkable: (x, y) => at(x, y).isWalkable(x, y),
  };
}
