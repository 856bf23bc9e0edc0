import type { Land, Spot, TreeKind, Wood } from './land.ts';
import { distanceBetween } from './line.ts';
import { chanceAt, mix, roughNoiseAt } from './noise.ts';

/** A tree: its crown's radius and its height in yards. `look` (0 up to 1) tells trees of one kind apart. */
export interface Tree extends Spot {
  readonly kind: TreeKind;
  readonly z: number;
  readonly crown: number;
  readonly height: number;
  readonly look: number;
}

/** Distance between the places where trees may grow, yards: the closest stand. */
const TREE_YARDS = 6.5;
/** Share of those places in the open country where one stands alone. */
const LONE_TREES = 0.004;

const sizes: Readonly<Record<TreeKind, { readonly crown: number; readonly height: number }>> = {
  oak: { crown: 4.2, height: 13 },
  birch: { crown: 2.6, height: 11 },
  pine: { crown: 2.4, height: 16 },
  alder: { crown: 3, height: 10 },
  apple: { crown: 2.2, height: 5 },
};

/** What a tree asks of the ground. */
export interface Soil {
  /** Whether one may grow at a point. */
  mayGrow(x: number, y: number): boolean;
  heightAt(x: number, y: number): number;
}

/** The trees of a land: one at most in each cell of a grid. A cell is looked into when it is first asked for. */
export class Trees {
  readonly #land: Land;
  readonly #soil: Soil;
  readonly #rows: number;
  readonly #columns: number;
  readonly #cells = new Map<number, Tree | undefined>();

  constructor(land: Land, soil: Soil) {
    this.#land = land;
    this.#soil = soil;
    this.#columns = Math.floor(land.lengthX / TREE_YARDS);
    this.#rows = Math.floor(land.lengthY / TREE_YARDS);
  }

  /** All of them, from the least coordinates on. */
  all(): Tree[] {
    const trees: Tree[] = [];
    for (let column = 0; column < this.#columns; column++) {
      for (let row = 0; row < this.#rows; row++) {
        const tree = this.#treeIn(column, row);
        if (tree !== undefined) trees.push(tree);
      }
    }
    return trees;
  }

  /** Whether the middle of a trunk is within so many yards of a point. */
  isWithin(x: number, y: number, yards: number): boolean {
    const lastColumn = Math.floor((x + yards - this.#land.minX) / TREE_YARDS);
    const firstRow = Math.floor((y - yards - this.#land.minY) / TREE_YARDS);
    const lastRow = Math.floor((y + yards - this.#land.minY) / TREE_YARDS);
    for (let column = Math.floor((x - yards - this.#land.minX) / TREE_YARDS); column <= lastColumn; column++) {
      for (let row = firstRow; row <= lastRow; row++) {
        const tree = this.#treeIn(column, row);
        if (tree !== undefined && distanceBetween(tree.x, tree.y, x, y) <= yards) return true;
      }
    }
    return false;
  }

  #treeIn(column: number, row: number): Tree | undefined {
    if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) return undefined;
    const key = column * this.#rows + row;
    const known = this.#cells.get(key);
    if (known !== undefined || this.#cells.has(key)) return known;
    const tree = this.#grow(column, row);
    this.#cells.set(key, tree);
    return tree;
  }

  #grow(column: number, row: number): Tree | undefined {
    const { seed, minX, minY } = this.#land;
    const x = minX + (column + 0.2 + 0.6 * chanceAt(seed + 51, column, row)) * TREE_YARDS;
    const y = minY + (row + 0.2 + 0.6 * chanceAt(seed + 52, column, row)) * TREE_YARDS;
    const kind = this.#kindAt(x, y, chanceAt(seed + 53, column, row));
    if (kind === undefined || !this.#soil.mayGrow(x, y)) return undefined;
    const look = chanceAt(seed + 54, column, row);
    const grown = mix(0.7, 1.25, chanceAt(seed + 55, column, row));
    const { crown, height } = sizes[kind];
    return { kind, x, y, z: this.#soil.heightAt(x, y), crown: crown * grown, height: height * grown, look };
  }

  #kindAt(x: number, y: number, chance: number): TreeKind | undefined {
    const { woods, seed } = this.#land;
    for (const wood of woods) {
      const share = shareOfWood(seed, wood, x, y);
      if (share < 1 && chance < wood.density * Math.min(1, 2.2 * (1 - share))) return wood.kind;
    }
    if (chance < 1 - LONE_TREES) return undefined;
    return chanceAt(seed + 56, Math.floor(x), Math.floor(y)) < 0.5 ? 'oak' : 'birch';
  }
}

/** How far out of the middle of a wood a point is: 0 in the middle, 1 at its edge, which is nowhere quite round. */
export function shareOfWood(seed: number, { radius, ...middle }: Wood, x: number, y: number): number {
  const away = distanceBetween(x, y, middle.x, middle.y) / radius;
  return away > 1.5 ? away : away + 0.3 * roughNoiseAt(seed + 57, x, y, 60);
}
