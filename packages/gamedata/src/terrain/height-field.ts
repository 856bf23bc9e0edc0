import { mix } from './noise.ts';

/** Distance between two points of the field, yards. */
const STEP = 2;
/** Steps along the side of a tile: a tile is measured as a whole when something in it is first asked for. */
const TILE = 32;

/** Heights over a rectangle, measured at the points of a grid and even between them. */
export class HeightField {
  readonly #minX: number;
  readonly #minY: number;
  readonly #stepsX: number;
  readonly #stepsY: number;
  readonly #tilesX: number;
  readonly #tiles: (Float32Array | undefined)[];
  readonly #measure: (x: number, y: number) => number;

  constructor(
    area: { readonly minX: number; readonly minY: number; readonly lengthX: number; readonly lengthY: number },
    measure: (x: number, y: number) => number,
  ) {
    this.#minX = area.minX;
    this.#minY = area.minY;
    this.#stepsX = Math.max(1, Math.floor(area.lengthX / STEP));
    this.#stepsY = Math.max(1, Math.floor(area.lengthY / STEP));
    this.#tilesX = Math.ceil(this.#stepsX / TILE);
    this.#tiles = Array.from({ length: this.#tilesX * Math.ceil(this.#stepsY / TILE) }, () => undefined);
    this.#measure = measure;
  }

  /** The height of a point; outside of the rectangle, that of its nearest edge. */
  at(x: number, y: number): number {
    const along = Math.min(this.#stepsX, Math.max(0, (x - this.#minX) / STEP));
    const across = Math.min(this.#stepsY, Math.max(0, (y - this.#minY) / STEP));
    const column = Math.min(this.#stepsX - 1, Math.floor(along));
    const row = Math.min(this.#stepsY - 1, Math.floor(across));
    const tile = this.#tileOf(Math.floor(column / TILE), Math.floor(row / TILE));
    const at = (row % TILE) * (TILE + 1) + (column % TILE);
    const next = at + TILE + 1;
    const near = mix(tile[at] ?? 0, tile[at + 1] ?? 0, along - column);
    const far = mix(tile[next] ?? 0, tile[next + 1] ?? 0, along - column);
    return mix(near, far, across - row);
  }

  #tileOf(tileX: number, tileY: number): Float32Array {
    const index = tileY * this.#tilesX + tileX;
    const known = this.#tiles[index];
    if (known !== undefined) return known;
    // A tile holds its far edges too, which are the near ones of its neighbours.
    const tile = new Float32Array((TILE + 1) * (TILE + 1));
    for (let row = 0; row <= TILE; row++) {
      for (let column = 0; column <= TILE; column++) {
        const x = this.#minX + (tileX * TILE + column) * STEP;
        tile[row * (TILE + 1) + column] = this.#measure(x, this.#minY + (tileY * TILE + row) * STEP);
      }
    }
    this.#tiles[index] = tile;
    return tile;
  }
}
