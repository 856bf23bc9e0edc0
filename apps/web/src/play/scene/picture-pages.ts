import { ImageSource, Rectangle, Texture } from 'pixi.js';

/** Size of a page, points. */
const PAGE_WIDTH = 800;
const PAGE_HEIGHT = 200;
/** Pictures lie on multiples of this, which are whole points of the page, with as much free between two of them. Points. */
const GRID = 4;

/**
 * Small pictures that share large ones: what is drawn from few textures is drawn in one go, and pictures that come together
 * are handed to the graphics card together. What nobody shows any more goes with its page.
 */
export class PicturePages {
  readonly #sharpness: number;
  #pen: CanvasRenderingContext2D | null = null;
  #source: ImageSource | undefined;
  #right = 0;
  #down = PAGE_HEIGHT;
  #rowHeight = 0;
  #hasChanged = false;

  /** `sharpness` is the points of a page to a point of the picture. */
  constructor(sharpness: number) {
    this.#sharpness = sharpness;
  }

  /** Draws a picture that is no larger than a page, with a pen that begins at its corner. */
  paint(width: number, height: number, draw: (pen: CanvasRenderingContext2D) => void): Texture {
    const wide = Math.ceil(width / GRID) * GRID;
    const high = Math.ceil(height / GRID) * GRID;
    const source = this.#findRoom(wide, high);
    const pen = this.#pen;
    if (pen === null) return Texture.EMPTY;
    pen.save();
    pen.translate(this.#right, this.#down);
    draw(pen);
    pen.restore();
    const frame = new Rectangle(this.#right, this.#down, width, height);
    this.#right += wide + GRID;
    this.#hasChanged = true;
    return new Texture({ source, frame });
  }

  /** Hands on what was painted since the last time. */
  show(): void {
    if (this.#hasChanged) this.#source?.update();
    this.#hasChanged = false;
  }

  /** The page on which the next picture of that size goes, with the place for it. */
  #findRoom(width: number, height: number): ImageSource {
    if (this.#right + width > PAGE_WIDTH) {
      this.#right = 0;
      this.#down += this.#rowHeight + GRID;
      this.#rowHeight = 0;
    }
    this.#rowHeight = Math.max(this.#rowHeight, height);
    if (this.#source !== undefined && this.#down + this.#rowHeight <= PAGE_HEIGHT) return this.#source;
    this.show();
    return this.#turn(height);
  }

  #turn(rowHeight: number): ImageSource {
    const canvas = document.createElement('canvas');
    canvas.width = PAGE_WIDTH * this.#sharpness;
    canvas.height = PAGE_HEIGHT * this.#sharpness;
    this.#pen = canvas.getContext('2d');
    this.#pen?.scale(this.#sharpness, this.#sharpness);
    this.#right = 0;
    this.#down = 0;
    this.#rowHeight = rowHeight;
    this.#source = new ImageSource({ resource: canvas, resolution: this.#sharpness });
    return this.#source;
  }
}
