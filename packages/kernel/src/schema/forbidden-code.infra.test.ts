import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const here = pathToFileURL(`${import.meta.dirname}/`).href;

/** What a browser with a strict policy runs. */
const program = `
  import { codecOf } from '${here}codec.ts';
  import { struct, u16, utf8 } from '${here}types.ts';
  let isForbidden = false;
  try { new Function('return 1'); } catch { isForbidden = true; }
  const codecUnderTest = codecOf(struct({ id: u16, name: utf8({ maxBytes: 9 }) }));
  process.stdout.write(JSON.stringify({ isForbidden, value: codecUnderTest.decode(codecUnderTest.encode({ id: 7, name: 'Ann' })) }));
`;

test('where dynamic code is forbidden, descriptions are interpreted', () => {
  const output = execFileSync(
    process.execPath,
    ['--disallow-code-generation-from-strings', '--input-type=module-typescript', '--eval', program],
    { encoding: 'utf8', timeout: 20_000 },
  );
  assert.deepEqual(JSON.parse(output), { isForbidden: true, value: { id: 7, name: 'Ann' } });
});
