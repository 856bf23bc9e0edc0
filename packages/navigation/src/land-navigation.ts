import type { Land } from '@realmwright/gamedata/terrain/land';
import { mostTurns, type Navigation } from '@realmwright/kernel/ports/navigation';
import { importNavMesh, init, NavMeshQuery } from '@recast-navigation/core';
import { fingerprintOf } from './fingerprint.ts';

/** How far from the mesh a way may begin or end, yards: a wanderer may stand a step off it. */
const NEAR = { x: 3, y: 6, z: 3 };
/** How many polygons a search looks at; what is farther away than that is no way. */
const SEARCH_NODES = 2048;
const WAY_POLYGONS = 512;

/**
 * Opens the mesh that `buildLandMesh` made of a land. Bytes of any other origin may end the process, so whoever keeps them
 * sees to it that they are whole. The mesh lives in the memory of the WebAssembly module, as long as the process does.
 */
export async function openLandNavigation(land: Land, mesh: Uint8Array): Promise<Navigation> {
  await init();
  const { navMesh } = importNavMesh(mesh);
  const query = new NavMeshQuery(navMesh, { maxNodes: SEARCH_NODES });
  const { minX, minY } = land;
  return {
    fingerprint: fingerprintOf(mesh),
    findWay(from, to) {
      const start = { x: from.x - minX, y: from.z, z: from.y - minY };
      const end = { x: to.x - minX, y: to.z, z: to.y - minY };
      const { success, path } = query.computePath(start, end, {
        halfExtents: NEAR,
        maxPathPolys: WAY_POLYGONS,
        maxStraightPathPoints: mostTurns + 1,
      });
      const last = path.at(-1);
      // A search that gave up leads as near as it came.
      if (!success || last === undefined || Math.abs(last.x - end.x) + Math.abs(last.z - end.z) > 2 * NEAR.x) {
        return undefined;
      }
      return path.slice(1).map(({ x, z }) => ({ x: x + minX, y: z + minY }));
    },
  };
}
