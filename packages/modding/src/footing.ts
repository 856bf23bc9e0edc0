import type { House } from '@realmwright/gamedata/terrain/features';
import type { Land } from '@realmwright/gamedata/terrain/land';
import { Terrain } from '@realmwright/gamedata/terrain/terrain';
import { BundleError } from './bundle-error.ts';

/** A place as a bundle may say it: without `z` it is on the land. */
export interface SaidPlace {
  readonly map: number;
  readonly x: number;
  readonly y: number;
  readonly z?: number | undefined;
}

/** Finds how high things stand for which a bundle says no height, and that they can stand there. */
export class Footing {
  readonly #terrains: readonly Terrain[];

  constructor(lands: readonly Land[]) {
    this.#terrains = lands.map((land) => new Terrain(land));
  }

  /**
   * The place with its height.
   * @throws BundleError when there is no land to stand on, or nobody can stand there; `what` says of what it is the place
   */
  of<Place extends SaidPlace>(file: string, what: string, place: Place): Place & { readonly z: number } {
    const { x, y, z } = place;
    if (z !== undefined) return { ...place, z };
    const terrain = this.#at(place);
    if (terrain === undefined) {
      throw new BundleError(file, what, `there is no land at ${x}, ${y} of map ${place.map}; say how high it is (z)`);
    }
    if (!terrain.isWalkable(x, y)) {
      const ground = terrain.groundAt(x, y);
      throw new BundleError(file, what, `nobody can stand at ${x}, ${y} (${ground}, or a trunk); choose another place`);
    }
    return { ...place, z: rounded(terrain.heightAt(x, y)) };
  }

  /**
   * The walkable place that is nearest to one, for those whose place is made and not said; where there is no land, the
   * place with the height given.
   */
  near(map: number, x: number, y: number, z: number): { readonly x: number; readonly y: number; readonly z: number } {
    const terrain = this.#at({ map, x, y });
    const spot = terrain?.nearestWalkable(x, y);
    if (terrain === undefined || spot === undefined) return { x, y, z };
    const at = { x: rounded(spot.x), y: rounded(spot.y) };
    return { ...at, z: rounded(terrain.heightAt(at.x, at.y)) };
  }

  /** A house of a map by its name. */
  findHouse(map: number, name: string): House | undefined {
    const houses = this.#terrains.flatMap(({ land, houses: ofLand }) => (land.map === map ? ofLand : []));
    return houses.find((house) => house.name === name);
  }

  #at({ map, x, y }: SaidPlace): Terrain | undefined {
    return this.#terrains.find((terrain) => terrain.land.map === map && terrain.covers(x, y));
  }
}

/** Heights are told to a hundredth of a yard. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
