import type { GroundKind } from '@realmwright/gamedata/terrain/ground';
import { Terrain } from '@realmwright/gamedata/terrain/terrain';
import { type LandPainted, type LandWanted, landPoints } from './land-work.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** Pale, so that whatever moves stands out from it. */
const colours: Readonly<Record<GroundKind, Colour>> = {
  grass: [214, 219, 178],
  flowers: [220, 222, 176],
  forest: [190, 204, 160],
  path: [240, 224, 186],
  sand: [238, 226, 192],
  rock: [205, 202, 190],
  field: [228, 207, 164],
  water: [172, 206, 214],
  planks: [186, 158, 122],
  house: [150, 128, 104],
};
const deepWater: Colour = [140, 184, 200];
/** How deep water is where it has its darkest colour, yards. */
const deepYards = 5;
const treeColour = 'rgb(112 138 92 / 0.55)';
const treeYards = 2.2;

/** Paints a whole land from above, roughly and then finely, so that the page has only to show it. */
addEventListener('message', ({ data }: MessageEvent<LandWanted>) => {
  const terrain = new Terrain(data.land);
  for (const points of landPoints) {
    const picture = paint(terrain, points);
    if (picture === undefined) return;
    const painted: LandPainted = { map: data.land.map, picture, points };
    postMessage(painted, { transfer: [picture] });
  }
});

function paint(terrain: Terrain, points: number): ImageBitmap | undefined {
  const width = Math.ceil(terrain.land.lengthY * points);
  const height = Math.ceil(terrain.land.lengthX * points);
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  const bare = pen.createImageData(width, height);
  for (let down = 0; down < height; down++) {
    const x = terrain.maxX - (down + 0.5) / points;
    for (let right = 0; right < width; right++) {
      const y = terrain.maxY - (right + 0.5) / points;
      const [red, green, blue] = colourAt(terrain, x, y);
      const light = lightAt(terrain, x, y);
      bare.data.set([red * light, green * light, blue * light, 255], (down * width + right) * 4);
    }
  }
  pen.putImageData(bare, 0, 0);
  pen.fillStyle = treeColour;
  for (const { x, y } of terrain.trees) {
    pen.beginPath();
    pen.arc((terrain.maxY - y) * points, (terrain.maxX - x) * points, treeYards * points, 0, 2 * Math.PI);
    pen.fill();
  }
  return canvas.transferToImageBitmap();
}

function colourAt(terrain: Terrain, x: number, y: number): Colour {
  const kind = terrain.groundAt(x, y);
  if (kind !== 'water') return colours[kind];
  const depth = (terrain.waterLevelAt(x, y) ?? 0) - terrain.bareHeightAt(x, y);
  const share = Math.min(1, Math.max(0, depth / deepYards));
  const [red, green, blue] = colours.water;
  return [
    red + (deepWater[0] - red) * share,
    green + (deepWater[1] - green) * share,
    blue + (deepWater[2] - blue) * share,
  ];
}

/** Light falls from the upper left. */
function lightAt(terrain: Terrain, x: number, y: number): number {
  const here = terrain.bareHeightAt(x, y);
  const slope = here - terrain.bareHeightAt(x + 1, y + 1);
  return 1 + Math.max(-0.16, Math.min(0.1, slope * 0.22));
}
