import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiRoutes } from '@realmwright/edge/http/api-routes';
import { openapiDocument } from '@realmwright/edge/http/openapi';
import { clientSource } from './api/client-source.ts';
import { formatted } from './api/formatted.ts';
import { root, showUsage } from './command.ts';
import { publishFile, publishPage } from './generated-page.ts';

const usage = `usage: node scripts/generate-api.ts [--check]

Writes the document of the HTTP API, docs/generated/openapi.json, and its client, packages/client/src/realm-api.ts.
  --check  compares instead of writing; exit 1 when a committed file is out of date`;

showUsage(usage);

const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const document = openapiDocument(apiRoutes, { title: 'Realmwright', version: String(version) });
await publishPage('openapi.json', await formatted('openapi.json', JSON.stringify(document)));
await publishFile('packages/client/src/realm-api.ts', await formatted('realm-api.ts', clientSource(apiRoutes)));
