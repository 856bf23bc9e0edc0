import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { describeSchema } from '../../packages/platform/src/database/schema-text.ts';
import { openTestDatabase } from '../../packages/testkit/src/test-database.ts';
import { root } from '../command.ts';

test('docs/generated/schema.sql is what the migrations make; node scripts/generate-schema.ts writes it anew', async () => {
  await using fixture = await openTestDatabase();
  const committed = await readFile(join(root, 'docs/generated/schema.sql'), 'utf8');
  assert.equal(committed, await describeSchema(fixture.database));
});
