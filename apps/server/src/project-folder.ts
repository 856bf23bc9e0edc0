import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RealmConfig } from '@realmwright/platform/config/realm-config';

/** The project's own folder, which holds packages and the bundles that ship with it. */
export const projectFolder = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

/** Where the configured content bundle lies. */
export function contentFolder(config: RealmConfig): string {
  return isAbsolute(config.realm.content) ? config.realm.content : join(projectFolder, config.realm.content);
}

/** The version in the project's manifest. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest && typeof manifest.version === 'string' ? manifest.version : 'unknown';
}
