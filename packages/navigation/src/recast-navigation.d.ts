// The library's own declarations name their parts without an extension, which this project's module resolution does not
// follow; here is what we use of it, in its words.

declare module '@recast-navigation/core' {
  interface Vector3 {
    x: number;
    y: number;
    z: number;
  }

  export function init(): Promise<void>;

  export class NavMesh {
    destroy(): void;
  }

  export class NavMeshQuery {
    constructor(navMesh: NavMesh, params?: { maxNodes?: number });
    computePath(
      start: Vector3,
      end: Vector3,
      options?: { halfExtents?: Vector3; maxPathPolys?: number; maxStraightPathPoints?: number },
    ): { success: boolean; path: Vector3[] };
  }

  export function exportNavMesh(navMesh: NavMesh): Uint8Array;
  export function importNavMesh(data: Uint8Array): { navMesh: NavMesh };
}

declare module '@recast-navigation/generators' {
  import type { NavMesh } from '@recast-navigation/core';

  interface MeshConfig {
    cs: number;
    ch: number;
    tileSize: number;
    walkableRadius: number;
    walkableHeight: number;
    walkableClimb: number;
    walkableSlopeAngle: number;
    minRegionArea: number;
    mergeRegionArea: number;
    maxEdgeLen: number;
    maxSimplificationError: number;
    detailSampleDist: number;
    detailSampleMaxError: number;
  }

  export function generateTiledNavMesh(
    positions: ArrayLike<number>,
    indices: ArrayLike<number>,
    config: MeshConfig,
  ): { success: true; navMesh: NavMesh } | { success: false; error: string };
}
