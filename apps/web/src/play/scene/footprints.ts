import type { Shown } from '@realmwright/client/shown-thing';
import type { GroundKind } from '@realmwright/gamedata/terrain/ground';
import type { Texture } from 'pixi.js';
import type { Country } from '../ground/country.ts';
import type { Camera } from './camera.ts';
import { paintTexture } from './picture.ts';
import type { PictureBatch } from './picture-batch.ts';
import { PlacedPicture } from './placed-picture.ts';

/** Most prints that are seen at the same time; the oldest makes room. */
const mostPrints = 320;
/** Yards between two prints of the same walk, and how long one is seen, milliseconds. */
const PACE_YARDS = 0.75;
const PRINT_MILLIS = 14_000;

/** How deep feet sink into the ground. */
const depths: Readonly<Partial<Record<GroundKind, number>>> = {
  path: 0.5,
  sand: 0.55,
  field: 0.4,
  grass: 0.13,
  flowers: 0.13,
  forest: 0.2,
};

interface Print {
  readonly mark: PlacedPicture;
  x: number;
  y: number;
  madeAt: number;
  depth: number;
}

/** The prints that everybody leaves on soft ground. */
export class Footprints {
  readonly #picture: Texture;
  readonly #prints: Print[] = [];
  readonly #paces = new Map<number, number>();
  #next = 0;

  constructor() {
    this.#picture = paintTexture(8, 14, 2, (pen) => {
      pen.fillStyle = '#3a2f1e';
      pen.beginPath();
      pen.ellipse(4, 4.6, 2.9, 4, 0, 0, Math.PI * 2);
      pen.ellipse(4, 11.2, 2.2, 2.2, 0, 0, Math.PI * 2);
      pen.fill();
    });
  }

  /** Somebody has come to where it is shown. */
  follow(thing: number, shown: Shown, country: Country, now: number): void {
    const pace = Math.floor(shown.gone / PACE_YARDS);
    if (this.#paces.get(thing) === pace || !shown.isMoving) return;
    this.#paces.set(thing, pace);
    const depth = depths[country.groundAt(shown.x, shown.y)] ?? 0;
    if (depth === 0) return;
    const print = this.#take();
    const side = pace % 2 === 0 ? 0.13 : -0.13;
    print.x = shown.x - Math.sin(shown.heading) * side;
    print.y = shown.y + Math.cos(shown.heading) * side;
    print.madeAt = now;
    print.depth = depth;
    print.mark.rotation = -shown.heading;
  }

  /** Draws all that are still to be seen. */
  draw(batch: PictureBatch, camera: Camera, now: number): void {
    for (const { mark, x, y, madeAt, depth } of this.#prints) {
      const age = (now - madeAt) / PRINT_MILLIS;
      if (age >= 1) continue;
      mark.alpha = depth * (1 - age);
      mark.x = camera.right(y);
      mark.y = camera.down(x);
      batch.put(mark);
    }
  }

  forget(thing: number): void {
    this.#paces.delete(thing);
  }

  #take(): Print {
    const reused = this.#prints[this.#next];
    this.#next = (this.#next + 1) % mostPrints;
    if (reused !== undefined) return reused;
    const print: Print = { mark: new PlacedPicture(this.#picture), x: 0, y: 0, madeAt: 0, depth: 0 };
    this.#prints.push(print);
    return print;
  }
}
