import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Land } from '@realmwright/gamedata/terrain/land';
import type { Log } from '@realmwright/kernel/ports/log';
import type { Navigation } from '@realmwright/kernel/ports/navigation';
import { buildLandMesh, MESH_VERSION } from '@realmwright/navigation/land-mesh';
import { openLandNavigation } from '@realmwright/navigation/land-navigation';

/** Bytes of the checksum that a kept mesh begins with. */
const CHECKSUM_BYTES = 32;

/**
 * Opens the navigation of a land from the mesh that is kept in the folder under the land's own name; makes and keeps it when
 * there is none, or one that is not whole. A folder that cannot be written to costs half a second at each start.
 */
export async function openKeptNavigation(folder: string, land: Land, log: Log): Promise<Navigation> {
  const name = createHash('sha256')
    .update(`${MESH_VERSION} ${JSON.stringify(land)}`)
    .digest('hex')
    .slice(0, 16);
  const file = join(folder, `${name}.mesh`);
  const kept = await readMesh(file);
  if (kept !== undefined) return openLandNavigation(land, kept);
  const begin = performance.now();
  const mesh = await buildLandMesh(land);
  log.info('navigation-made', { land: land.name, bytes: mesh.length, millis: Math.round(performance.now() - begin) });
  try {
    await mkdir(folder, { recursive: true });
    // Whole or not at all, whoever else makes the same one at the same time.
    const fresh = `${file}.${process.pid}-${Math.random().toString(36).slice(2, 8)}`;
    await writeFile(fresh, [checksumOf(mesh), mesh]);
    await rename(fresh, file);
  } catch (error) {
    log.warn('navigation-not-kept', { file, error });
  }
  return openLandNavigation(land, mesh);
}

async function readMesh(file: string): Promise<Uint8Array | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const mesh = Uint8Array.from(bytes.subarray(CHECKSUM_BYTES));
  return checksumOf(mesh).equals(bytes.subarray(0, CHECKSUM_BYTES)) ? mesh : undefined;
}

function checksumOf(mesh: Uint8Array): Buffer {
  return createHash('sha256').update(mesh).digest();
}
