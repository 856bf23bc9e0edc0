import type { TeleportName } from '@realmwright/gamedata/places';
import type { Place } from '@realmwright/kernel/character-sheet';
import { mapId } from '@realmwright/kernel/ids';

/** A place and what it is called. */
export interface NamedPlace {
  readonly name: string;
  readonly place: Place;
  /** By an operator, not by the bundle. */
  readonly isAdded: boolean;
}

/** A change that lies over the places of the bundle. */
export interface PlaceChange {
  readonly name: string;
  readonly place: Place;
  readonly isRemoved: boolean;
}

/** The name as it is kept; undefined for one that cannot be. */
export function normalizePlaceName(typed: string): string | undefined {
  const name = typed.toLowerCase();
  return /^[a-z][a-z0-9_-]{1,31}$/.test(name) ? name : undefined;
}

/** The places of the bundle with the changes over them, by name. */
export function mergePlaces(ofBundle: readonly TeleportName[], changes: readonly PlaceChange[]): readonly NamedPlace[] {
  const byName = new Map<string, NamedPlace>();
  for (const { name, map, x, y, z, orientation } of ofBundle)
    byName.set(name, { name, place: { map: mapId(map), x, y, z, orientation }, isAdded: false });
  for (const { name, place, isRemoved } of changes) {
    if (isRemoved) byName.delete(name);
    else byName.set(name, { name, place, isAdded: true });
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The place that a word means: an exact name goes before a beginning, and that before a part. */
export function choosePlace(places: readonly NamedPlace[], typed: string): NamedPlace | undefined {
  const wanted = typed.toLowerCase();
  if (wanted === '') return undefined;
  return (
    places.find(({ name }) => name === wanted) ??
    places.find(({ name }) => name.startsWith(wanted)) ??
    places.find(({ name }) => name.includes(wanted))
  );
}
