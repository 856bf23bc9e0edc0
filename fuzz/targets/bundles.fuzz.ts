import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '@realmwright/kernel/errors';
import * as files from '@realmwright/modding/bundle-files';
import { carriablesFile } from '@realmwright/modding/carriables-file';
import { combatFile, graveyardsFile } from '@realmwright/modding/combat-files';
import { MOST_SPAWNS } from '@realmwright/modding/expand-spawns';
import { landsFile } from '@realmwright/modding/land-file';
import { type CheckedBundle, readBundle, realmContentOf } from '@realmwright/modding/load-realm-content';
import { checkBundleText } from '@realmwright/modding/read-bundle-file';
import { rulesetFile } from '@realmwright/modding/ruleset-file';
import { villagersFile } from '@realmwright/modding/villagers-file';
import { zonesFile } from '@realmwright/modding/zones-file';
import { type FuzzInput, type FuzzTarget, OracleError } from '../engine/fuzz-target.ts';

const folder = fileURLToPath(new URL('../../mods/hollowmere', import.meta.url));

/** Reads one file of a bundle and puts it into a whole one, in place of the file that is there. */
type Replace = (bundle: CheckedBundle, text: string) => CheckedBundle;

const replaceByVariant: Readonly<Record<string, Replace>> = {
  manifest: (bundle, text) => ({ ...bundle, manifest: checkBundleText('file.yaml', text, files.manifestFile) }),
  ruleset: (bundle, text) => ({ ...bundle, ruleset: checkBundleText('file.yaml', text, rulesetFile) }),
  knownIds: (bundle, text) => ({ ...bundle, knownIds: [checkBundleText('file.yaml', text, files.knownIdsFile)] }),
  maps: (bundle, text) => ({ ...bundle, maps: checkBundleText('file.yaml', text, files.mapsFile) }),
  zones: (bundle, text) => ({ ...bundle, zones: checkBundleText('file.yaml', text, zonesFile) }),
  teleports: (bundle, text) => ({ ...bundle, teleports: checkBundleText('file.yaml', text, files.teleportsFile) }),
  textEmotes: (bundle, text) => ({ ...bundle, textEmotes: checkBundleText('file.yaml', text, files.textEmotesFile) }),
  peoples: (bundle, text) => ({ ...bundle, peoples: checkBundleText('file.yaml', text, files.peoplesFile) }),
  levels: (bundle, text) => ({ ...bundle, levels: checkBundleText('file.yaml', text, files.levelsFile) }),
  combat: (bundle, text) => ({ ...bundle, combat: checkBundleText('file.yaml', text, combatFile) }),
  graveyards: (bundle, text) => ({ ...bundle, graveyards: checkBundleText('file.yaml', text, graveyardsFile) }),
  carriables: (bundle, text) => ({ ...bundle, carriables: checkBundleText('file.yaml', text, carriablesFile) }),
  creatures: (bundle, text) => ({ ...bundle, creatures: checkBundleText('file.yaml', text, files.creaturesFile) }),
  spawns: (bundle, text) => ({ ...bundle, spawns: checkBundleText('file.yaml', text, files.spawnsFile) }),
  terrain: (bundle, text) => ({ ...bundle, terrain: checkBundleText('file.yaml', text, landsFile) }),
  villagers: (bundle, text) => ({ ...bundle, villagers: checkBundleText('file.yaml', text, villagersFile) }),
};
const variants = Object.keys(replaceByVariant);

/**
 * Every file of a content bundle, its manifest too, and the content that a bundle with such a file makes: content in
 * proportion, or one sentence for its author.
 */
export async function openBundles(): Promise<FuzzTarget> {
  const bundle = await readBundle(folder);
  const inputs = await seedsOf(bundle.manifest);
  return {
    name: 'bundles',
    variants,
    maxBytes: 6_000,
    dictionary: [
      '[',
      ']',
      '{',
      '}',
      '- ',
      ': ',
      '&a ',
      '*a',
      '!!',
      '\n  ',
      '0',
      '-1',
      '99999',
      '1e99',
      '.nan',
      '.inf',
      '~',
    ],
    seeds: () => inputs,
    execute: (variant, bytes) => {
      const replace = replaceByVariant[variants[variant] ?? ''];
      if (replace === undefined) return;
      try {
        const content = realmContentOf(replace(bundle, new TextDecoder().decode(bytes)));
        if (content.creatureSpawns.length > MOST_SPAWNS) throw new OracleError('a small file makes a crowd');
      } catch (error) {
        if (!(error instanceof OperatorError)) throw error;
      }
    },
  };
}

async function seedsOf({ files: named }: CheckedBundle['manifest']): Promise<readonly FuzzInput[]> {
  const inputs: FuzzInput[] = [];
  for (const [variant, file] of Object.entries({
    manifest: 'manifest.yaml',
    ...named,
    terrain: named.terrain ?? '',
    villagers: named.villagers ?? '',
    knownIds: named.knownIds[0] ?? '',
  })) {
    const bytes = await readFile(join(folder, file));
    inputs.push({ variant, bytes: Uint8Array.from(bytes) });
  }
  return inputs;
}
