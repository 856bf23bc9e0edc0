import { Container, Sprite, type Texture } from 'pixi.js';
import type { Weather } from '../game.ts';
import { chanceOf } from '../ground/grain.ts';
import type { Camera } from './camera.ts';
import { paintSpot, paintTexture } from './picture.ts';

const mostDrops = 150;
const cloudCount = 5;
const flyCount = 26;
/** Side of the square of country over which clouds and fireflies repeat, points. */
const CLOUD_FIELD = 3_600;
const FLY_FIELD = 1_500;

/** What is in the air: rain and snow, the shadows of clouds by day, and fireflies by night. */
export class SkyLayer {
  /** Shadows of clouds: on the ground, below the night. */
  readonly below = new Container();
  /** Fireflies: they shine, so that they are above the night. */
  readonly shining = new Container();
  /** Rain and snow: before everything. */
  readonly before = new Container();
  readonly #clouds: readonly Sprite[];
  readonly #flies: readonly Sprite[];
  readonly #drops: readonly Sprite[];
  readonly #rain: Texture;
  readonly #flake: Texture;

  constructor() {
    const cloud = paintSpot(256, '24 36 40', 0.42);
    const spark = paintSpot(32, '255 232 150', 1);
    this.#flake = paintSpot(16, '255 255 255', 1);
    this.#rain = paintTexture(3, 26, 1, (pen) => {
      const fade = pen.createLinearGradient(0, 0, 0, 26);
      fade.addColorStop(0, 'rgb(214 232 240 / 0)');
      fade.addColorStop(1, 'rgb(214 232 240 / 0.75)');
      pen.fillStyle = fade;
      pen.fillRect(0.8, 0, 1.4, 26);
    });
    this.#clouds = fill(this.below, cloud, cloudCount);
    this.#flies = fill(this.shining, spark, flyCount);
    this.#drops = fill(this.before, this.#rain, mostDrops);
    for (const fly of this.#flies) fly.blendMode = 'add';
  }

  update(camera: Camera, weather: Weather, darkness: number, now: number, isStill: boolean): void {
    this.#driftClouds(camera, weather, darkness, isStill ? 0 : now);
    this.#driftFlies(camera, darkness * (weather.grade > 0.3 ? 0 : 1), isStill ? 0 : now);
    this.#fall(camera, weather, isStill ? 0 : now);
  }

  #driftClouds(camera: Camera, { grade }: Weather, darkness: number, now: number): void {
    for (const [index, cloud] of this.#clouds.entries()) {
      cloud.visible = darkness < 0.6;
      if (!cloud.visible) continue;
      const x = chanceOf(index, 1, 5) * CLOUD_FIELD + now * 0.021 - camera.originY * 32;
      const y = chanceOf(index, 2, 5) * CLOUD_FIELD + now * 0.009 - camera.originX * 32;
      cloud.position.set(around(x, camera.right(camera.y), CLOUD_FIELD), around(y, camera.down(camera.x), CLOUD_FIELD));
      cloud.scale.set(4.4 + chanceOf(index, 3, 5) * 3, 2.6 + chanceOf(index, 4, 5) * 1.6);
      cloud.alpha = (0.42 + grade * 0.2) * (1 - darkness);
    }
  }

  #driftFlies(camera: Camera, darkness: number, now: number): void {
    for (const [index, fly] of this.#flies.entries()) {
      const life = Math.sin(now / (900 + chanceOf(index, 5, 9) * 900) + index * 2.1);
      fly.visible = darkness > 0.35 && (life > 0 || now === 0);
      if (!fly.visible) continue;
      const sway = now / 2_600 + index;
      const x = chanceOf(index, 1, 9) * FLY_FIELD + Math.sin(sway) * 34 + Math.sin(sway * 2.3) * 14;
      const y = chanceOf(index, 2, 9) * FLY_FIELD + Math.cos(sway * 0.8) * 24;
      fly.position.set(around(x, camera.right(camera.y), FLY_FIELD), around(y, camera.down(camera.x), FLY_FIELD));
      fly.alpha = (now === 0 ? 0.6 : life) * Math.min(1, darkness * 1.4);
      fly.scale.set(0.42);
    }
  }

  #fall(camera: Camera, { kind, grade }: Weather, now: number): void {
    const count = kind === 'fine' ? 0 : Math.ceil(mostDrops * Math.min(1, 0.25 + grade));
    this.before.visible = count > 0;
    if (count === 0) return;
    const isSnow = kind === 'snow';
    const isSand = kind === 'sandstorm';
    const down = isSnow ? 0.07 : isSand ? 0.05 : 0.72;
    const across = isSnow ? 0.02 : isSand ? 0.9 : -0.14;
    for (const [index, drop] of this.#drops.entries()) {
      drop.visible = index < count;
      if (!drop.visible) continue;
      const own = 0.75 + chanceOf(index, 3, 13) * 0.5;
      const sway = isSnow ? Math.sin(now / 900 + index) * 18 : 0;
      drop.texture = isSnow || isSand ? this.#flake : this.#rain;
      drop.tint = isSand ? 0xe3c58c : 0xffffff;
      drop.rotation = isSnow || isSand ? 0 : 0.19;
      drop.scale.set(
        isSand ? 1.6 : isSnow ? 0.3 + own * 0.25 : 1,
        isSand ? 0.25 : isSnow ? 0.3 + own * 0.25 : 0.8 + own * 0.4,
      );
      drop.alpha = 0.35 + own * 0.35;
      drop.x = wrap(chanceOf(index, 1, 13) * camera.width + now * across * own + sway, camera.width + 60) - 30;
      drop.y = wrap(chanceOf(index, 2, 13) * camera.height + now * down * own, camera.height + 60) - 30;
    }
  }
}

function fill(container: Container, picture: Texture, count: number): readonly Sprite[] {
  return Array.from({ length: count }, () => {
    const sprite = new Sprite(picture);
    sprite.anchor.set(0.5);
    sprite.visible = false;
    container.addChild(sprite);
    return sprite;
  });
}

function wrap(value: number, length: number): number {
  return ((value % length) + length) % length;
}

/** The place among all that repeat every `length` that is nearest to the middle. */
function around(value: number, middle: number, length: number): number {
  return middle + wrap(value - middle + length / 2, length) - length / 2;
}
