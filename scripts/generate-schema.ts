import { describeSchema } from '../packages/platform/src/database/schema-text.ts';
import { openTestDatabase } from '../packages/testkit/src/test-database.ts';
import { showUsage } from './command.ts';
import { publishPage } from './generated-page.ts';

const usage = `usage: node scripts/generate-schema.ts [--check]

Writes docs/generated/schema.sql: the tables of a freshly migrated database, from its catalogue.
  --check  compares instead of writing; exit 1 when the committed file is out of date`;

showUsage(usage);
await using fixture = await openTestDatabase();
await publishPage('schema.sql', await describeSchema(fixture.database));
