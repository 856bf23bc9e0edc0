import { writeConfigPage } from '../packages/platform/src/config/config-page.ts';
import { showUsage } from './command.ts';
import { publishPage } from './generated-page.ts';

const usage = `usage: node scripts/generate-configuration.ts [--check]

Writes docs/generated/configuration.md: every setting, its name in the environment, its default and its meaning.
  --check  compares instead of writing; exit 1 when the committed page is out of date`;

showUsage(usage);
await publishPage('configuration.md', writeConfigPage());
