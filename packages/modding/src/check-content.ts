import type { RealmContent } from '@realmwright/gamedata/realm-content';
import { findZone } from '@realmwright/gamedata/zones';
import { BundleError } from './bundle-error.ts';

/** The files whose content refers to that of others. */
export interface NamedFiles {
  readonly ruleset: string;
  readonly peoples: string;
  readonly levels: string;
  readonly creatures: string;
  readonly spawns: string;
  readonly zones: string;
  readonly teleports: string;
  readonly maps: string;
  readonly terrain?: string;
  readonly graveyards: string;
  readonly carriables: string;
}

/**
 * Checks what the files of a bundle say of each other.
 * @throws BundleError for the first reference that leads nowhere
 */
export function checkContent(content: Omit<RealmContent, 'hash'>, files: NamedFiles): void {
  const maps = new Set(content.maps.map(({ id }) => id));
  const races = new Set(content.races.map(({ id }) => id));
  const classes = new Set(content.classes.map(({ id }) => id));
  const templates = new Set(content.creatureTemplates.map(({ entry }) => entry));
  unique(
    files.maps,
    'map',
    content.maps.map(({ id }) => id),
  );
  unique(
    files.peoples,
    'race',
    content.races.map(({ id }) => id),
  );
  unique(
    files.peoples,
    'class',
    content.classes.map(({ id }) => id),
  );
  unique(
    files.creatures,
    'creature',
    content.creatureTemplates.map(({ entry }) => entry),
  );
  unique(
    files.teleports,
    'teleport name',
    content.teleports.map(({ name }) => name),
  );
  unique(
    files.zones,
    'zone',
    content.zones.map(({ id }) => id),
  );

  unique(
    files.terrain ?? '',
    'land of map',
    content.lands.map(({ map }) => map),
  );
  for (const { map, name } of content.lands) known(files.terrain ?? '', maps, map, 'map', `the land ${name}`);
  for (const { id } of content.zones)
    if (id === 0) throw new BundleError(files.zones, '', 'a zone cannot have the id 0');
  for (const zone of content.zones) known(files.zones, maps, zone.map, 'map', `zone ${zone.name}`);
  for (const place of content.teleports) known(files.teleports, maps, place.map, 'map', `teleport name ${place.name}`);
  unique(
    files.peoples,
    'outfit for class',
    content.outfits.map((outfit) => outfit.class),
  );
  for (const outfit of content.outfits) known(files.peoples, classes, outfit.class, 'class', 'an outfit');
  for (const start of content.startPoints) {
    known(files.peoples, maps, start.map, 'map', `the start point of race ${start.race}`);
    known(files.peoples, races, start.race, 'race', 'a start point');
    const there = findZone(content.zones, start.map, start.x, start.y);
    if (there !== undefined && there.id !== start.zone) {
      const where = `the start point of race ${start.race}`;
      throw new BundleError(files.peoples, where, `it is in zone ${there.id} (${there.name}); name that one`);
    }
  }
  for (const { race, class: id } of content.combinations) {
    known(files.peoples, races, race, 'race', 'a combination');
    known(files.peoples, classes, id, 'class', 'a combination');
  }
  for (const race of races) {
    if (!content.startPoints.some((start) => start.race === race)) {
      throw new BundleError(files.peoples, 'startPoints', `race ${race} has no start point; add one`);
    }
  }
  for (const id of classes) {
    if (!content.levelStats.some((stats) => stats.class === id)) {
      throw new BundleError(files.levels, 'classes', `class ${id} has no levels; add them`);
    }
  }
  for (const spawn of content.creatureSpawns) {
    known(files.spawns, templates, spawn.entry, 'creature', 'a spawn');
    known(files.spawns, maps, spawn.map, 'map', `a spawn of creature ${spawn.entry}`);
  }
  unique(
    files.carriables,
    'entry',
    content.objectTemplates.map(({ entry }) => entry),
  );
  for (const thing of content.carriables) known(files.carriables, maps, thing.map, 'map', thing.name);
  for (const { map } of content.graveyards) known(files.graveyards, maps, map, 'map', 'a graveyard');
  for (const map of maps) {
    if (!content.graveyards.some((graveyard) => graveyard.map === map)) {
      throw new BundleError(files.graveyards, '', `map ${map} has no graveyard; add one`);
    }
  }
  for (const build of content.ruleset.admittedBuilds) {
    if (!content.ruleset.knownIds.some((known) => known.build === build)) {
      throw new BundleError(files.ruleset, 'admittedBuilds', `build ${build} has no table of known ids; add its file`);
    }
  }
}

function known(file: string, ids: ReadonlySet<number>, id: number, what: string, where: string): void {
  if (!ids.has(id)) throw new BundleError(file, where, `there is no ${what} ${id}; define it or name another one`);
}

function unique(file: string, what: string, ids: readonly (number | string)[]): void {
  const seen = new Set<number | string>();
  for (const id of ids) {
    if (seen.has(id)) throw new BundleError(file, '', `the ${what} ${id} occurs twice; remove one`);
    seen.add(id);
  }
}
