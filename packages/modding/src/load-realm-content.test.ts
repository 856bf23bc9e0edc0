import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { isKnownId, shownId } from '@realmwright/gamedata/known-ids';
import { mapsFile, spawnsFile } from './bundle-files.ts';
import { loadRealmContent, readBundle, realmContentOf } from './load-realm-content.ts';
import { checkBundleText } from './read-bundle-file.ts';

const hollowmere = join(import.meta.dirname, '../../../mods/hollowmere');

test('hollowmere loads with its creatures, graveyards, a start point for each race and stats for each level', async () => {
  const content = await loadRealmContent(hollowmere);
  assert.equal(content.creatureSpawns.length, 216);
  assert.equal(content.startPoints.length, content.races.length);
  assert.equal(content.levelStats.length, content.classes.length * content.ruleset.maxLevel);
  assert.equal(content.experienceSteps.length, content.ruleset.maxLevel - 1);
  assert.deepEqual([...new Set(content.graveyards.map(({ map }) => map))].toSorted(), [0, 1]);
  assert.equal((await loadRealmContent(hollowmere)).hash, content.hash);
});

test('every id of hollowmere is known to every admitted build or has a known fallback', async () => {
  const { ruleset, races, creatureTemplates, creatureSpawns, textEmotes } = await loadRealmContent(hollowmere);
  for (const { tables } of ruleset.knownIds) {
    const shown = [
      ...races.flatMap((race) => [
        [tables.races, race.id] as const,
        [tables.displays, race.maleDisplay] as const,
        [tables.displays, race.femaleDisplay] as const,
        [tables.factions, race.faction] as const,
        ...race.languages.map((language) => [tables.languages, language] as const),
      ]),
      ...creatureTemplates.flatMap((creature) => [
        [tables.factions, creature.faction] as const,
        ...creature.displays.map((display) => [tables.displays, display] as const),
      ]),
      ...creatureSpawns.flatMap(({ behaviour }) =>
        behaviour.kind === 'routine' ? behaviour.stops.map(({ gesture }) => [tables.emotes, gesture] as const) : [],
      ),
      ...textEmotes.flatMap(({ id, animation }) => [
        [tables.textEmotes, id] as const,
        [tables.emotes, animation] as const,
      ]),
    ];
    for (const [table, id] of shown) assert.ok(isKnownId(table, shownId(table, id)), String(id));
  }
});

test('a misspelt key is named with its file, its place and what to do', () => {
  const text = '- { id: 0, name: Here, minX: 0, maxX: 1, minY: 0, maxY: 1, colour: red }';
  assert.throws(() => checkBundleText('maps.yaml', text, mapsFile), {
    message: 'maps.yaml, at [0]: the key "colour" is not known here; remove it or correct its spelling.',
  });
});

test('a value out of range is named with its place', () => {
  const text =
    'herds: []\nposts: [{ entry: 1, map: 0, x: 99999, y: 0, z: 0, orientation: 0, turnsEverySeconds: 0 }]\npatrols: []';
  assert.throws(
    () => checkBundleText('spawns.yaml', text, spawnsFile),
    /^OperatorError: spawns\.yaml, at posts\[0\]\.x: the value must be <= 17066/,
  );
});

test('text that is not YAML is named with its line', () => {
  assert.throws(() => checkBundleText('maps.yaml', '- a\n- [', mapsFile), /maps\.yaml, at line \d: this is not YAML/);
});

test('an alias is refused, whether it leads somewhere or nowhere', () => {
  for (const text of ['maps: &a\n  - *a\n', 'maps: [*nowhere]\n']) {
    assert.throws(() => checkBundleText('maps.yaml', text, mapsFile), /maps\.yaml.*(alias|not YAML)/);
  }
});

test('a bundle that asks for more creatures than a realm can have is refused before any is made', async () => {
  const bundle = await readBundle(hollowmere);
  const [herd] = bundle.spawns.herds;
  assert.ok(herd);
  const herds = new Array<typeof herd>(100_000).fill({ ...herd, count: 5_000 });
  assert.throws(() => realmContentOf({ ...bundle, spawns: { ...bundle.spawns, herds } }), {
    name: 'OperatorError',
    message: /spawns\.yaml: it makes 5000\d{5} creatures and may make 50000; lower some counts/,
  });
});
