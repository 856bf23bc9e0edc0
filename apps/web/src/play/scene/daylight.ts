import { Container, type Renderer, RenderTexture, Sprite, Texture } from 'pixi.js';
import { mix } from '../ground/grain.ts';
import type { Camera } from './camera.ts';
import { paintSpot } from './picture.ts';

/** How much smaller than the picture its light is kept: light is soft. */
const COARSE = 4;
/** Less dark than this, no lamp is seen to shine. */
const LEAST_DARKNESS = 0.12;

interface Hour {
  readonly hour: number;
  readonly light: readonly [red: number, green: number, blue: number];
}

/** The light of the sky through a day, 1 for full. Between these hours it changes evenly. */
const hours: readonly Hour[] = [
  { hour: 0, light: [0.27, 0.34, 0.58] },
  { hour: 4.5, light: [0.29, 0.36, 0.6] },
  { hour: 6, light: [0.72, 0.62, 0.66] },
  { hour: 7.5, light: [1, 0.93, 0.84] },
  { hour: 10, light: [1, 1, 1] },
  { hour: 16.5, light: [1, 1, 0.98] },
  { hour: 19, light: [1, 0.84, 0.66] },
  { hour: 20.5, light: [0.72, 0.56, 0.62] },
  { hour: 22, light: [0.34, 0.38, 0.6] },
  { hour: 24, light: [0.27, 0.34, 0.58] },
];

/** The light of an hour: red, green and blue. */
export function skyLight(hour: number): readonly [number, number, number] {
  const after = hours.findIndex((one) => one.hour > hour);
  const to = hours[after] ?? hours[0];
  const from = hours[after - 1] ?? hours[0];
  if (to === undefined || from === undefined) return [1, 1, 1];
  const share = (hour - from.hour) / Math.max(0.01, to.hour - from.hour);
  return [
    mix(from.light[0], to.light[0], share),
    mix(from.light[1], to.light[1], share),
    mix(from.light[2], to.light[2], share),
  ];
}

/** How dark an hour is, 0 at noon to 1 at midnight. */
export function darknessAt(hour: number): number {
  const [red, green, blue] = skyLight(hour);
  return Math.min(1, Math.max(0, (1 - (red + green + blue) / 3) / 0.6));
}

/** Night falls over everything, and lamps shine through it. */
export class Daylight {
  /** Lies over the world. */
  readonly shade: Sprite;
  readonly #lights = new Container();
  readonly #glow: Texture;
  readonly #pool: Sprite[] = [];
  #used = 0;
  #isNight = false;
  #light: readonly [red: number, green: number, blue: number] = [1, 1, 1];
  readonly #target: RenderTexture;
  #width = 1;
  #height = 1;

  constructor() {
    this.#target = RenderTexture.create({ width: 8, height: 8, dynamic: true });
    this.shade = new Sprite(this.#target);
    this.shade.blendMode = 'multiply';
    this.#glow = paintSpot(256, '255 255 255', 1);
  }

  resize({ width, height }: Camera): void {
    this.#width = width;
    this.#height = height;
    this.#target.resize(Math.ceil(width / COARSE), Math.ceil(height / COARSE));
  }

  /** Begins the lights of a frame anew; `gloom` is how much of the sky the weather hides. Gives how dark it is. */
  begin(hour: number, gloom: number): number {
    this.#used = 0;
    const [red, green, blue] = skyLight(hour);
    const dim = 1 - gloom * 0.22;
    this.#light = [red * dim, green * dim, blue * (1 - gloom * 0.14)];
    const darkness = darknessAt(hour);
    this.#isNight = darkness >= LEAST_DARKNESS;
    return darkness;
  }

  /** A light shines at a place by night, as far as `reach`: points before the picture is enlarged. Numbers, so that nothing is made. */
  shine(camera: Camera, right: number, down: number, reach: number, colour: number, strength: number): void {
    if (!this.#isNight) return;
    const x = right * camera.zoom + camera.shiftRight;
    const y = down * camera.zoom + camera.shiftDown;
    const far = reach * camera.zoom;
    if (x < -far || y < -far || x > camera.width + far || y > camera.height + far) return;
    const sprite = this.#next();
    sprite.position.set(x / COARSE, y / COARSE);
    sprite.scale.set((far * 2) / COARSE / 256);
    sprite.tint = colour;
    sprite.alpha = strength;
  }

  /** Draws the light of the hour and of the lamps. */
  render(renderer: Renderer): void {
    const { shade } = this;
    const [red, green, blue] = this.#light;
    shade.visible = red < 0.99 || green < 0.99 || blue < 0.99;
    if (!shade.visible) return;
    // Where no lamp shines, the light is the same everywhere: a sheet of its colour does.
    if (this.#used === 0) return this.#tint(Texture.WHITE, this.#width, this.#height, this.#light);
    for (let index = this.#used; index < this.#pool.length; index++) {
      const sprite = this.#pool[index];
      if (sprite !== undefined) sprite.visible = false;
    }
    renderer.render({ container: this.#lights, target: this.#target, clear: true, clearColor: [red, green, blue, 1] });
    this.#tint(this.#target, COARSE, COARSE, [1, 1, 1]);
  }

  #tint(texture: Texture, wide: number, high: number, tint: readonly [number, number, number]): void {
    const { shade } = this;
    shade.texture = texture;
    shade.scale.set(wide, high);
    shade.tint = [...tint];
  }

  #next(): Sprite {
    let sprite = this.#pool[this.#used];
    if (sprite === undefined) {
      sprite = new Sprite(this.#glow);
      sprite.anchor.set(0.5);
      sprite.blendMode = 'add';
      this.#pool.push(sprite);
      this.#lights.addChild(sprite);
    }
    sprite.visible = true;
    this.#used += 1;
    return sprite;
  }
}
