import type { Land } from '@realmwright/gamedata/terrain/land';
import type { Tree } from '@realmwright/gamedata/terrain/trees';
import { Container, ImageSource, Sprite, Texture } from 'pixi.js';
import { PIECE_POINTS, PIECE_YARDS } from '../ground/ground-paint.ts';
import type { GroundDone, GroundWanted } from '../ground/ground-work.ts';
import { type Camera, YARD } from './camera.ts';

/** Pieces that are painted at the same time, and most that are kept. */
const atOnce = 2;
const mostPieces = 32;

interface Piece {
  readonly sprite: Sprite;
  readonly column: number;
  readonly row: number;
  usedAt: number;
  isPainted: boolean;
}

/** The ground, in square pieces that a worker paints when they come near. */
export class GroundLayer {
  readonly container = new Container();
  readonly #worker: Worker;
  readonly #pieces = new Map<number, Piece>();
  #waiting = 0;

  /** The ground of a land; `onTrees` is told what grows there as soon as it is known. */
  constructor(land: Land | undefined, onTrees: (trees: readonly Tree[]) => void) {
    this.#worker = new Worker(new URL('../ground/ground.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<GroundDone>) => {
      if (data.kind === 'trees') onTrees(data.trees);
      else this.#show(data);
    });
    this.#ask({ kind: 'land', land });
  }

  /** Whether everything that is seen is painted. */
  isWhole = false;

  /** Wants what is seen and shows what is painted. */
  update(camera: Camera, now: number, seconds: number): void {
    const lastColumn = Math.floor((camera.x + camera.reachX + 4) / PIECE_YARDS);
    const lastRow = Math.floor((camera.y + camera.reachY + 4) / PIECE_YARDS);
    let isWhole = true;
    for (let column = Math.floor((camera.x - camera.reachX - 4) / PIECE_YARDS); column <= lastColumn; column++) {
      for (let row = Math.floor((camera.y - camera.reachY - 4) / PIECE_YARDS); row <= lastRow; row++) {
        const piece = this.#want(column, row);
        if (piece !== undefined) piece.usedAt = now;
        if (piece?.isPainted !== true) isWhole = false;
      }
    }
    this.isWhole = isWhole;
    for (const { sprite, column, row, isPainted } of this.#pieces.values()) {
      sprite.position.set(camera.right((row + 1) * PIECE_YARDS), camera.down((column + 1) * PIECE_YARDS));
      if (isPainted && sprite.alpha < 1) sprite.alpha = Math.min(1, sprite.alpha + seconds * 3);
    }
  }

  destroy(): void {
    this.#worker.terminate();
    for (const { sprite } of this.#pieces.values()) if (sprite.texture !== Texture.EMPTY) sprite.texture.destroy(true);
    this.container.destroy({ children: true });
  }

  #want(column: number, row: number): Piece | undefined {
    const key = keyOf(column, row);
    const known = this.#pieces.get(key);
    if (known !== undefined || this.#waiting >= atOnce) return known;
    this.#waiting += 1;
    const sprite = new Sprite();
    sprite.alpha = 0;
    const piece: Piece = { sprite, column, row, usedAt: 0, isPainted: false };
    this.#pieces.set(key, piece);
    this.container.addChild(sprite);
    this.#ask({ kind: 'piece', column, row });
    return piece;
  }

  #ask(wanted: GroundWanted): void {
    this.#worker.postMessage(wanted);
  }

  #show({ column, row, picture }: Extract<GroundDone, { kind: 'piece' }>): void {
    this.#waiting -= 1;
    const piece = this.#pieces.get(keyOf(column, row));
    if (piece === undefined) return picture.close();
    piece.sprite.texture = new Texture({ source: new ImageSource({ resource: picture }) });
    // A hair larger than it is, so that no seam shows between two.
    piece.sprite.scale.set((YARD / PIECE_POINTS) * 1.0015);
    piece.isPainted = true;
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    if (this.#pieces.size <= mostPieces) return;
    const oldest = [...this.#pieces].reduce((one, other) => (other[1].usedAt < one[1].usedAt ? other : one));
    this.#pieces.delete(oldest[0]);
    oldest[1].sprite.texture.destroy(true);
    oldest[1].sprite.destroy();
  }
}

/** Maps reach some hundred pieces either way. */
function keyOf(column: number, row: number): number {
  return column * 4_096 + row;
}
