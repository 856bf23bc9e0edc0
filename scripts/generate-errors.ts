import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, showUsage } from './command.ts';
import { publishPage, row } from './generated-page.ts';

const usage = `usage: node scripts/generate-errors.ts [--check]

Writes docs/generated/errors.md: every refusal code, what it means, and which requests of the bus give it.
  --check  compares instead of writing; exit 1 when the committed page is out of date`;

showUsage(usage);

/** What the page says of one code. */
interface Code {
  readonly requests: string[];
  meaning: string;
}

const codes = new Map<string, Code>();
for (const path of (await contractFiles()).sort()) {
  const contents: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(root, path)).href);
  for (const value of Object.values(contents)) {
    if (!isRequest(value)) continue;
    for (const code of value.refusals) codeOf(code).requests.push(value.subject);
  }
  const { refusals } = contents;
  if (typeof refusals !== 'object' || refusals === null) continue;
  for (const [code, meaning] of Object.entries(refusals)) codeOf(code).meaning = String(meaning);
}

const rows = [...codes]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([code, { requests, meaning }]) =>
    row(
      `\`${code}\``,
      meaning,
      [...new Set(requests)]
        .sort()
        .map((subject) => `\`${subject}\``)
        .join(', '),
    ),
  );
const page = [
  '# Refusals',
  '',
  'Generated from the contracts by `node scripts/generate-errors.ts`. Do not edit.',
  '',
  'A refusal is an expected answer, not a failure: it leaves everything as it was. The meanings are declared beside each',
  'contract, in `refusals.contract.ts`.',
  '',
  row('code', 'meaning', 'given by'),
  '|---|---|---|',
  ...rows,
  '',
];
await publishPage('errors.md', page.join('\n'));

function codeOf(code: string): Code {
  const known = codes.get(code);
  if (known !== undefined) return known;
  const fresh = { requests: [], meaning: '' };
  codes.set(code, fresh);
  return fresh;
}

function isRequest(value: unknown): value is { readonly subject: string; readonly refusals: readonly string[] } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'request';
}

async function contractFiles(): Promise<string[]> {
  const paths = await readdir(join(root, 'packages'), { recursive: true });
  return paths
    .map((path) => `packages/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\/src\/.*\.contract\.ts$/.test(path) && !path.includes('node_modules'));
}
