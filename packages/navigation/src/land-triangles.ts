import type { Planks } from '@realmwright/gamedata/terrain/features';
import type { Terrain } from '@realmwright/gamedata/terrain/terrain';

/** Distance between two corners of the triangles, yards. */
const STEP = 2;
/** How wide the walkable strip in the middle of planks is at least taken to be, yards. */
const LEAST_PLANKS = 3;

/** The walkable surface of a land: corners as x, height, y from the land's corner, and three of them for each triangle. */
export interface LandTriangles {
  readonly corners: Float32Array;
  readonly triangles: Uint32Array;
}

/** Cuts the land into squares of two yards, leaves out those that nobody walks on, and lays the planks over them. */
export function trianglesOf(terrain: Terrain): LandTriangles {
  const { minX, minY, lengthX, lengthY } = terrain.land;
  const squaresX = Math.floor(lengthX / STEP);
  const squaresY = Math.floor(lengthY / STEP);
  const corners: number[] = [];
  for (let i = 0; i <= squaresX; i++) {
    for (let j = 0; j <= squaresY; j++) {
      corners.push(i * STEP, terrain.bareHeightAt(minX + i * STEP, minY + j * STEP), j * STEP);
    }
  }
  const taken = squaresWithTrunks(terrain, squaresY);
  const triangles: number[] = [];
  for (let i = 0; i < squaresX; i++) {
    for (let j = 0; j < squaresY; j++) {
      const x = minX + (i + 0.5) * STEP;
      const y = minY + (j + 0.5) * STEP;
      if (taken.has(i * squaresY + j) || !terrain.isWalkable(x, y)) continue;
      // What is walkable because planks lie over it has triangles of its own.
      if (terrain.heightAt(x, y) > terrain.bareHeightAt(x, y) + 0.1 && !isShallow(terrain, x, y)) continue;
      const corner = i * (squaresY + 1) + j;
      const next = corner + squaresY + 1;
      triangles.push(corner, corner + 1, next, corner + 1, next + 1, next);
    }
  }
  for (const planks of terrain.planks) layPlanks(planks, { minX, minY }, corners, triangles);
  return { corners: Float32Array.from(corners), triangles: Uint32Array.from(triangles) };
}

/** Squares that a trunk reaches into, by number. */
function squaresWithTrunks(terrain: Terrain, squaresY: number): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const { x, y } of terrain.trees) {
    const column = Math.floor((x - terrain.land.minX) / STEP);
    taken.add(column * squaresY + Math.floor((y - terrain.land.minY) / STEP));
  }
  return taken;
}

function isShallow(terrain: Terrain, x: number, y: number): boolean {
  const level = terrain.waterLevelAt(x, y);
  return level === undefined || level - terrain.bareHeightAt(x, y) < 0.3;
}

interface Corner {
  readonly minX: number;
  readonly minY: number;
}

/** Two triangles over the whole of the planks, a little longer than they are so that they meet the banks. */
function layPlanks(planks: Planks, { minX, minY }: Corner, corners: number[], triangles: number[]): void {
  const { from, to, front, kind } = planks;
  const half = Math.max(LEAST_PLANKS, planks.width) / 2;
  const beyond = kind === 'bridge' ? 1 : 0;
  const first = corners.length / 3;
  for (const { end, sign } of [
    { end: from, sign: -1 },
    { end: to, sign: beyond },
  ]) {
    for (const side of [-half, half]) {
      const x = end.x + front.x * sign - front.y * side;
      const y = end.y + front.y * sign + front.x * side;
      corners.push(x - minX, end.z, y - minY);
    }
  }
  triangles.push(first, first + 1, first + 2, first + 1, first + 3, first + 2);
  triangles.push(first, first + 2, first + 1, first + 1, first + 2, first + 3);
}
