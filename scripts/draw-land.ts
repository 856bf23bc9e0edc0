import { writeFileSync } from 'node:fs';
import { Terrain } from '@realmwright/gamedata/terrain/terrain';
import { loadRealmContent } from '@realmwright/modding/load-realm-content';
import { landMap } from './land/land-map.ts';

// Draws the land of a bundle as the world has it: `node scripts/draw-land.ts mods/hollowmere docs/pictures/hollowmere.svg`.
const [folder = 'mods/hollowmere', file = 'docs/pictures/hollowmere.svg'] = process.argv.slice(2);
const { lands, zones } = await loadRealmContent(folder);
const [land] = lands;
if (land === undefined) {
  process.stderr.write(`The bundle in ${folder} declares no land; name a file as terrain in its manifest.\n`);
  process.exitCode = 1;
} else {
  writeFileSync(file, landMap(new Terrain(land), zones));
  process.stdout.write(`wrote ${file}\n`);
}
