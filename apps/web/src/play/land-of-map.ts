import type { Land } from '@realmwright/gamedata/terrain/land';

/** The land of a map as the realm declares it; undefined for a map that has none, or when the realm does not answer. */
export async function loadLand(map: number): Promise<Land | undefined> {
  try {
    const answer = await fetch(`/api/maps/${map}/terrain`);
    if (!answer.ok) return undefined;
    const land: Land = await answer.json();
    return land;
  } catch {
    return undefined;
  }
}
