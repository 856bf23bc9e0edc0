import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { root } from '../command.ts';

/** Documents whose paths must exist: a walk through code that has moved is worse than none. */
const folders = ['docs/journeys', 'docs/guides', 'docs', '.'];
const documents = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

for (const document of documents) {
  const text = readFileSync(join(root, document), 'utf8');
  const named = [...text.matchAll(/`((?:packages|apps|acceptance|bench|scripts|mods|docs|bin)\/[^`\s<*…]+)`/g)];
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)];

  test(`${document} names only paths that exist`, () => {
    for (const [, path = ''] of named) assert.ok(existsSync(join(root, path)), `${path} does not exist`);
    for (const [, path = ''] of linked) {
      assert.ok(existsSync(join(root, dirname(document), path)), `the link to ${path} leads nowhere`);
    }
  });
}

test('there are documents to check', () => {
  assert.ok(documents.includes('README.md'));
  assert.ok(documents.some((name) => name.startsWith('docs/journeys/')));
});
