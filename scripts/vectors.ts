import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { nodeCompression } from '@realmwright/platform/compression';
import { describeReport, runVectors, type VectorFile } from '@realmwright/protocol/vectors/vector-run';
import { root, say, showUsage } from './command.ts';

const usage = `usage: npm run vectors -- [FOLDER]

Runs every conformance vector (*.json) of a folder, its subfolders included: decodes, compares the fields, encodes
again. Prints per file and build what passed, failed and is not described yet, and ends with
"N passed, N failed, N skipped". Without FOLDER it takes ../shared/vectors. Ends with 1 if a vector failed.`;

showUsage(usage);
const [folder = join(root, '../shared/vectors')] = process.argv.slice(2);
const files = vectorFiles(folder);
if (files === undefined) {
  say(`${folder} is not a folder; give the folder that holds the vectors`);
  process.exit(2);
}
const report = runVectors(files, nodeCompression);
for (const line of describeReport(report)) say(line);
process.exitCode = report.failed > 0 ? 1 : 0;

function vectorFiles(path: string): VectorFile[] | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ name: relative(path, file), text: readFileSync(file, 'utf8') }));
}
