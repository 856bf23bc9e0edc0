import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, say, showUsage } from './command.ts';
import { cruiseTree } from './dependencies/cruise-tree.ts';

const usage = `usage: npm run lint:dependencies

Checks who imports whom against scripts/dependencies/rules.ts. Exit 1 when it finds something, or when it saw nothing.`;

showUsage(usage);
const folders = ['packages', 'apps', 'acceptance', 'bench', 'fuzz', 'simulation', 'scripts'].filter((name) =>
  existsSync(join(root, name)),
);
const report = await cruiseTree(root, folders);
for (const { rule, from, to, comment } of report.violations) say(`${rule}: ${from} -> ${to}\n    ${comment}`);
say(`${report.fileCount} files, ${report.importCount} imports, ${report.violations.length} violations`);
if (report.fileCount === 0 || report.importCount === 0) say('the tool saw no files or no imports: it proves nothing');
process.exitCode = report.violations.length === 0 && report.importCount > 0 ? 0 : 1;
