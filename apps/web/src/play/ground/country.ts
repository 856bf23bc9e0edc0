/** What the ground is made of. */
export type GroundKind =
  | 'grass'
  | 'flowers'
  | 'forest'
  | 'path'
  | 'sand'
  | 'rock'
  | 'field'
  | 'water'
  | 'planks'
  | 'house';

/** What of a country is drawn as ground and walked on. Yards of the map: x north, y west. */
export interface Country {
  groundAt(x: number, y: number): GroundKind;
  /** Height of what one stands on; undefined where nothing is known of it. */
  heightAt(x: number, y: number): number | undefined;
  /** Surface of the water over a point; undefined where the ground is dry. */
  waterLevelAt(x: number, y: number): number | undefined;
  isWalkable(x: number, y: number): boolean;
}

/** Open country, level and without an end: what is drawn of a map whose land the realm does not tell. */
export const openCountry: Country = {
  groundAt: () => 'grass',
  heightAt: () => undefined,
  waterLevelAt: () => undefined,
  isWalkable: () => true,
};
