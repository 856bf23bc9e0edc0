import type { House } from '@realmwright/gamedata/terrain/features';
import type { Land } from '@realmwright/gamedata/terrain/land';
import { Terrain } from '@realmwright/gamedata/terrain/terrain';
import type { Tree } from '@realmwright/gamedata/terrain/trees';
import { Texture } from 'pixi.js';
import { pictureOf } from '../figures/house.ts';
import { drawLandmark, type LandmarkKind, landmarkCell } from '../figures/landmark.ts';
import { drawTree, TREE_CROWN, TREE_LOOKS, treeCell } from '../figures/tree.ts';
import type { Spot } from '../ground/country.ts';
import { type Camera, YARD } from './camera.ts';
import type { Chores } from './chores.ts';
import type { Daylight } from './daylight.ts';
import type { DepthOrder } from './depth-order.ts';
import { paintTexture } from './picture.ts';
import { PlacedPicture } from './placed-picture.ts';

/** How far beyond the edge of the picture something may stand and still reach into it, yards. */
const MARGIN_YARDS = 12;
/** What is nearer or farther is looked for anew when the camera has gone so far, yards. */
const STRIDE_YARDS = 4;

/** Something that stands in the country. */
interface Stander extends Spot {
  readonly key: string;
  readonly kind: 'tree' | 'house' | 'landmark';
  readonly size: number;
  readonly footX: number;
  readonly footY: number;
  /** How far before its foot it reaches, points: what stands there is before it. */
  readonly ahead: number;
  readonly paint: () => Texture;
  readonly lights: readonly Light[];
}

interface Light {
  readonly right: number;
  readonly down: number;
  readonly reach: number;
  readonly isFire: boolean;
}

interface Shown {
  readonly stander: Stander;
  readonly body: PlacedPicture;
  readonly sway: number;
}

/** Trees, houses, lamps and whatever else a land has: shown while they are near. */
export class FeatureLayer {
  readonly #bodies: DepthOrder<PlacedPicture>;
  readonly #chores: Chores;
  readonly #pictures = new Map<string, Texture>();
  #standers: Stander[] = [];
  readonly #shown = new Map<Stander, Shown>();
  #lookedX = Number.NaN;
  #lookedY = Number.NaN;

