import type { ByteReader, ByteWriter } from '@realmwright/kernel/schema/bytes';
import type { Yards } from '@realmwright/kernel/units';
import type { Entities, Slot } from '../actor/entities.ts';
import type { StateStore } from '../state-store.ts';
import type { Position } from './position.ts';

/**
 * Where every entity is, in columns by slot, and a grid over the plane that finds neighbours. The grid has 128 x 128
 * cells and repeats itself: far places share a cell, which the caller's distance check sorts out, and neighbours never
 * do. Moving within a cell costs four stores; moving to another one relinks a list.
 */
export class Places implements StateStore {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly orientation: Float64Array;
  readonly cellYards: Yards;
  readonly #entities: Entities;
  readonly #cells: Int32Array;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;

  constructor(entities: Entities, cellYards: Yards) {
    const { capacity } = entities;
    this.#entities = entities;
    this.cellYards = cellYards;
    this.x = new Float64Array(capacity);
    this.y = new Float64Array(capacity);
    this.z = new Float64Array(capacity);
    this.orientation = new Float64Array(capacity);
    this.#cells = new Int32Array(capacity).fill(NOWHERE);
    this.#heads = new Int32Array(CELLS_A_SIDE * CELLS_A_SIDE).fill(NOWHERE);
    this.#next = new Int32Array(capacity);
    this.#previous = new Int32Array(capacity);
  }

  /** Puts an entity somewhere, for the first time or anew. */
  put(slot: Slot, x: Yards, y: Yards, z: Yards): void {
    this.x[slot] = x;
    this.y[slot] = y;
    this.z[slot] = z;
    const cell = this.#cellAt(x, y);
    if (cell === this.#cells[slot]) return;
    this.#unlink(slot);
    this.#link(slot, cell);
  }

  remove(slot: Slot): void {
    this.#unlink(slot);
  }

  positionOf(slot: Slot): Position {
    return {
      x: this.x[slot] ?? 0,
      y: this.y[slot] ?? 0,
      z: this.z[slot] ?? 0,
      orientation: this.orientation[slot] ?? 0,
    };
  }

  /** Square of the distance in the plane between two entities. */
  squareBetween(a: Slot, b: Slot): number {
    const dx = (this.x[a] ?? 0) - (this.x[b] ?? 0);
    const dy = (this.y[a] ?? 0) - (this.y[b] ?? 0);
    return dx * dx + dy * dy;
  }

  /**
   * Writes the slots of all cells that a circle touches into `found` and gives their number; some lie outside the
   * circle. The order within a cell is that of arrival. `radius` is at most 60 cells.
   */
  near(x: Yards, y: Yards, radius: Yards, found: Int32Array): number {
    const heads = this.#heads;
    const next = this.#next;
    const firstColumn = Math.floor((x - radius) / this.cellYards);
    const lastColumn = Math.floor((x + radius) / this.cellYards);
    const firstRow = Math.floor((y - radius) / this.cellYards);
    const lastRow = Math.floor((y + radius) / this.cellYards);
    let count = 0;
    for (let row = firstRow; row <= lastRow; row++) {
      const rowStart = (row & CELL_MASK) * CELLS_A_SIDE;
      for (let column = firstColumn; column <= lastColumn; column++) {
        let slot = heads[rowStart + (column & CELL_MASK)] ?? NOWHERE;
        while (slot !== NOWHERE) {
          found[count++] = slot;
          slot = next[slot] ?? NOWHERE;
        }
      }
    }
    return count;
  }

  snapshot(writer: ByteWriter): void {
    for (let slot = 0; slot < this.#entities.usedSlots; slot++) {
      if (this.#entities.alive[slot] !== 1) continue;
      const { x, y, z, orientation } = this.positionOf(slot);
      writer.f64(x).f64(y).f64(z).f64(orientation);
    }
  }

  /** The entities are restored before their places. */
  restore(reader: ByteReader): void {
    this.#cells.fill(NOWHERE);
    this.#heads.fill(NOWHERE);
    for (let slot = 0; slot < this.#entities.usedSlots; slot++) {
      if (this.#entities.alive[slot] !== 1) continue;
      this.put(slot, reader.f64(), reader.f64(), reader.f64());
      this.orientation[slot] = reader.f64();
    }
  }

  #cellAt(x: Yards, y: Yards): number {
    const column = Math.floor(x / this.cellYards) & CELL_MASK;
    return (Math.floor(y / this.cellYards) & CELL_MASK) * CELLS_A_SIDE + column;
  }

  #link(slot: Slot, cell: number): void {
    const head = this.#heads[cell] ?? NOWHERE;
    this.#cells[slot] = cell;
    this.#next[slot] = head;
    this.#previous[slot] = NOWHERE;
    if (head !== NOWHERE) this.#previous[head] = slot;
    this.#heads[cell] = slot;
  }

  #unlink(slot: Slot): void {
    const cell = this.#cells[slot] ?? NOWHERE;
    if (cell === NOWHERE) return;
    const next = this.#next[slot] ?? NOWHERE;
    const previous = this.#previous[slot] ?? NOWHERE;
    if (previous === NOWHERE) this.#heads[cell] = next;
    else this.#next[previous] = next;
    if (next !== NOWHERE) this.#previous[next] = previous;
    this.#cells[slot] = NOWHERE;
  }
}

const NOWHERE = -1;
const CELLS_A_SIDE = 128;
const CELL_MASK = CELLS_A_SIDE - 1;
