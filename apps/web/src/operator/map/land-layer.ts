import type { Land } from '@realmwright/gamedata/terrain/land';
import { Container, ImageSource, Sprite, Texture } from 'pixi.js';
import { loadLand } from '../../play/land-of-map.ts';
import type { LandPainted, LandWanted } from './land-work.ts';
import type { MapCamera } from './map-camera.ts';

interface ShownLand {
  readonly land: Land;
  readonly sprite: Sprite;
  /** Points of its picture to a yard. */
  points: number;
}

/** The land under the map, where the realm tells of one. Each is painted by a worker, and kept. */
export class LandLayer {
  readonly container = new Container();
  readonly #worker = new Worker(new URL('./land-picture.worker.ts', import.meta.url), { type: 'module' });
  readonly #lands = new Map<number, ShownLand>();
  readonly #asked = new Set<number>();
  #map: number | undefined;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<LandPainted>) => {
      const painted = this.#lands.get(data.map);
      if (painted === undefined) return data.picture.close();
      const { sprite } = painted;
      if (sprite.texture !== Texture.EMPTY) sprite.texture.destroy(true);
      sprite.texture = new Texture({ source: new ImageSource({ resource: data.picture }) });
      painted.points = data.points;
    });
  }

  /** The map that is looked at from now on. */
  show(map: number | undefined): void {
    this.#map = map;
    if (map === undefined || this.#asked.has(map)) return;
    this.#asked.add(map);
    void this.#load(map);
  }

  draw(camera: MapCamera): void {
    for (const [map, { land, sprite, points }] of this.#lands) {
      sprite.visible = map === this.#map;
      sprite.position.set(camera.right(land.minY + land.lengthY), camera.down(land.minX + land.lengthX));
      sprite.scale.set(camera.scale / points);
    }
  }

  destroy(): void {
    this.#worker.terminate();
    for (const { sprite } of this.#lands.values()) if (sprite.texture !== Texture.EMPTY) sprite.texture.destroy(true);
  }

  async #load(map: number): Promise<void> {
    const land = await loadLand(map);
    if (land === undefined) return;
    const sprite = new Sprite();
    this.container.addChild(sprite);
    this.#lands.set(map, { land, sprite, points: 1 });
    const wanted: LandWanted = { land };
    this.#worker.postMessage(wanted);
  }
}