  /** Shows everything of a land among the bodies that stand before and behind each other. */
  constructor(land: Land, bodies: DepthOrder<PlacedPicture>, chores: Chores) {
    this.#bodies = bodies;
    this.#chores = chores;
    const { houses } = new Terrain(land);
    this.#standers = [
      ...houses.map(houseStander),
      ...land.landmarks.map(({ x, y, kind }) => landmarkStander({ x, y }, kind)),
      ...land.lamps.map((spot) => landmarkStander(spot, 'lamp')),
    ];
  }

  /** The trees of the land are known. */
  plant(trees: readonly Tree[]): void {
    this.#standers = [...this.#standers, ...trees.map(treeStander)];
    this.#lookedX = Number.NaN;
  }

  /** Shows what is near; whatever hides the own character is seen through. */
  update(camera: Camera, self: Spot, daylight: Daylight, darkness: number, now: number, isStill: boolean): void {
    const hasMoved = !(Math.hypot(camera.x - this.#lookedX, camera.y - this.#lookedY) < STRIDE_YARDS);
    if (hasMoved) this.#look(camera);
    const selfRight = camera.right(self.y);
    const selfDown = camera.down(self.x);
    for (const { stander, body, sway } of this.#shown.values()) {
      const right = camera.right(stander.y);
      const down = camera.down(stander.x);
      body.x = right;
      body.y = down;
      body.depth = down + stander.ahead;
      if (stander.kind === 'tree' && !isStill) body.lean = Math.sin(now / 1_700 + sway) * 0.012;
      const { width, height } = body.texture;
      const hides =
        stander.kind !== 'landmark' &&
        selfDown < body.depth &&
        selfDown > down - height * stander.size * 0.86 &&
        Math.abs(selfRight - right) < width * stander.size * 0.42;
      body.alpha += ((hides ? 0.42 : 1) - body.alpha) * 0.14;
      for (const light of stander.lights) {
        const flicker = isStill || !light.isFire ? 1 : 1 + Math.sin(now / 90 + sway) * 0.04 + Math.sin(now / 37) * 0.02;
        const reach = light.reach * flicker;
        daylight.shine(camera, right + light.right, down + light.down, reach, 0xffb25c, 0.8 * darkness);
      }
    }
  }

  destroy(): void {
    for (const { body } of this.#shown.values()) this.#bodies.remove(body);
    this.#shown.clear();
    for (const picture of this.#pictures.values()) if (picture !== Texture.EMPTY) picture.destroy(true);
  }

  #look(camera: Camera): void {
    this.#lookedX = camera.x;
    this.#lookedY = camera.y;
    const isNear = ({ x, y }: Spot): boolean =>
      Math.abs(x - camera.x) < camera.reachX + MARGIN_YARDS && Math.abs(y - camera.y) < camera.reachY + MARGIN_YARDS;
    for (const [stander, { body }] of this.#shown) {
      if (isNear(stander)) continue;
      this.#bodies.remove(body);
      this.#shown.delete(stander);
    }
    for (const stander of this.#standers) if (!this.#shown.has(stander) && isNear(stander)) this.#show(stander);
  }

  #show(stander: Stander): void {
    const body = new PlacedPicture(this.#pictures.get(stander.key));
    body.footX = stander.footX;
    body.footY = stander.footY;
    body.scaleX = stander.size;
    body.scaleY = stander.size;
    this.#shown.set(stander, { stander, body, sway: (stander.x * 0.37 + stander.y * 0.61) % 6 });
    this.#bodies.add(body);
    if (body.texture === Texture.EMPTY) this.#chores.add(() => this.#paint(stander, body));
  }

  #paint(stander: Stander, body: PlacedPicture): void {
    if (this.#shown.get(stander)?.body !== body) return;
    let picture = this.#pictures.get(stander.key);
    if (picture === undefined) {
      picture = stander.paint();
      this.#pictures.set(stander.key, picture);
    }
    body.texture = picture;
  }
}

function treeStander({ x, y, kind, crown, look }: Tree): Stander {
  const index = Math.floor(look * TREE_LOOKS);
  const { width, height, footX, footY } = treeCell;
  return {
    x,
    y,
    key: `${kind} ${index}`,
    kind: 'tree',
    size: (crown * YARD) / TREE_CROWN,
    footX: footX / width,
    footY: footY / height,
    ahead: 0,
    paint: () => paintTexture(width, height, 1.25, (pen) => drawTree(pen, kind, index)),
    lights: [],
  };
}

function houseStander(house: House): Stander {
  const picture = pictureOf(house, YARD);
  const { width, height, footX, footY, windows, draw } = picture;
  return {
    x: house.x,
    y: house.y,
    key: house.name,
    kind: 'house',
    size: 1,
    footX: footX / width,
    footY: footY / height,
    ahead: (Math.min(house.width, house.depth) / 2) * YARD * 0.8,
    paint: () => paintTexture(width, height, 1.25, draw),
    lights: windows.map(({ x, y }) => ({ right: x, down: y + 8, reach: 96, isFire: false })),
  };
}

function landmarkStander({ x, y }: Spot, kind: LandmarkKind): Stander {
  const { width, height, footX, footY } = landmarkCell;
  return {
    x,
    y,
    key: kind,
    kind: 'landmark',
    size: 1,
    footX: footX / width,
    footY: footY / height,
    ahead: 0,
    paint: () => paintTexture(width, height, 1.5, (pen) => drawLandmark(pen, kind)),
    lights: lightsOf(kind),
  };
}

function lightsOf(kind: LandmarkKind): readonly Light[] {
  if (kind === 'lamp') return [{ right: 13, down: -50, reach: 300, isFire: false }];
  return kind === 'campfire' ? [{ right: 0, down: -10, reach: 340, isFire: true }] : [];
}
