import type { Land } from '@realmwright/gamedata/terrain/land';
import { Terrain } from '@realmwright/gamedata/terrain/terrain';
import { InvariantError } from '@realmwright/kernel/errors';
import { exportNavMesh, init } from '@recast-navigation/core';
import { generateTiledNavMesh } from '@recast-navigation/generators';
import { trianglesOf } from './land-triangles.ts';

/** Raise it when the same land would give another mesh: kept meshes of before are then made anew. */
export const MESH_VERSION = 1;

/** Side and height of a cell, yards. A walker's body is one cell wide. */
const CELL = 0.75;
const CELL_HEIGHT = 0.25;

/**
 * The navigation mesh of a land, as bytes for `openLandNavigation`. The same land gives the same bytes on every machine. It
 * takes about half a second for a land of 500 yards, so it is worth keeping.
 */
export async function buildLandMesh(land: Land): Promise<Uint8Array> {
  await init();
  const { corners, triangles } = trianglesOf(new Terrain(land));
  const result = generateTiledNavMesh(corners, triangles, {
    cs: CELL,
    ch: CELL_HEIGHT,
    tileSize: 96,
    // In cells: a body a cell wide, two yards of head room, steps of three quarters of a yard.
    walkableRadius: 1,
    walkableHeight: 8,
    walkableClimb: 3,
    walkableSlopeAngle: 51,
    minRegionArea: 8,
    mergeRegionArea: 20,
    maxEdgeLen: 0,
    maxSimplificationError: 1.1,
    detailSampleDist: 6,
    detailSampleMaxError: 1,
  });
  if (!result.success)
    throw new InvariantError('a land has no navigation mesh', { land: land.name, why: result.error });
  try {
    return exportNavMesh(result.navMesh);
  } finally {
    result.navMesh.destroy();
  }
}
