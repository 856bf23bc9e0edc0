import { createHash } from 'node:crypto';
import type { CreatureTemplate } from '@realmwright/gamedata/creature';
import type { KnownIds, KnownIdTables, knownIdKinds } from '@realmwright/gamedata/known-ids';
import type { ObjectTemplate } from '@realmwright/gamedata/object-template';
import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { Static } from 'typebox';
import { BundleError } from './bundle-error.ts';
import * as files from './bundle-files.ts';
import { carriablesFile, carriablesOf } from './carriables-file.ts';
import { checkContent } from './check-content.ts';
import { combatContent, fightOf } from './combat-content.ts';
import { combatFile, graveyardsFile } from './combat-files.ts';
import { expandExperience, expandLevelStats } from './expand-levels.ts';
import { expandSpawns } from './expand-spawns.ts';
import { Footing } from './footing.ts';
import { landsFile, landsOf } from './land-file.ts';
import { readBundleFile } from './read-bundle-file.ts';
import { rulesetFile } from './ruleset-file.ts';
import { expandVillagers, villagersFile } from './villagers-file.ts';
import { zonesFile, zonesOf } from './zones-file.ts';

/** The files of a bundle, each checked by itself. */
export interface CheckedBundle {
  readonly manifest: Static<typeof files.manifestFile>;
  readonly ruleset: Static<typeof rulesetFile>;
  readonly knownIds: readonly Static<typeof files.knownIdsFile>[];
  readonly maps: Static<typeof files.mapsFile>;
  /** Empty where the manifest names no such file. */
  readonly terrain: Static<typeof landsFile>;
  readonly zones: Static<typeof zonesFile>;
  readonly teleports: Static<typeof files.teleportsFile>;
  readonly textEmotes: Static<typeof files.textEmotesFile>;
  readonly peoples: Static<typeof files.peoplesFile>;
  readonly levels: Static<typeof files.levelsFile>;
  readonly combat: Static<typeof combatFile>;
  readonly graveyards: Static<typeof graveyardsFile>;
  readonly carriables: Static<typeof carriablesFile>;
  readonly creatures: Static<typeof files.creaturesFile>;
  readonly spawns: Static<typeof files.spawnsFile>;
  /** Empty where the manifest names no such file. */
  readonly villagers: Static<typeof villagersFile>;
}

/**
 * Loads the content bundle in a folder (it holds `manifest.yaml`), checks each file and what they say of each other.
 * @throws BundleError with a sentence that names file, place and what to do
 */
export async function loadRealmContent(folder: string): Promise<RealmContent> {
  return realmContentOf(await readBundle(folder));
}

/**
 * Reads the files that the manifest of a folder names, and checks each by itself.
 * @throws BundleError as `loadRealmContent` does
 */
export async function readBundle(folder: string): Promise<CheckedBundle> {
  const manifest = await readBundleFile(folder, 'manifest.yaml', files.manifestFile);
  const named = manifest.files;
  return {
    manifest,
    ruleset: await readBundleFile(folder, named.ruleset, rulesetFile),
    knownIds: await Promise.all(named.knownIds.map((file) => readBundleFile(folder, file, files.knownIdsFile))),
    maps: await readBundleFile(folder, named.maps, files.mapsFile),
    terrain: named.terrain === undefined ? [] : await readBundleFile(folder, named.terrain, landsFile),
    zones: await readBundleFile(folder, named.zones, zonesFile),
    teleports: await readBundleFile(folder, named.teleports, files.teleportsFile),
    textEmotes: await readBundleFile(folder, named.textEmotes, files.textEmotesFile),
    peoples: await readBundleFile(folder, named.peoples, files.peoplesFile),
    levels: await readBundleFile(folder, named.levels, files.levelsFile),
    combat: await readBundleFile(folder, named.combat, combatFile),
    graveyards: await readBundleFile(folder, named.graveyards, graveyardsFile),
    carriables: await readBundleFile(folder, named.carriables, carriablesFile),
    creatures: await readBundleFile(folder, named.creatures, files.creaturesFile),
    spawns: await readBundleFile(folder, named.spawns, files.spawnsFile),
    villagers: named.villagers === undefined ? [] : await readBundleFile(folder, named.villagers, villagersFile),
  };
}

/**
 * The content that the files of a bundle make together.
 * @throws BundleError for what they say of each other and is not so
 */
