import type { Spot } from '../ground/country.ts';

/** Points of the picture to a yard before it is enlarged: figures are drawn for this size. */
export const YARD = 32;

/** What part of the country is seen. North is up and west to the left. */
export class Camera {
  /** The middle of the picture, yards. */
  x = 0;
  y = 0;
  /** Enlargement. */
  zoom = 1;
  width = 1;
  height = 1;
  #chosenZoom = 1;
  /** The corner from which points are counted: coordinates of maps are large, and graphics cards count with few digits. */
  originX = 0;
  originY = 0;

  /** The picture has another size. Small screens see a smaller country rather than smaller people. */
  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.#fit();
  }

  /** Nearer (above 1) or farther away. */
  zoomBy(factor: number): void {
    this.#chosenZoom = Math.min(1.8, Math.max(0.6, this.#chosenZoom * factor));
    this.#fit();
  }

  /** Looks at a place; at once when it is far from where one looked. */
  follow(spot: Spot, seconds: number): void {
    const isFar = Math.hypot(spot.x - this.x, spot.y - this.y) > 30;
    const share = isFar ? 1 : 1 - Math.exp(-seconds * 9);
    this.x += (spot.x - this.x) * share;
    this.y += (spot.y - this.y) * share;
    if (Math.abs(this.x - this.originX) > 512 || Math.abs(this.y - this.originY) > 512) {
      this.originX = Math.round(this.x / 32) * 32;
      this.originY = Math.round(this.y / 32) * 32;
    }
  }

  /** Points of a place to the right of the origin. */
  right(y: number): number {
    return (this.originY - y) * YARD;
  }

  /** Points of a place below the origin. */
  down(x: number): number {
    return (this.originX - x) * YARD;
  }

  /** Where the origin is in the picture. */
  get shiftRight(): number {
    return this.width / 2 - this.right(this.y) * this.zoom;
  }

  get shiftDown(): number {
    return this.height / 2 - this.down(this.x) * this.zoom;
  }

  /** The place of the country under a point of the picture. */
  spotAt(right: number, down: number): Spot {
    const yard = YARD * this.zoom;
    return { x: this.x - (down - this.height / 2) / yard, y: this.y - (right - this.width / 2) / yard };
  }

  /** How far one sees from the middle, yards. */
  get reachX(): number {
    return this.height / 2 / (YARD * this.zoom);
  }

  get reachY(): number {
    return this.width / 2 / (YARD * this.zoom);
  }

  #fit(): void {
    const roomy = Math.min(this.width / 24, this.height / 28) / YARD;
    this.zoom = Math.min(1.35, Math.max(0.62, roomy)) * this.#chosenZoom;
  }
}
