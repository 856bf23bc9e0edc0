import { root, say, showUsage } from './command.ts';
import { describeFinding } from './lint/finding.ts';
import { checkTree, listSources } from './lint/tree.ts';

const usage = `usage: npm run lint:words [-- FILE...]

Checks the rules of the house that no ready-made linter knows: words that are forbidden by folder, names and lengths of
files, what each kind of test may import. Without FILE it checks the whole tree. Exit 1 when it finds something.`;

showUsage(usage);
const named = process.argv.slice(2);
const paths = named.length > 0 ? named : listSources(root);
if (paths.length === 0) {
  say('found no TypeScript file to check: is this a checkout?');
  process.exit(1);
}
const findings = checkTree(root, paths);
for (const finding of findings) say(describeFinding(finding));
say(`${paths.length} files, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