export function realmContentOf(bundle: CheckedBundle): RealmContent {
  const {
    manifest,
    ruleset,
    maps,
    zones,
    teleports,
    textEmotes,
    peoples,
    levels,
    combat,
    graveyards,
    creatures,
    spawns,
  } = bundle;
  const named = manifest.files;
  const fights = combatContent(named.combat, combat);
  const lands = landsOf(named.terrain ?? '', bundle.terrain);
  const footing = new Footing(lands);
  const herdsAndPosts = expandSpawns(named.spawns, spawns, footing);
  const content: Omit<RealmContent, 'hash'> = {
    bundles: [{ name: manifest.name, version: manifest.version }],
    ruleset: {
      ...ruleset,
      knownIds: bundle.knownIds.map(({ build, tables }, i) => ({
        build,
        tables: knownIdTables(named.knownIds[i] ?? '', tables),
      })),
    },
    maps,
    lands,
    zones: zonesOf(named.zones, zones),
    teleports: teleports.map((place) => footing.of(named.teleports, place.name, place)),
    textEmotes: Object.entries(textEmotes.animations).map(([id, animation]) => ({ id: Number(id), animation })),
    races: peoples.races,
    classes: peoples.classes,
    combinations: peoples.combinations.flatMap(({ builds, race, classes }) =>
      classes.map((id) => ({ race, class: id, builds })),
    ),
    startPoints: peoples.startPoints.flatMap(({ races, at }) =>
      races.map((race) => ({ race, ...footing.of(named.peoples, `the start point of race ${race}`, at) })),
    ),
    outfits: peoples.outfits.flatMap(({ classes, items }) =>
      classes.map((id) => ({
        class: id,
        items: items.map(({ display, type, ...item }) => ({ ...item, displayId: display, inventoryType: type })),
      })),
    ),
    levelStats: expandLevelStats(named.levels, levels, ruleset.maxLevel),
    experienceSteps: expandExperience(named.levels, levels, ruleset.maxLevel),
    ...fights,
    graveyards: graveyards.map((place, i) => footing.of(named.graveyards, `[${i}]`, place)),
    carriables: carriablesOf(named.carriables, bundle.carriables, footing),
    objectTemplates: [
      ...bundle.carriables.map(({ entry, name, display }) => ({ entry, name, display, kind: 'carriable' as const })),
      duelFlagOf(fights.duel),
    ],
    creatureTemplates: creatures.map(creatureTemplate),
    creatureSpawns: [
      ...herdsAndPosts,
      ...expandVillagers(named.villagers ?? '', bundle.villagers, footing, herdsAndPosts.length + 1),
    ],
  };
  checkContent(content, named);
  return { ...content, hash: createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16) };
}

/** The flag of a duel as a kind of game object. */
function duelFlagOf({ flagEntry, flagName, flagDisplay }: RealmContent['duel']): ObjectTemplate {
  return { entry: flagEntry, name: flagName, display: flagDisplay, kind: 'duelFlag' };
}

/** Bits of `npcFlags` of the world's entity fields, by the bundle's word for the role. */
const roleBits = { gossip: 0x1, questGiver: 0x2, vendor: 0x4, trainer: 0x8, innkeeper: 0x10 } as const;

function creatureTemplate({
  roles = [],
  fight,
  ...creature
}: Static<typeof files.creaturesFile>[number]): CreatureTemplate {
  return {
    ...creature,
    title: creature.title ?? '',
    scale: creature.scale ?? 1,
    boundingRadius: creature.boundingRadius ?? 0.5,
    combatReach: creature.combatReach ?? 1.5,
    family: creature.family ?? 0,
    rank: creature.rank ?? 0,
    fight: fight === undefined ? undefined : fightOf(fight),
    npcFlags: roles.reduce((bits, role) => bits | roleBits[role], 0),
  };
}

type IdTablesInFile = Static<typeof files.knownIdsFile>['tables'];

function knownIdTables(file: string, tables: IdTablesInFile): KnownIdTables {
  return {
    maps: knownIds(file, tables, 'maps'),
    areas: knownIds(file, tables, 'areas'),
    races: knownIds(file, tables, 'races'),
    classes: knownIds(file, tables, 'classes'),
    displays: knownIds(file, tables, 'displays'),
    factions: knownIds(file, tables, 'factions'),
    items: knownIds(file, tables, 'items'),
    itemDisplays: knownIds(file, tables, 'itemDisplays'),
    spells: knownIds(file, tables, 'spells'),
    emotes: knownIds(file, tables, 'emotes'),
    textEmotes: knownIds(file, tables, 'textEmotes'),
    languages: knownIds(file, tables, 'languages'),
  };
}

function knownIds(file: string, tables: IdTablesInFile, kind: (typeof knownIdKinds)[number]): KnownIds {
  const table = tables[kind];
  const ranges = table.ranges
    .map((range): readonly [number, number] =>
      typeof range === 'number' ? [range, range] : [range[0] ?? 0, range[1] ?? 0],
    )
    .toSorted(([a], [b]) => a - b);
  for (const [i, [first, last]] of ranges.entries()) {
    const before = ranges[i - 1];
    if (first > last || (before !== undefined && first <= before[1])) {
      throw new BundleError(file, `tables.${kind}.ranges`, `the range from ${first} to ${last} is empty or overlaps`);
    }
  }
  const fallbackById = Object.entries(table.fallbackById).map(([id, shown]) => [Number(id), shown] as const);
  for (const shown of [table.fallback, ...fallbackById.map(([, to]) => to)]) {
    if (shown !== 0 && !ranges.some(([first, last]) => first <= shown && shown <= last)) {
      throw new BundleError(
        file,
        `tables.${kind}`,
        `the fallback ${shown} is itself not a known id; choose a known one`,
      );
    }
  }
  return { ranges, fallback: table.fallback, fallbackById };
}
