import { type GameBuild, isGameBuild, isKnownId, type KnownIdTables } from '@realmwright/gamedata/known-ids';
import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { Appearance, Place, WornItem } from '@realmwright/kernel/character-sheet';
import { mapId } from '@realmwright/kernel/ids';
import { REALTIME_BUILD } from '@realmwright/kernel/realtime-build';

/** What somebody who creates a character chose, but for the name. */
export interface CreationChoice {
  readonly build: number;
  readonly race: number;
  readonly class: number;
  readonly gender: number;
  readonly appearance: Appearance;
}

/** How a new character begins. */
export interface Beginning {
  readonly level: number;
  readonly place: Place;
  readonly zone: number;
  readonly startingMoney: bigint;
  readonly outfit: readonly WornItem[];
}

/** The beginning of a character of that choice, or undefined when the ruleset or the build does not have it. */
export function beginningOf(choice: CreationChoice, content: RealmContent): Beginning | undefined {
  const builds = buildsOf(choice.build, content);
  if (choice.gender > 1) return undefined;
  const isOffered = content.combinations.some(
    (one) =>
      one.race === choice.race && one.class === choice.class && builds.some((build) => one.builds.includes(build)),
  );
  const start = content.startPoints.find(({ race }) => race === choice.race);
  const calling = content.classes.find(({ id }) => id === choice.class);
  if (!isOffered || start === undefined || calling === undefined) return undefined;
  const { x, y, z, orientation, zone } = start;
  return {
    level: calling.startLevel,
    place: { map: mapId(start.map), x, y, z, orientation },
    zone,
    startingMoney: BigInt(content.ruleset.startingMoney),
    outfit: content.outfits.find((outfit) => outfit.class === choice.class)?.items ?? [],
  };
}

/** The admitted builds whose rules a choice must meet one of: a client's own, or any for those that speak none. */
function buildsOf(build: number, { ruleset }: RealmContent): readonly GameBuild[] {
  if (build === REALTIME_BUILD) return ruleset.admittedBuilds;
  return isGameBuild(build) && ruleset.admittedBuilds.includes(build) ? [build] : [];
}

/** What of a character a build cannot show: the first of its kinds that the build does not know. */
export function hiddenBecause(
  shown: { readonly race: number; readonly class: number; readonly place: Place },
  build: number,
  content: RealmContent,
): 'build' | 'race' | 'class' | 'map' | undefined {
  if (build === REALTIME_BUILD) return undefined;
  const tables = tablesOf(build, content);
  if (tables === undefined) return 'build';
  if (!isKnownId(tables.races, shown.race)) return 'race';
  if (!isKnownId(tables.classes, shown.class)) return 'class';
  if (!isKnownId(tables.maps, shown.place.map)) return 'map';
  return undefined;
}

function tablesOf(build: number, content: RealmContent): KnownIdTables | undefined {
  return content.ruleset.knownIds.find((known) => known.build === build)?.tables;
}
