import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Land } from '@realmwright/gamedata/terrain/land';
import type { Log } from '@realmwright/kernel/ports/log';
import type { Navigation } from '@realmwright/kernel/ports/navigation';
import { buildLandMesh, MESH_VERSION } from '@realmwright/navigation/land-mesh';
import { openLandNavigation } from '@realmwright/navigation/land-navigation';

/** Bytes of the checksum that a kept mesh begins with. */
const CHECKSUM_BYTES = 32;

/**
 * Opens the navigation of a land from the mesh that is kept in one of the folders under a name of the land's own; makes it
 * when there is none, or none that is whole, and keeps it in the first folder that takes it. Where none does, each start
 * costs half a second more.
 */
export async function openKeptNavigation(folders: readonly string[], land: Land, log: Log): Promise<Navigation> {
  const name = createHash('sha256')
    .update(`${MESH_VERSION} ${JSON.stringify(land)}`)
    .digest('hex')
    .slice(0, 16);
  const files = folders.map((folder) => join(folder, `${name}.mesh`));
  for (const file of files) {
    const kept = await readMesh(file);
    if (kept !== undefined) return openLandNavigation(land, kept);
  }
  const begin = performance.now();
  const mesh = await buildLandMesh(land);
  log.info('navigation-made', { land: land.name, bytes: mesh.length, millis: Math.round(performance.now() - begin) });
  await keepMesh(files, mesh, log);
  return openLandNavigation(land, mesh);
}

async function keepMesh(files: readonly string[], mesh: Uint8Array, log: Log): Promise<void> {
  for (const file of files) {
    try {
      await mkdir(dirname(file), { recursive: true });
      // Whole or not at all, whoever else makes the same one at the same time.
      const fresh = `${file}.${process.pid}-${Math.random().toString(36).slice(2, 8)}`;
      await writeFile(fresh, [checksumOf(mesh), mesh]);
      await rename(fresh, file);
      return;
    } catch (error) {
      log.warn('navigation-not-kept', { file, error });
    }
  }
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
