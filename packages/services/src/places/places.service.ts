import type { TeleportName } from '@realmwright/gamedata/places';
import type { RealmId } from '@realmwright/kernel/ids';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Running } from '@realmwright/kernel/running';
import type { Queries } from '@realmwright/platform/database/database';
import { type FeaturePorts, Serving } from '../serving.ts';
import { addPlace, findPlace, listPlaces, mostPlaces, removePlace } from './places.contract.ts';
import { choosePlace, mergePlaces, type NamedPlace, normalizePlaceName } from './places.rules.ts';
import { listPlaceChanges, storePlaceChange } from './places.store.ts';

/** How the keeper of places is set up. */
export interface PlacesConfig {
  readonly realms: readonly {
    readonly realm: RealmId;
    readonly content: { readonly teleports: readonly TeleportName[] };
  }[];
}

/** Starts the keeper of places with a name. */
export function startPlaces(ports: FeaturePorts, config: PlacesConfig): Running {
  const serving = new Serving(ports, 'places');
  const { database } = ports;
  const placesOf = async (db: Queries, realm: RealmId): Promise<readonly NamedPlace[]> => {
    const ofBundle = config.realms.find((one) => one.realm === realm)?.content.teleports ?? [];
    return mergePlaces(ofBundle, await listPlaceChanges(db, realm));
  };

  serving.answer(findPlace, async ({ realm, name }) => {
    const found = choosePlace(await placesOf(database.reads, realm), name);
    return found === undefined ? refuse('places.not-found') : accept(found);
  });

  serving.answer(listPlaces, async ({ realm, contains, limit }) => {
    const places = await placesOf(database.reads, realm);
    const found = places.filter(({ name }) => name.includes(contains.toLowerCase()));
    return accept({ totalCount: found.length, places: found.slice(0, Math.min(limit, mostPlaces)) });
  });

  serving.answer(addPlace, async ({ realm, name: typed, place, by }, { log }) => {
    const name = normalizePlaceName(typed);
    if (name === undefined) return refuse('places.invalid-name');
    const places = await placesOf(database, realm);
    if (places.some((one) => one.name === name)) return refuse('places.name-taken');
    if (places.length >= mostPlaces) return refuse('places.too-many');
    await storePlaceChange(database, realm, { name, place, isRemoved: false }, by);
    log.info('place-added', { realm, name, by });
    return accept({ name });
  });

  serving.answer(removePlace, async ({ realm, name: typed, by }, { log }) => {
    const known = (await placesOf(database, realm)).find(({ name }) => name === typed.toLowerCase());
    if (known === undefined) return refuse('places.not-found');
    await storePlaceChange(database, realm, { name: known.name, place: known.place, isRemoved: true }, by);
    log.info('place-removed', { realm, name: known.name, by });
    return accept();
  });

  return serving;
}
