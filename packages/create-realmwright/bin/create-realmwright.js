#!/usr/bin/env node
// Begins a game of one's own: a copy of the world that Realmwright comes with, with a thing of its own in it, and a program
// that keeps a room. Plain JavaScript, for whatever Node npm itself runs on.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const template = fileURLToPath(new URL('../template', import.meta.url));
const usage = `usage: npm create realmwright FOLDER

Begins a game of your own in a new folder of this clone, for instance games/pear-hunt. The folder's name is the game's:
small letters, digits and hyphens.`;

const [folder, ...more] = process.argv.slice(2);
if (folder === undefined || more.length > 0 || folder.startsWith('-')) {
  console.log(usage);
  process.exit(folder === '--help' || folder === '-h' ? 0 : 2);
}
const target = resolve(folder);
const name = basename(target);
const refusal = whyNot();
if (refusal !== undefined) {
  console.error(refusal);
  process.exit(1);
}

// The whole world is the game's own from now on; what the template has of it comes over it.
cpSync(join(project, 'mods', 'hollowmere'), join(target, 'world'), {
  recursive: true,
  filter: (source) => !source.endsWith('.md'),
});
cpSync(template, target, { recursive: true });
rewrite('world/manifest.yaml', (text) =>
  text.replace(/^name: .*$/m, `name: ${name}`).replace(/^description: .*$/m, 'description: A world of our own.'),
);
const shown = (relative(process.cwd(), target) || '.').replaceAll('\\', '/');
for (const file of ['package.json', 'README.md']) {
  rewrite(file, (text) => text.replaceAll('{{name}}', name).replaceAll('{{folder}}', shown));
}
console.log(`${name} is in ${shown}. Its README says how to play it and where to begin:

  REALMWRIGHT_CONTENT=${shown}/world npm start
  npx realmwright account create keeper secret
  npx node ${shown}/game.ts keeper secret`);

/** Why no game can be begun there, as a sentence; undefined when one can. */
function whyNot() {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(name)) {
    return `"${name}" cannot be the name of a game: use up to 32 small letters, digits and hyphens, a letter first.`;
  }
  if (existsSync(target) && readdirSync(target).length > 0) return `${folder} is not empty; choose a new folder.`;
  try {
    createRequire(join(target, 'game.js')).resolve('@realmwright/client/realm-connection');
    return undefined;
  } catch {
    return `A game finds the library in the clone that it lies in; choose a folder below ${project}, such as games/${name}, and run npm ci first.`;
  }
}

function rewrite(file, change) {
  const path = join(target, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}
